import type { AccountRef, Post, PostPage, PostQuery } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { io } from './io.js';
import { keyOf } from './key.js';
import { remoteStore, type RemoteStore } from './remote-store.js';
import { unique } from './unique-posts.js';

/** Requests for one “load more” where filters leave few posts over, so that a filter that fits nothing ends. */
const MAX_PAGES = 4;
/** As many as networks give at once. */
const MAX_PAGE_SIZE = 40;

/** The posts of an account so far, newest first, and how to get older ones. */
export interface PostsStore extends RemoteStore<PostPage> {
  /** Adds older posts to the value, unless something is under way already. */
  readonly more: () => void;
  /** Loads the first page and leaves the value as it is. @throws {NetworkError} Any code. */
  readonly first: (signal: AbortSignal) => Promise<PostPage>;
}

const stores = new Map<string, PostsStore>();

/** The posts of an account that a query asks for; one store for each pair. For networks that can load posts. */
export function $posts(ref: AccountRef, query: PostQuery): PostsStore {
  const key = `posts:${keyOf(ref)}:${JSON.stringify(query)}`;
  let store = stores.get(key);
  if (!store) {
    const remote = remoteStore<PostPage>(
      key,
      async (signal, previous) => {
        const page = await loadPage(ref, query, undefined, signal);
        return previous ? (await import('./newer-posts.js')).merge(page, previous) : page;
      },
      ({ posts }) =>
        posts.every(({ author, text, tags, media }) => [author.name, text, tags, media].every(Array.isArray)),
      // A visitor who read far down does not fill the storage; the next visit begins on top again.
      ({ posts, rest }) => !rest && posts.length < Math.max(3 * query.limit, 2 * pageSize(query)),
    );
    store = Object.assign(remote, {
      more: () =>
        remote.load(async (signal, previous) =>
          joined(previous?.posts ?? [], await loadPage(ref, query, previous?.cursor, signal)),
        ),
      first: (signal: AbortSignal) => loadPage(ref, query, undefined, signal),
    });
    stores.set(key, store);
  }
  return store;
}

async function loadPage(
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
function joined(before: readonly Post[], page: PostPage, fits: (post: Post) => boolean = () => true): PostPage {
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
function pageSize(query: PostQuery): number {
  return weightOf(query) > 1 ? MAX_PAGE_SIZE : query.limit;
}
