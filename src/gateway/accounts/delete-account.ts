import { isOver } from '../follows/ticket-view.js';
import type { Services } from '../services.js';
import type { AccountRow } from './account-store.js';

/** How many ids one statement names; SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const CHUNK = 1_000;

/**
 * Deletes an account with its posts, its followers, and the pictures that no other account has. The row stays, blank, so that
 * nobody gets the username and with it the links of those who meant the old account. Tokens made for it stay too, good for
 * nothing, so that who deleted it by one may ask again and hear that it is done.
 * @param within A transaction that holds the account.
 * @returns Ids of tickets that were open and are gone, to be announced when it is done.
 */
export async function deleteAccount(within: Services, { id }: AccountRow): Promise<readonly string[]> {
  const { database, answers, now } = within;
  // A follow holds its viewer before the account, which is held here: where the two wait for each other, one is tried again.
  await database
    .updateTable('viewer')
    .set((eb) => ({ following: eb('following', '-', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('follow').select('viewer_id').where('account_id', '=', id))
    .execute();
  await database.deleteFrom('follow').where('account_id', '=', id).execute();
  const tickets = await database.deleteFrom('ticket').where('account_id', '=', id).returning(['id', 'state']).execute();
  await database.deleteFrom('post').where('account_id', '=', id).execute();
  const pictures = await database
    .deleteFrom('account_picture')
    .where('account_id', '=', id)
    .returning('picture_id')
    .execute();
  await deleteUnused(
    within,
    pictures.map(({ picture_id }) => picture_id),
  );
  await database
    .updateTable('account')
    .set({
      name: '',
      bio: '',
      fields: '[]',
      website: null,
      avatar_id: null,
      banner_id: null,
      followers: 0,
      updated_at: now(),
      deleted_at: now(),
    })
    .where('id', '=', id)
    .execute();
  // Its pictures, too.
  answers.changed();
  return tickets.filter(({ state }) => !isOver(state)).map((ticket) => ticket.id);
}

async function deleteUnused({ database }: Services, pictureIds: readonly string[]): Promise<void> {
  for (let at = 0; at < pictureIds.length; at += CHUNK) {
    await database
      .deleteFrom('picture')
      .where('id', 'in', pictureIds.slice(at, at + CHUNK))
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('account_picture').select('account_id').whereRef('picture_id', '=', 'picture.id')),
        ),
      )
      .execute();
  }
}
