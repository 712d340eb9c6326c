import type { Kysely, Selectable } from 'kysely';
import type { AccountTable, Database } from '../database/schema.js';
import { transact } from '../database/transact.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';

/** `follow-limit`: the viewer follows as many accounts as `GatewayConfig.followLimit` allows, and nothing was changed. */
export type FollowOutcome = 'following' | 'follow-limit';

export interface NewFollow {
  readonly viewerId: string;
  readonly accountId: string;
  /** Which site asked; `undefined`: a page of the gateway. */
  readonly origin: string | undefined;
  /** Whether the platform says so, and nobody asks whether it may be: no limit holds. @default false */
  readonly isFact?: boolean | undefined;
}

/**
 * Makes a viewer follow an account, once however often it is called, and counts it on both sides.
 * @param within A transaction: everything or nothing of it must come to pass.
 * @throws {ProblemError} not-found: there is no such account any more.
 */
export async function follow(
  { config, database, answers, now }: Services,
  { viewerId, accountId, origin, isFact = false }: NewFollow,
): Promise<FollowOutcome> {
  const made = await database
    .insertInto('follow')
    .values({ viewer_id: viewerId, account_id: accountId, origin: origin ?? null, created_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) return 'following';
  const counted = await database
    .updateTable('viewer')
    .set(({ eb }) => ({ following: eb('following', '+', 1) }))
    .where('id', '=', viewerId)
    // In the condition and not before: two follows at once do not both see the last free place.
    .$if(!isFact, (query) => query.where('following', '<', config.followLimit))
    .executeTakeFirst();
  if (counted.numUpdatedRows === 0n) {
    await pairOf(database, viewerId, accountId).executeTakeFirst();
    return 'follow-limit';
  }
  const { numUpdatedRows } = await database
    .updateTable('account')
    .set(({ eb }) => ({ followers: eb('followers', '+', 1) }))
    .where('id', '=', accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new ProblemError('not-found', 'The account was deleted.');
  answers.changed(accountId);
  return 'following';
}

/** Ends a follow. @returns Whether there was one. */
export function unfollow(services: Services, viewerId: string, accountId: string): Promise<boolean> {
  return transact(services, (within) => unfollowWithin(within, viewerId, accountId));
}

/** As `unfollow`, beside what else a transaction does. */
export async function unfollowWithin(
  { database, answers }: Services,
  viewerId: string,
  accountId: string,
): Promise<boolean> {
  const { numDeletedRows } = await pairOf(database, viewerId, accountId).executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await database
    .updateTable('viewer')
    .set(({ eb }) => ({ following: eb('following', '-', 1) }))
    .where('id', '=', viewerId)
    .execute();
  await database
    .updateTable('account')
    .set(({ eb }) => ({ followers: eb('followers', '-', 1) }))
    .where('id', '=', accountId)
    .execute();
  answers.changed(accountId);
  return true;
}

/**
 * Follows because the viewer asked for it on a page of the gateway.
 * @throws {ProblemError} not-found: there is no such account any more.
 */
export async function followFromGateway(
  services: Services,
  viewerId: string,
  accountId: string,
): Promise<FollowOutcome> {
  return transact(services, (within) => follow(within, { viewerId, accountId, origin: undefined }));
}

/** What a viewer follows, the newest first; without accounts that were deleted. */
export async function followsOf(
  { database }: Pick<Services, 'database'>,
  viewerId: string,
): Promise<
  readonly {
    readonly account: Selectable<AccountTable>;
    readonly origin: string | undefined;
    /** Milliseconds since 1970. */
    readonly createdAt: number;
  }[]
> {
  const rows = await database
    .selectFrom('follow')
    .innerJoin('account', 'account.id', 'follow.account_id')
    .selectAll('account')
    .select(['follow.origin as asked_by', 'follow.created_at as followed_at'])
    .where('follow.viewer_id', '=', viewerId)
    .where('account.deleted_at', 'is', null)
    .orderBy('follow.created_at', 'desc')
    .orderBy('account.username')
    .execute();
  return rows.map(({ asked_by, followed_at, ...account }) => ({
    account,
    origin: asked_by ?? undefined,
    createdAt: followed_at,
  }));
}

/** Which of several usernames a viewer follows. */
export async function followedAmong(
  { database }: Pick<Services, 'database'>,
  viewerId: string,
  usernames: readonly string[],
): Promise<ReadonlySet<string>> {
  if (usernames.length === 0) return new Set();
  const rows = await database
    .selectFrom('follow')
    .innerJoin('account', 'account.id', 'follow.account_id')
    .select('account.username')
    .where('follow.viewer_id', '=', viewerId)
    .where('account.username', 'in', usernames)
    .where('account.deleted_at', 'is', null)
    .execute();
  return new Set(rows.map(({ username }) => username));
}

const pairOf = (database: Kysely<Database>, viewerId: string, accountId: string) =>
  database.deleteFrom('follow').where('viewer_id', '=', viewerId).where('account_id', '=', accountId);
