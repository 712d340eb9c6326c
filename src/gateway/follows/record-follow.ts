import { findFollowed } from '../accounts/connected-accounts.js';
import { transact } from '../database/transact.js';
import type { Services } from '../services.js';
import { follow } from './follow-store.js';
import { holdLastEvent, keepLastEvent } from './last-event.js';

export interface KnownFollow {
  /** Of an official account that is followed on its platform. */
  readonly address: string;
  readonly viewerId: string;
  /** When the platform said so; milliseconds since 1970. @default now */
  readonly at?: number | undefined;
}

/**
 * Writes down that a viewer follows an account, because its platform says so; changes nothing where that is known, where
 * something newer is, or where the viewer was deleted meanwhile.
 * @throws {ProblemError} not-found: there is no such account.
 */
export async function recordFollow(
  services: Services,
  { address, viewerId, at = services.now() }: KnownFollow,
): Promise<void> {
  const account = await findFollowed(services, address);
  await transact(services, async (within) => {
    const viewer = await within.database
      .selectFrom('viewer')
      .select(['issuer', 'subject'])
      .where('id', '=', viewerId)
      .executeTakeFirst();
    if (!viewer || at < (await holdLastEvent(within, address, viewer)).at) return;
    await keepLastEvent(within, address, viewer, { kind: 'followed', at });
    await follow(within, { viewerId, accountId: account.id, origin: undefined, isFact: true });
  });
}
