import { hashOf } from '../config/keys.js';
import type { Person } from '../connectors/connector.js';
import type { Services } from '../services.js';

/** What a platform told last of somebody and an account. */
export interface LastEvent {
  readonly kind: 'followed' | 'unfollowed';
  /** By the platform's clock; milliseconds since 1970. */
  readonly at: number;
}

type Somebody = Pick<Person, 'issuer' | 'subject'>;

/** As long as platforms repeat what they tell. */
const REMEMBERED_MS = 24 * 3_600_000;

/** A hash, since it outlasts those who have to be forgotten. */
const keyOf = (account: string, { issuer, subject }: Somebody): string =>
  `last:${hashOf(`${account} ${issuer} ${subject}`)}`;

/** Of whom nothing was told yet. */
const NOTHING: LastEvent = { kind: 'unfollowed', at: 0 };

/**
 * What was told last, also longer ago than it has to be remembered. Whatever else happens to the same person waits until the
 * transaction ends: platforms tell of two things at once, and two processes must not both go by what was.
 * @param within A transaction; this comes before all else that it changes.
 */
export async function holdLastEvent(within: Services, account: string, person: Somebody): Promise<LastEvent> {
  const expiresAt = within.now() + REMEMBERED_MS;
  const { value } = await within.database
    .insertInto('connector_entry')
    .values({ key: keyOf(account, person), value: JSON.stringify(NOTHING), expires_at: expiresAt })
    // Changes nothing that matters, but locks the row.
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ expires_at: expiresAt }))
    .returning('value')
    .executeTakeFirstOrThrow();
  return JSON.parse(value) as LastEvent;
}

/** Remembers what is told now. @param within A transaction that holds what was told last. */
export async function keepLastEvent(
  within: Services,
  account: string,
  person: Somebody,
  event: LastEvent,
): Promise<void> {
  await within.database
    .updateTable('connector_entry')
    .set({ value: JSON.stringify(event) })
    .where('key', '=', keyOf(account, person))
    .execute();
}
