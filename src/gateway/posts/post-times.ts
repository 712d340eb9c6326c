import type { Services } from '../services.js';
import type { CacheTimes } from '../http/etag.js';

/** What an account has published, and what it is going to. */
export interface PostTimes {
  /** Posts that are public now. */
  readonly posts: number;
  /** When the next one becomes public; milliseconds since 1970. `undefined`: none is scheduled. */
  readonly nextAt: number | undefined;
}

/** How long an answer about posts is right without asking, in seconds; a new post is seen after that. */
const MAX_AGE_SECONDS = 15;
const STALE_SECONDS = 60;

const NONE: PostTimes = { posts: 0, nextAt: undefined };

/** Of several accounts, by their ids; each has an entry. */
export async function postTimes(
  { database, now }: Services,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, PostTimes>> {
  const at = now();
  const rows =
    accountIds.length === 0
      ? []
      : await database
          .selectFrom('post')
          .select(({ fn }) => [
            'account_id',
            fn.countAll<number>().filterWhere('publish_at', '<=', at).as('posts'),
            fn.min<number | null>('publish_at').filterWhere('publish_at', '>', at).as('next'),
          ])
          .where('account_id', 'in', accountIds)
          .groupBy('account_id')
          .execute();
  const found = new Map(rows.map(({ account_id, posts, next }) => [account_id, { posts, nextAt: next ?? undefined }]));
  return new Map(accountIds.map((id) => [id, found.get(id) ?? NONE]));
}

/** For how long an answer holds that says what is public: not past the next scheduled post. */
export function cacheTimes({ now }: Services, times: Iterable<PostTimes>): CacheTimes {
  const left = [...times].map(({ nextAt = Infinity }) => Math.max(0, Math.floor((nextAt - now()) / 1_000)));
  return { maxAgeSeconds: Math.min(MAX_AGE_SECONDS, ...left), staleSeconds: STALE_SECONDS };
}
