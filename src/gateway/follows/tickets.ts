import { realmOf } from '../accounts/address.js';
import { isFollowedElsewhere } from '../accounts/connected-accounts.js';
import { hashOf, randomId, randomSecret } from '../config/keys.js';
import { transact } from '../database/transact.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { followedAmong } from './follow-store.js';
import { grantFor } from './grants.js';
import { holdLastEvent } from './last-event.js';
import { refuseTooMany } from './open-tickets.js';
import { approve, OPEN, settle } from './settle.js';
import { findTicket, type TicketView } from './ticket-view.js';

export { findTicket, type TicketView } from './ticket-view.js';

export type NewTicket = Pick<TicketView, 'account' | 'address' | 'origin' | 'key' | 'returnUrl' | 'language'>;

/**
 * Begins an attempt. Where a viewer has allowed the key before, and the operator lets the origin follow in one click, it
 * comes back ended; so it does where the account is followed in its platform's app, and that viewer follows it already.
 * @returns The ticket, and the secret that lets its holder read how it stands; of that only a hash is kept.
 * @throws {ProblemError} rate-limited: the key has too many open attempts. not-found: the account was deleted.
 */
export async function createTicket(
  services: Services,
  { account, address, origin, key, returnUrl, language }: NewTicket,
): Promise<{ readonly ticket: TicketView; readonly secret: string }> {
  const { config, now } = services;
  const id = randomId();
  const secret = randomSecret();
  await refuseTooMany(services, key);
  const elsewhere = isFollowedElsewhere(services, address);
  const grant =
    elsewhere || config.sites.oneClick.includes(origin)
      ? await grantFor(services, key, origin, realmOf(address))
      : undefined;
  const ended = await transact(services, async (within) => {
    const follows = elsewhere && grant && (await followedAmong(within, grant.viewerId, [account.username])).size > 0;
    await within.database
      .insertInto('ticket')
      .values({
        id,
        secret_hash: hashOf(secret),
        address,
        account_id: account.id,
        origin,
        key,
        return_url: returnUrl ?? null,
        language: language ?? null,
        ...(follows ? { state: 'following', viewer_id: grant.viewerId } : { state: 'pending' }),
        created_at: now(),
        expires_at: now() + config.ticketSeconds * 1_000,
      })
      .execute();
    if (elsewhere || !grant) return follows === true;
    return (await settle(within, id, grant.viewerId)) !== undefined;
  });
  const ticket = await viewOf(services, id);
  if (ended) count(services, ticket);
  return { ticket, secret };
}

/** Tells the asking page that somebody has opened the approval page; does nothing where that is known or all is over. */
export async function markScanned(services: Services, id: string): Promise<void> {
  const { numUpdatedRows } = await services.database
    .updateTable('ticket')
    .set({ state: 'scanned' })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('expires_at', '>', services.now())
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await services.ticketChanges.announce(id);
}

/**
 * Ends a ticket with what the viewer said yes to: they follow the account, and the page's key is theirs. Approving again
 * changes nothing, whoever does it: `viewerId` says whose the follow is. Nor does it where the account is followed in its
 * platform's app, and the platform has not said that the viewer follows.
 * @returns The ticket as it stands then: `following`; `declined` with `follow-limit`; or how it had ended before.
 * @throws {ProblemError} not-found: there is no such ticket, or the account was deleted this moment.
 */
export async function approveTicket(services: Services, id: string, viewerId: string): Promise<TicketView> {
  return end(services, id, () =>
    transact(services, async (within) =>
      (await mayApprove(within, id, viewerId)) ? approve(within, id, viewerId) : false,
    ),
  );
}

/**
 * Lets an open ticket wait for its viewer, who has signed in on the platform and does not follow there yet: what the platform
 * tells of them ends it. It is ended at once where that came since the ticket was made, before they were back from the sign-in.
 * @returns The ticket as it stands then: `scanned`, `following`, or how it had ended before.
 * @throws {ProblemError} not-found: there is no such ticket.
 */
export async function awaitFollow(services: Services, id: string, viewerId: string): Promise<TicketView> {
  const outcome = await transact(services, async (within) => {
    const somebody = await within.database
      .selectFrom('ticket')
      .innerJoin('viewer', (join) => join.on('viewer.id', '=', viewerId))
      .select(['ticket.address', 'viewer.issuer', 'viewer.subject'])
      .where('ticket.id', '=', id)
      .executeTakeFirst();
    if (!somebody) return 'over';
    // Held, or a follow that is told of this moment would see no ticket that waits, and this no follow.
    const last = await holdLastEvent(within, somebody.address, somebody);
    const waiting = await within.database
      .updateTable('ticket')
      .set({ state: 'scanned', viewer_id: viewerId })
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .where('expires_at', '>', services.now())
      .returning('created_at')
      .executeTakeFirst();
    if (!waiting) return 'over';
    if (last.kind !== 'followed' || last.at < waiting.created_at) return 'waiting';
    await approve(within, id, viewerId);
    return 'ended';
  });
  if (outcome === 'ended') await tellEnd(services, id);
  if (outcome === 'waiting') await services.ticketChanges.announce(id);
  return viewOf(services, id);
}

/** Tells everybody who waits for it that a ticket has ended, and counts it. */
export async function tellEnd(services: Services, id: string): Promise<void> {
  count(services, await viewOf(services, id));
  await services.ticketChanges.announce(id);
}

/** Takes away a ticket that nobody has seen. */
export async function discardTicket({ database }: Services, id: string): Promise<void> {
  await database.deleteFrom('ticket').where('id', '=', id).execute();
}

/** Lets a ticket end earlier. @param expiresAt Milliseconds since 1970. */
export async function shortenTicket({ database }: Services, id: string, expiresAt: number): Promise<void> {
  await database
    .updateTable('ticket')
    .set({ expires_at: expiresAt })
    .where('id', '=', id)
    .where('expires_at', '>', expiresAt)
    .execute();
}

/**
 * Ends a ticket with the viewer's no.
 * @returns The ticket as it stands then: `declined` with `denied`, or how it had ended before.
 * @throws {ProblemError} not-found: there is no such ticket.
 */
export async function declineTicket(services: Services, id: string): Promise<TicketView> {
  return end(services, id, async () => {
    const { numUpdatedRows } = await services.database
      .updateTable('ticket')
      .set({ state: 'declined', code: 'denied' })
      .where('id', '=', id)
      .where('state', 'in', OPEN)
      .where('expires_at', '>', services.now())
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });
}

/** @param change Ends the ticket; its answer says whether it was still open. */
async function end(services: Services, id: string, change: () => Promise<boolean>): Promise<TicketView> {
  const ended = await change();
  const ticket = await viewOf(services, id);
  if (ended) {
    count(services, ticket);
    await services.ticketChanges.announce(id);
  }
  return ticket;
}

/** What the platform's app alone can make is found here, and never made. */
async function mayApprove(within: Services, id: string, viewerId: string): Promise<boolean> {
  const ticket = await findTicket(within, id);
  if (!ticket || !isFollowedElsewhere(within, ticket.address)) return true;
  return (await followedAmong(within, viewerId, [ticket.account.username])).size > 0;
}

const count = ({ metrics }: Services, { state, code }: TicketView): void =>
  metrics.follows.inc({ outcome: code ?? state });

async function viewOf(services: Services, id: string): Promise<TicketView> {
  const ticket = await findTicket(services, id);
  if (!ticket) throw new ProblemError('not-found', 'There is no such attempt to follow, or it is long over.');
  return ticket;
}
