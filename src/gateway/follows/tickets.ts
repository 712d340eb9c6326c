import { hashOf, randomId, randomSecret } from '../config/keys.js';
import { transact } from '../database/transact.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { follow, type FollowOutcome } from './follow-store.js';
import { allow, grantFor } from './grants.js';
import { findTicket, type TicketView } from './ticket-view.js';

export { findTicket, type TicketView } from './ticket-view.js';

/** How many attempts of one key may be open at once; a page has no use for more than one of each of its buttons. */
const OPEN_PER_KEY = 20;

const OPEN = ['pending', 'scanned'] as const;

export type NewTicket = Pick<TicketView, 'account' | 'origin' | 'key' | 'returnUrl' | 'language'>;

/**
 * Begins an attempt. Where a viewer has allowed the key before, and the operator lets the origin follow in one click, it
 * comes back ended.
 * @returns The ticket, and the secret that lets its holder read how it stands; of that only a hash is kept.
 * @throws {ProblemError} rate-limited: the key has too many open attempts. not-found: the account was deleted.
 */
export async function createTicket(
  services: Services,
  { account, origin, key, returnUrl, language }: NewTicket,
): Promise<{ readonly ticket: TicketView; readonly secret: string }> {
  const { config, now } = services;
  const id = randomId();
  const secret = randomSecret();
  await refuseTooMany(services, key);
  const grant = config.sites.oneClick.includes(origin) ? await grantFor(services, key, origin) : undefined;
  const ended = await transact(services, async (within) => {
    await within.database
      .insertInto('ticket')
      .values({
        id,
        secret_hash: hashOf(secret),
        account_id: account.id,
        origin,
        key,
        return_url: returnUrl ?? null,
        language: language ?? null,
        state: 'pending',
        created_at: now(),
        expires_at: now() + config.ticketSeconds * 1_000,
      })
      .execute();
    return grant !== undefined && (await settle(within, id, grant.viewerId)) !== undefined;
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
 * changes nothing, whoever does it: `viewerId` says whose the follow is.
 * @returns The ticket as it stands then: `following`; `declined` with `follow-limit`; or how it had ended before.
 * @throws {ProblemError} not-found: there is no such ticket, or the account was deleted this moment.
 */
export async function approveTicket(services: Services, id: string, viewerId: string): Promise<TicketView> {
  return end(services, id, () =>
    transact(services, async (within) => {
      const settled = await settle(within, id, viewerId);
      if (settled?.outcome === 'following') await allow(within, { ...settled, viewerId });
      return settled !== undefined;
    }),
  );
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

interface Settled {
  readonly outcome: FollowOutcome;
  readonly origin: string;
  readonly key: string;
}

/** Lets a viewer follow by a ticket. @returns `undefined`: the ticket was not open any more, and nothing was changed. */
async function settle(within: Services, id: string, viewerId: string): Promise<Settled | undefined> {
  const ticket = await within.database
    .updateTable('ticket')
    .set({ state: 'following', viewer_id: viewerId })
    .where('id', '=', id)
    .where('state', 'in', OPEN)
    .where('expires_at', '>', within.now())
    .returning(['account_id', 'origin', 'key'])
    .executeTakeFirst();
  if (!ticket) return undefined;
  const { account_id: accountId, origin, key } = ticket;
  const outcome = await follow(within, { viewerId, accountId, origin });
  if (outcome === 'follow-limit') {
    await within.database
      .updateTable('ticket')
      .set({ state: 'declined', code: outcome })
      .where('id', '=', id)
      .execute();
  }
  return { outcome, origin, key };
}

async function refuseTooMany({ database, now }: Services, key: string): Promise<void> {
  const open = await database
    .selectFrom('ticket')
    .select('expires_at')
    .where('key', '=', key)
    .where('state', 'in', OPEN)
    .where('expires_at', '>', now())
    .orderBy('expires_at')
    .limit(OPEN_PER_KEY)
    .execute();
  const [first] = open;
  if (!first || open.length < OPEN_PER_KEY) return;
  throw new ProblemError('rate-limited', `The page has ${OPEN_PER_KEY} attempts to follow open; end one first.`, {
    headers: { 'retry-after': `${Math.ceil((first.expires_at - now()) / 1_000)}` },
  });
}

const count = ({ metrics }: Services, { state, code }: TicketView): void =>
  metrics.follows.inc({ outcome: code ?? state });

async function viewOf(services: Services, id: string): Promise<TicketView> {
  const ticket = await findTicket(services, id);
  if (!ticket) throw new ProblemError('not-found', 'There is no such attempt to follow, or it is long over.');
  return ticket;
}
