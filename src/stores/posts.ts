import type { AccountRef, PostPage, PostQuery } from '../core/model.js';
import { keyOf } from './key.js';
import { loadPage, pageSize } from './post-pages.js';
import { remoteStore, type RemoteStore } from './remote-store.js';

/** The posts of an account so far, newest first, and how to get older ones. */
export interface PostsStore extends RemoteStore<PostPage> {
  /** Adds older posts to the value, unless something is under way already. */
  readonly more: () => void;
  /** Loads the first page and leaves the value as it is. @throws {NetworkError} Any code. */
  readonly first: (signal: AbortSignal) => Promise<PostPage>;
}

/** The posts of an account that a query asks for; one store for each pair. For networks that can load posts. */
export function $posts(ref: AccountRef, query: PostQuery): PostsStore {
  const remote = remoteStore<PostPage>(
    `posts:${keyOf(ref)}:${JSON.stringify(query)}`,
    async (signal, previous) => {
      const page = await loadPage(ref, query, undefined, signal);
      return previous ? (await import('./newer-posts.js')).merge(page, previous) : page;
    },
    ({ posts }) =>
      posts.every(({ author, text, tags, media }) => [author.name, text, tags, media].every(Array.isArray)),
    // A visitor who read far down does not fill the storage; the next visit begins on top again.
    ({ posts, rest }) => !rest && posts.length < Math.max(3 * query.limit, 2 * pageSize(query)),
  );
  if (!('more' in remote)) {
    Object.assign(remote, {
      more: () =>
        remote.load(async (signal, previous) => {
          const { joined } = await import('./more-pages.js');
          return joined(previous?.posts ?? [], await loadPage(ref, query, previous?.cursor, signal));
        }),
      first: (signal: AbortSignal) => loadPage(ref, query, undefined, signal),
    });
  }
  return remote as PostsStore;
}
