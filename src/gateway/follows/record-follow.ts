import { findFollowed } from '../accounts/connected-accounts.js';
import { transact } from '../database/transact.js';
import type { Services } from '../services.js';
import { follow } from './follow-store.js';
import { holdLastEvent, keepLastEvent } from './last-event.js';

/** What this clock may be ahead of the platforms’: what they tell next must not seem to be older. */
const LEEWAY_MS = 60_000;

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
export async function recordFollow(services: Services, { address, viewerId, at }: KnownFollow): Promise<void> {
  const account = await findFollowed(services, address);
  await transact(services, async (within) => {
    const viewer = await within.database
      .selectFrom('viewer')
      .select(['issuer', 'subject'])
      .where('id', '=', viewerId)
      .executeTakeFirst();
    if (!viewer) return;
    const last = await holdLastEvent(within, address, viewer);
    if (at !== undefined && at < last.at) return;
    await keepLastEvent(within, address, viewer, {
      kind: 'followed',
      at: at ?? Math.max(last.at, services.now() - LEEWAY_MS),
    });
    await follow(within, { viewerId, accountId: account.id, origin: undefined, isFact: true });
  });
}
