import { transact } from '../database/transact.js';
import { OpenNetworkError } from '../open-networks/open-network-error.js';
import { isOpenAddress } from '../open-networks/open-networks.js';
import { logOpenNetworkError, OPEN_WAIT_MS } from '../open-networks/open-network-problem.js';
import type { Services } from '../services.js';
import { grantFor } from './grants.js';
import { followOpen, type OpenRelationship } from './open-relationships.js';
import { endOpen, OPEN } from './settle.js';
import { findTicket, isOver, type TicketView } from './ticket-view.js';
import { tellEnd } from './tickets.js';

/** A page waits for it with a click that has shown nothing yet. */
const AT_ONCE_MS = 8_000;

/**
 * Follows on an open network what a viewer has said yes to, and ends the ticket with what has come of it. Approving again
 * changes nothing.
 * @param ticket Of an account of an open network, `address` canonical.
 * @param waitMs How long to wait for the viewer’s server.
 * @returns The ticket as it stands then: `following`; `requested`; `declined` with `follow-limit`; or how it had ended before.
 * @throws {OpenNetworkError} signed-out, not-found; any other: the ticket stays open.
 */
export async function approveOpen(
  services: Services,
  ticket: TicketView,
  viewerId: string,
  waitMs?: number,
): Promise<TicketView> {
  const { id, address } = ticket;
  if (!(await hold(services, id))) return (await findTicket(services, id)) ?? { ...ticket, state: 'expired' };
  const outcome = await outcomeOf(followOpen(services, viewerId, address, waitMs));
  const ended = await transact(services, (within) => endOpen(within, id, viewerId, outcome));
  if (ended) await tellEnd(services, id);
  return (await findTicket(services, id)) ?? { ...ticket, state: 'expired' };
}

/**
 * Follows at once what a page asks to follow whose viewer has allowed it before, where the operator lets the origin do that.
 * Whatever is in the way of it leaves the ticket open, for the approval page.
 * @param ticket New, of any account.
 */
export async function followAtOnce(services: Services, ticket: TicketView): Promise<TicketView> {
  const { address, key, origin, state } = ticket;
  if (!isOpenAddress(address) || isOver(state) || !services.config.sites.oneClick.includes(origin)) return ticket;
  const network = address.split(':')[0]!;
  const grant = await grantFor(services, key, origin, network);
  if (!grant) return ticket;
  try {
    return await approveOpen(services, ticket, grant.viewerId, AT_ONCE_MS);
  } catch (error) {
    if (!(error instanceof OpenNetworkError)) throw error;
    logOpenNetworkError(services, error, network);
    return ticket;
  }
}

async function outcomeOf(followed: Promise<OpenRelationship>): Promise<OpenRelationship | 'follow-limit'> {
  try {
    return await followed;
  } catch (error) {
    if (error instanceof OpenNetworkError && error.code === 'follow-limit') return 'follow-limit';
    throw error;
  }
}

/** Lets an open ticket last while its account is followed, so that nobody is told meanwhile that it has expired. */
async function hold({ database, now }: Services, id: string): Promise<boolean> {
  const until = now() + OPEN_WAIT_MS + 4_000;
  const { numUpdatedRows } = await database
    .updateTable('ticket')
    .set((eb) => ({
      expires_at: eb.case().when('expires_at', '<', until).then(until).else(eb.ref('expires_at')).end(),
    }))
    .where('id', '=', id)
    .where('state', 'in', OPEN)
    .where('expires_at', '>', now())
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
