import type { AccountRef, PostPage, PostQuery } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { io } from './io.js';
import { unique } from './unique-posts.js';

/** As many as networks give at once. */
const MAX_PAGE_SIZE = 40;

/**
 * Loads a page of what a query asks for, from as many pages of the network as its filters need.
 * @param from Where to go on. `undefined`: at the newest.
 * @throws {NetworkError} Any code.
 */
export async function loadPage(
  ref: AccountRef,
  query: PostQuery,
  from: string | undefined,
  signal: AbortSignal,
): Promise<PostPage> {
  const ask = (cursor: string | undefined): Promise<PostPage> =>
    networkOf(ref).loadPosts!(ref, { ...query, limit: pageSize(query) }, cursor, io(signal));
  const page = await ask(from);
  // Mostly that is all.
  if (!weightOf(query) && !page.rest && !(page.cursor && page.posts.length < query.limit)) {
    return { ...page, posts: unique(page.posts) };
  }
  return (await import('./more-pages.js')).fillUp(page, query, ask, weightOf(query) > 0);
}

/** How much a query filters; networks filter one of what weighs little. */
function weightOf({ noReplies, noReposts, mediaOnly, tags, languages, hide, only }: PostQuery): number {
  return Number(noReplies) + Number(mediaOnly) + (noReposts || tags.length || languages.length || hide || only ? 2 : 0);
}

/** Where we filter, and few may be left over, all that a request can bring. */
export function pageSize(query: PostQuery): number {
  return weightOf(query) > 1 ? MAX_PAGE_SIZE : query.limit;
}
