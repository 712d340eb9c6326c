import { dice } from './drawing.mjs';

const SIZE = 1600;
/** SQLite takes so many values in one statement, and more. */
const ROWS = 400;
const ISSUER = 'https://crowd.example';

/**
 * Lets a crowd follow the accounts that nobody follows yet. Written straight into the database: nobody can sign in for so
 * many. `magpie-gateway check` proves that the counts are right.
 * @param {object} services Of the gateway.
 * @param {import('./accounts.mjs').SeedAccount[]} accounts
 */
export async function gatherCrowd({ database, now }, accounts) {
  const usernames = accounts.map(({ username }) => username);
  const rows = await database
    .selectFrom('account')
    .select(['id', 'username', 'followers'])
    .where('username', 'in', usernames)
    .execute();
  const lonely = rows.filter(({ followers }) => followers === 0);
  if (lonely.length === 0) return;
  await database.transaction().execute(async (transaction) => {
    const insert = async (table, all) => {
      for (let n = 0; n < all.length; n += ROWS) {
        await transaction
          .insertInto(table)
          .values(all.slice(n, n + ROWS))
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }
    };
    const people = Array.from({ length: SIZE }, (_, n) => `crowd-${n}`);
    await insert(
      'viewer',
      people.map((id) => ({ id, issuer: ISSUER, subject: id, name: null, following: 0, created_at: now() })),
    );
    for (const { id, username } of lonely) {
      const throwDice = dice(username.length);
      const { followedBy } = accounts.find((account) => account.username === username);
      const followers = people.filter(() => throwDice() < followedBy);
      await insert(
        'follow',
        followers.map((viewer) => ({ viewer_id: viewer, account_id: id, origin: null, created_at: now() })),
      );
      await transaction.updateTable('account').set({ followers: followers.length }).where('id', '=', id).execute();
      await transaction
        .updateTable('viewer')
        .set(({ eb }) => ({ following: eb('following', '+', 1) }))
        .where('id', 'in', followers)
        .execute();
    }
  });
}
