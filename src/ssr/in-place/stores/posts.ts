import type { AccountRef, PostPage, PostQuery } from '../../../core/model.js';
import { keyOf } from '../../../stores/key.js';
import { currentPage } from '../../page.js';
import { wantedStore, type WantedStore } from '../../wanted-store.js';

/** The posts of an account that a query asks for, as far as the rendering has them. */
export function $posts(ref: AccountRef, query: PostQuery): WantedStore<PostPage> {
  return wantedStore(currentPage().want(`posts:${keyOf(ref)}:${JSON.stringify(query)}`, ref, query));
}
