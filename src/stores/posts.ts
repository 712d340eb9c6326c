import type { AccountRef, Post, PostPage, PostQuery } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { io } from './io.js';
import { keyOf } from './key.js';
import { remoteStore, type RemoteStore } from './remote-store.js';

/** Requests for one “load more” where filters leave few posts over, so that a filter that fits nothing ends. */
const MAX_PAGES = 4;
/** As many as networks give at once. */
const MAX_PAGE_SIZE = 40;

/** The posts of an account so far, newest first, and how to get older ones. */
export interface PostsStore extends RemoteStore<PostPage> {
  /** Adds older posts to the value, unless something is under way already. */
  readonly more: () => void;
}

const stores = new Map<string, PostsStore>();

/** The posts of an account that a query asks for; one store for each pair. For networks that can load posts. */
export function $posts(ref: AccountRef, query: PostQuery): PostsStore {
  const key = `posts:${keyOf(ref)}:${JSON.stringify(query)}`;
  let store = stores.get(key);
  if (!store) {
    const remote = remoteStore<PostPage>(
      key,
      async (signal, previous) => merge(await loadPage(ref, query, undefined, signal), previous),
      ({ posts }) =>
        posts.every(({ author, text, tags, media }) => [author.name, text, tags, media].every(Array.isArray)),
      // A visitor who read far down does not fill the storage; the next visit begins on top again.
      ({ posts }) => posts.length < Math.max(3 * query.limit, 2 * pageSize(query)),
    );
    const more = (): void => {
      remote.load(async (signal, previous) => {
        const page = await loadPage(ref, query, previous?.cursor, signal);
        return { ...page, posts: unique([...(previous?.posts ?? []), ...page.posts]) };
      });
    };
    stores.set(key, (store = Object.assign(remote, { more })));
  }
  return store;
}

async function loadPage(
  ref: AccountRef,
  query: PostQuery,
  from: string | undefined,
  signal: AbortSignal,
): Promise<PostPage> {
  const posts: Post[] = [];
  const asked = { ...query, limit: pageSize(query) };
  let page: PostPage = { posts, cursor: from };
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    page = await networkOf(ref).loadPosts!(ref, asked, page.cursor, io(signal));
    posts.push(...page.posts.filter((post) => matches(post, query)));
    if (!page.cursor || page.missing || posts.length >= query.limit) break;
  }
  return { ...page, posts: unique(posts) };
}

/** Where we filter, and few may be left over, all that a request can bring. Networks filter one of the other two. */
function pageSize({ limit, noReplies, noReposts, mediaOnly, tags, languages }: PostQuery): number {
  return noReposts || tags.length || languages.length || (noReplies && mediaOnly) ? MAX_PAGE_SIZE : limit;
}

/** Filters after the network, which honours what it can. */
function matches(post: Post, { noReplies, noReposts, mediaOnly, tags, languages }: PostQuery): boolean {
  return !(
    (noReposts && post.repostedBy) ||
    (noReplies && post.replyTo && !post.repostedBy && post.replyTo.handle !== post.author.handle) ||
    (mediaOnly && !post.media.length) ||
    (tags.length && !tags.some((tag) => post.tags.includes(tag))) ||
    (languages.length &&
      post.languages.length &&
      !post.languages.some((tag) => languages.some((one) => speaks(tag, one))))
  );
}

function speaks(tag: string, wanted: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${wanted}-`.toLowerCase());
}

/**
 * A newer first page, with the older posts that the visitor had loaded behind it where the two meet; they do not where one
 * of several accounts is missing in either.
 */
function merge(page: PostPage, previous: PostPage | undefined): PostPage {
  // A pinned post stands on top of both, however far they are apart.
  const ids = new Set(page.posts.map(({ id, pinned }) => !pinned && id));
  const meet = previous?.posts.findLastIndex(({ id, pinned }) => !pinned && ids.has(id)) ?? -1;
  const older = previous?.posts.slice(meet + 1) ?? [];
  return meet < 0 || !older.length || page.missing || previous!.missing
    ? page
    : { posts: unique([...page.posts, ...older]), cursor: previous!.cursor };
}

/** Each post where it stands first: a pinned one stays on top. */
function unique(posts: readonly Post[]): readonly Post[] {
  const ids = new Set<string>();
  return posts.filter(({ id }) => ids.size < ids.add(id).size);
}
