import { realmOf } from '../accounts/address.js';
import { isFollowedElsewhere } from '../accounts/connected-accounts.js';
import type { Services } from '../services.js';
import { follow, type FollowOutcome } from './follow-store.js';
import { allow } from './grants.js';
import type { OpenRelationship } from './open-relationships.js';

/** States of a ticket that may still end. */
export const OPEN = ['pending', 'scanned'] as const;

interface Settled {
  readonly outcome: FollowOutcome;
  readonly origin: string;
  readonly key: string;
  readonly network: string;
}

/**
 * Lets a viewer follow by a ticket.
 * @param within A transaction.
 * @returns `undefined`: the ticket was not open any more, and nothing was changed.
 */
export async function settle(within: Services, id: string, viewerId: string): Promise<Settled | undefined> {
  const ticket = await within.database
    .updateTable('ticket')
    .set({ state: 'following', viewer_id: viewerId })
    .where('id', '=', id)
    .where('state', 'in', OPEN)
    .where('expires_at', '>', within.now())
    .returning(['account_id', 'address', 'origin', 'key'])
    .executeTakeFirst();
  if (!ticket) return undefined;
  const { account_id: accountId, address, origin, key } = ticket;
  const outcome = await follow(within, {
    viewerId,
    accountId,
    origin,
    isFact: isFollowedElsewhere(within, address),
  });
  if (outcome === 'follow-limit') {
    await within.database
      .updateTable('ticket')
      .set({ state: 'declined', code: outcome })
      .where('id', '=', id)
      .execute();
  }
  return { outcome, origin, key, network: realmOf(address) };
}

/**
 * Ends a ticket with what has come of it on an open network; after a follow, or the request for one, the page's key is the
 * viewer's there.
 * @param within A transaction.
 * @returns Whether the ticket was open.
 */
export async function endOpen(
  within: Services,
  id: string,
  viewerId: string,
  outcome: OpenRelationship | 'follow-limit',
): Promise<boolean> {
  const follows = outcome === 'following' || outcome === 'requested';
  const ticket = await within.database
    .updateTable('ticket')
    .set({ ...(follows ? { state: outcome } : { state: 'declined', code: 'follow-limit' }), viewer_id: viewerId })
    .where('id', '=', id)
    .where('state', 'in', OPEN)
    .returning(['address', 'origin', 'key'])
    .executeTakeFirst();
  if (!ticket) return false;
  const { address, origin, key } = ticket;
  if (follows) await allow(within, { viewerId, origin, key, network: realmOf(address) });
  return true;
}

/** As `settle`, and the page's key is the viewer's, for the network of the account. @returns Whether the ticket was open. */
export async function approve(within: Services, id: string, viewerId: string): Promise<boolean> {
  const settled = await settle(within, id, viewerId);
  if (settled?.outcome === 'following') await allow(within, { ...settled, viewerId });
  return settled !== undefined;
}
