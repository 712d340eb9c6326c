import type { Selectable } from 'kysely';
import type { components } from '../../core/gateway-api.js';
import { randomId } from '../config/keys.js';
import type { AccountTable } from '../database/schema.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { usernameOf } from './address.js';

export type AccountRow = Selectable<AccountTable>;

type AccountDraft = components['schemas']['AccountDraft'];

/** What a publisher may change of the row itself; pictures were looked up, the website is https. */
export type AccountEdit = Partial<Pick<AccountRow, 'name' | 'bio' | 'fields' | 'website' | 'avatar_id' | 'banner_id'>>;

/** @throws {ProblemError} not-found: there is none, or it was deleted. */
export async function findAccount(services: Services, address: string): Promise<AccountRow> {
  const account = (await findAccounts(services, [address])).get(address);
  if (account) return account;
  throw noAccount(address);
}

/** Accounts by the addresses asked for; there is no entry where there is no account. */
export async function findAccounts(
  { database }: Services,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, AccountRow>> {
  const usernames = [...new Set(addresses.map(usernameOf).filter((username) => username !== undefined))];
  if (usernames.length === 0) return new Map();
  const rows = await database
    .selectFrom('account')
    .selectAll()
    .where('username', 'in', usernames)
    .where('deleted_at', 'is', null)
    .execute();
  const byUsername = new Map(rows.map((row) => [row.username, row]));
  return new Map(
    addresses.flatMap((address) => {
      const row = byUsername.get(usernameOf(address) ?? '');
      return row ? [[address, row] as const] : [];
    }),
  );
}

/** @throws {ProblemError} username-taken, also by an account that was deleted. */
export async function createAccount(
  { database, answers, now }: Services,
  {
    username,
    name,
    bio = '',
    fields = [],
    website = null,
  }: Omit<AccountDraft, 'website'> & { website?: string | null },
): Promise<AccountRow> {
  const account = await database
    .insertInto('account')
    .values({
      id: randomId(),
      username,
      name,
      bio,
      fields: JSON.stringify(fields),
      website,
      avatar_id: null,
      banner_id: null,
      followers: 0,
      created_at: now(),
      updated_at: now(),
      deleted_at: null,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (account) {
    // Answers about several accounts say which are not there.
    answers.changed();
    return account;
  }
  throw new ProblemError('username-taken', `“${username}” is or was an account here. Choose another username.`);
}

/**
 * Gives an account that lives elsewhere a row, for tickets and follows to point to.
 * @param account `username` is its whole address.
 */
export async function ensureAccountElsewhere(
  { database, now }: Pick<Services, 'database' | 'now'>,
  { username, name }: Pick<AccountRow, 'username' | 'name'>,
): Promise<AccountRow> {
  const time = now();
  return database
    .insertInto('account')
    .values({
      id: randomId(),
      username,
      name,
      bio: '',
      fields: '[]',
      website: null,
      avatar_id: null,
      banner_id: null,
      followers: 0,
      created_at: time,
      updated_at: time,
      deleted_at: null,
    })
    .onConflict((conflict) => conflict.column('username').doUpdateSet({ name, updated_at: time }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * The account, held until the transaction ends: whatever else writes to it, to its posts or its followers waits. A `select …
 * for update` that SQLite knows as well.
 * @throws {ProblemError} not-found.
 */
export async function holdAccount({ database, answers }: Services, username: string): Promise<AccountRow> {
  const account = await database
    .updateTable('account')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('username', '=', username)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!account) throw noAccount(username);
  answers.changed(account.id);
  return account;
}

/** @returns The account as it is now. */
export async function changeAccount(
  { database, now }: Services,
  { id }: AccountRow,
  edit: AccountEdit,
): Promise<AccountRow> {
  return database
    .updateTable('account')
    .set({ ...edit, updated_at: now() })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** @param name As it was asked for. */
export const noAccount = (name: string): ProblemError =>
  new ProblemError('not-found', `There is no account “${name}” here.`);
