import { sql, type Selectable } from 'kysely';
import { visibleName } from '../../core/visible-name.js';
import { randomId } from '../config/keys.js';
import type { ViewerTable } from '../database/schema.js';
import { transact } from '../database/transact.js';
import type { Services } from '../services.js';
import { findOpenViewer } from './open-visitor.js';

export type ViewerRow = Selectable<ViewerTable>;

const MAX_NAME_LENGTH = 100;

/** Whom a provider vouches for. */
export interface Identity {
  readonly issuer: string;
  /** Of the issuer; the same subject at another issuer is somebody else. */
  readonly subject: string;
  /** As the provider gives it; `undefined`: it does not say now. */
  readonly name?: string | undefined;
}

/** The viewer of an identity, new or not, under the name that the provider gives them now, or gave last. */
export async function rememberViewer({ database, now }: Services, identity: Identity): Promise<ViewerRow> {
  const { issuer, subject } = identity;
  const name = nameOf(identity);
  return database
    .insertInto('viewer')
    .values({ id: randomId(), issuer, subject, name, following: 0, created_at: now() })
    .onConflict((conflict) =>
      conflict
        .columns(['issuer', 'subject'])
        .doUpdateSet({ name: sql<string | null>`coalesce(excluded.name, viewer.name)` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The viewer of an identity; `undefined`: nobody. */
export async function findViewer(
  { database }: Pick<Services, 'database'>,
  { issuer, subject }: Pick<Identity, 'issuer' | 'subject'>,
): Promise<ViewerRow | undefined> {
  return database
    .selectFrom('viewer')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/**
 * Forgets a viewer: follows, with the counters of whom they followed, allowed sites and sessions, all or nothing. What they have
 * allowed on an open network is given back there first. Nothing happens where there is none.
 */
export async function forgetViewer(services: Services, id: string): Promise<void> {
  const open = await findOpenViewer(services, id);
  await open?.network.signOut(open.visitor);
  await transact(services, (within) => forgetViewerWithin(within, id));
}

/** As `forgetViewer`, beside what else a transaction does. */
export async function forgetViewerWithin({ database, answers }: Services, id: string): Promise<void> {
  // First the row that every follow of this viewer changes: none is added between counting and deleting.
  const { numUpdatedRows } = await database
    .updateTable('viewer')
    .set({ following: 0 })
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  const followed = await database
    .updateTable('account')
    .set(({ eb }) => ({ followers: eb('followers', '-', 1) }))
    .where('id', 'in', (query) => query.selectFrom('follow').select('account_id').where('viewer_id', '=', id))
    .returning('id')
    .execute();
  for (const account of followed) answers.changed(account.id);
  await database.deleteFrom('follow').where('viewer_id', '=', id).execute();
  await database.deleteFrom('grant').where('viewer_id', '=', id).execute();
  await database.deleteFrom('session').where('viewer_id', '=', id).execute();
  await database.updateTable('ticket').set({ viewer_id: null }).where('viewer_id', '=', id).execute();
  await database.deleteFrom('viewer').where('id', '=', id).execute();
}

/** Controls become spaces: they show nothing, and PostgreSQL takes no NUL. */
function nameOf({ name = '' }: Identity): string | null {
  const shown = visibleName(name.replace(/\p{Cc}/gu, ' '), '');
  return [...shown].slice(0, MAX_NAME_LENGTH).join('') || null;
}
