import type { AccountRef, Post, PostPage, PostQuery } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { io } from './io.js';
import { remoteStore, type RemoteStore } from './remote-store.js';

/** Requests for one “load more” where filters leave few posts over, so that a filter that fits nothing ends. */
const MAX_PAGES = 4;

/** The posts of an account so far, newest first, and how to get older ones. */
export interface PostsStore extends RemoteStore<PostPage> {
  /** Adds older posts to the value, unless something is under way already. */
  readonly more: () => void;
}

const stores = new Map<string, PostsStore>();

/** The posts of an account that a query asks for; one store for each pair. For networks that can load posts. */
export function $posts(ref: AccountRef, query: PostQuery): PostsStore {
  const key = `posts:${ref.network}:${ref.host}:${ref.id}:${JSON.stringify(query)}`;
  let store = stores.get(key);
  if (!store) {
    const remote = remoteStore<PostPage>(
      key,
      async (signal, previous) => merge(await loadPage(ref, query, undefined, signal), previous),
      // A visitor who read far down does not fill the storage; the next visit begins on top again.
      ({ posts }) => posts.length < 3 * query.limit,
    );
    const more = (): void => {
      remote.load(async (signal, previous) => {
        const { posts, cursor } = await loadPage(ref, query, previous?.cursor, signal);
        return { posts: unique([...(previous?.posts ?? []), ...posts]), cursor };
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
  let cursor = from;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const page = await networkOf(ref).loadPosts!(ref, query, cursor, io(signal));
    posts.push(...page.posts.filter((post) => matches(post, query)));
    cursor = page.cursor;
    if (!cursor || posts.length >= query.limit) break;
  }
  return { posts: unique(posts), cursor };
}

/** Filters after the network, which honours what it can. */
function matches(post: Post, { noReplies, noReposts, mediaOnly, tags, languages }: PostQuery): boolean {
  return !(
    (noReposts && post.repostedBy) ||
    (noReplies && post.replyTo && !post.repostedBy && post.replyTo.handle !== post.author.handle) ||
    (mediaOnly && !post.media.length) ||
    (tags.length && !tags.some((tag) => post.tags.includes(tag))) ||
    (languages.length && post.language && !languages.some((language) => speaks(post.language!, language)))
  );
}

function speaks(tag: string, wanted: string): boolean {
  return `${tag}-`.toLowerCase().startsWith(`${wanted}-`.toLowerCase());
}

/** A newer first page, with the older posts that the visitor had loaded behind it where the two meet. */
function merge(page: PostPage, previous: PostPage | undefined): PostPage {
  const ids = new Set(page.posts.map(({ id }) => id));
  const meet = previous?.posts.findLastIndex(({ id }) => ids.has(id)) ?? -1;
  const older = previous?.posts.slice(meet + 1) ?? [];
  return meet < 0 || !older.length ? page : { posts: [...page.posts, ...older], cursor: previous!.cursor };
}

function unique(posts: readonly Post[]): readonly Post[] {
  return [...new Map(posts.map((post) => [post.id, post])).values()];
}
