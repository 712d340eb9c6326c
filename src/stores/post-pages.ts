import type { AccountRef, Post, PostPage, PostQuery } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { io } from './io.js';
import { unique } from './unique-posts.js';

/** Requests for one “load more” where filters leave few posts over, so that a filter that fits nothing ends. */
const MAX_PAGES = 4;
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
  // Where what filters cannot be loaded, nothing is shown: an owner has left out posts for a reason.
  const filter = weightOf(query) ? await import('./post-filter.js') : undefined;
  const asked = { ...query, limit: pageSize(query) };
  let page: PostPage = { posts: [], cursor: from };
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const next = await networkOf(ref).loadPosts!(ref, asked, page.cursor, io(signal));
    page = joined(page.posts, next, filter && ((post) => filter.fits(post, query)));
    if (!page.cursor || page.missing || page.rest || page.posts.length >= query.limit) break;
  }
  return page;
}

/** A page behind the posts before it, and so once more when it is whole. */
export function joined(before: readonly Post[], page: PostPage, fits: (post: Post) => boolean = () => true): PostPage {
  return {
    ...page,
    posts: unique([...before, ...page.posts.filter(fits)]),
    ...(page.rest && { rest: page.rest.then((whole) => joined(before, whole, fits)) }),
  };
}

/** How much a query filters; networks filter one of what weighs little. */
function weightOf({ noReplies, noReposts, mediaOnly, tags, languages, hide, only }: PostQuery): number {
  return Number(noReplies) + Number(mediaOnly) + (noReposts || tags.length || languages.length || hide || only ? 2 : 0);
}

/** Where we filter, and few may be left over, all that a request can bring. */
export function pageSize(query: PostQuery): number {
  return weightOf(query) > 1 ? MAX_PAGE_SIZE : query.limit;
}
