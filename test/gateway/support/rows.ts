import { randomId } from '../../../src/gateway/config/keys.js';
import { createAccount, type AccountRow } from '../../../src/gateway/accounts/account-store.js';
import type { Services } from '../../../src/gateway/services.js';

/** An account as a publisher would make it. */
export const addAccount = (services: Services, username: string): Promise<AccountRow> =>
  createAccount(services, { username, name: `The ${username}` });

/** Somebody who has signed in. @returns Their id. */
export async function addViewer({ database, now }: Services): Promise<string> {
  const id = randomId();
  await database
    .insertInto('viewer')
    .values({ id, issuer: 'https://accounts.example', subject: id, name: null, following: 0, created_at: now() })
    .execute();
  return id;
}

/** What is kept of an account and of who follows it. */
export async function followersOf(
  services: Services,
  { id }: AccountRow,
): Promise<{ stored: number; counted: number }> {
  const { followers } = await services.database
    .selectFrom('account')
    .select('followers')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const rows = await services.database.selectFrom('follow').select('viewer_id').where('account_id', '=', id).execute();
  return { stored: followers, counted: rows.length };
}
