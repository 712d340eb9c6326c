import type { AccountRow } from '../accounts/account-store.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { readCursor, writeCursor } from './cursor.js';
import { isPostId } from './post-id.js';
import type { PostRow } from './post-row.js';
import { MAX_PINNED } from './post-store.js';

/** A page of an account's public posts. */
export interface PostList {
  /** Newest first; on the first page pinned ones stand before them. */
  readonly posts: readonly PostRow[];
  /** Where to go on; `undefined`: this was the last page. */
  readonly cursor: string | undefined;
}

/** Which page. */
export interface PostListOptions {
  /** Posts, pinned ones not counted. */
  readonly limit: number;
  /** As the page before gave it. `undefined`: the first page. */
  readonly cursor: string | undefined;
}

/**
 * What everybody may read, by when it became public. Who goes on from cursor to cursor gets each post that stays as it is
 * once, whatever is published, pinned or deleted meanwhile: a page begins after the time and the id where the one before
 * ended, and the cursor names what stood on top, so that pinning moves nothing either.
 * @throws {ProblemError} invalid-cursor.
 */
export async function listPublicPosts(
  services: Services,
  { id: accountId }: AccountRow,
  { limit, cursor }: PostListOptions,
): Promise<PostList> {
  const after = cursor === undefined ? undefined : readCursor(services, accountId, cursor);
  const newestFirst = publicPosts(services, accountId).orderBy('publish_at', 'desc').orderBy('id', 'desc');
  const top = after ? [] : await newestFirst.where('pinned', '=', 1).limit(MAX_PINNED).execute();
  const pinned = after?.pinned ?? top.map(({ id }) => id);
  const found = await newestFirst
    .$if(pinned.length > 0, (query) => query.where('id', 'not in', pinned))
    .$if(after !== undefined, (query) =>
      query.where((eb) => eb(eb.refTuple('publish_at', 'id'), '<', eb.tuple(after!.publishAt, after!.id))),
    )
    .limit(limit + 1)
    .execute();
  const posts = found.slice(0, limit);
  const last = posts.at(-1);
  return {
    posts: [...top, ...posts],
    cursor:
      last && found.length > limit
        ? writeCursor(services, accountId, { publishAt: last.publish_at, id: last.id, pinned })
        : undefined,
  };
}

/** A public post. @throws {ProblemError} not-found, also for one that is scheduled. */
export async function findPublicPost(services: Services, { id: accountId }: AccountRow, id: string): Promise<PostRow> {
  const post = isPostId(id)
    ? await publicPosts(services, accountId).where('id', '=', id).executeTakeFirst()
    : undefined;
  if (post) return post;
  throw new ProblemError('not-found', 'There is no such post here.');
}

/** Posts that are not public yet, soonest first. */
export async function listScheduledPosts(
  { database, now }: Services,
  { id: accountId }: AccountRow,
): Promise<readonly PostRow[]> {
  return database
    .selectFrom('post')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('publish_at', '>', now())
    .orderBy('publish_at')
    .orderBy('id')
    .execute();
}

const publicPosts = ({ database, now }: Services, accountId: string) =>
  database.selectFrom('post').selectAll().where('account_id', '=', accountId).where('publish_at', '<=', now());
