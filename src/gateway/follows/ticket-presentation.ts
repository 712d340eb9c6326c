import type { components } from '../../core/gateway-api.js';
import { connectedAccountOf, type Connected } from '../accounts/connected-accounts.js';
import type { ConnectedAccount, TicketPresentation } from '../connectors/connector.js';
import { connectorProblem } from '../connectors/connector-problem.js';
import type { Services } from '../services.js';
import { discardTicket, shortenTicket } from './tickets.js';
import { isOver, type TicketView } from './ticket-view.js';

/** How a page shows a ticket, as the contract has it. */
type ShownTicket = Pick<
  components['schemas']['Ticket'],
  'confirmedBy' | 'approveUrl' | 'qrText' | 'qrImageUrl' | 'links'
>;

/** How it is shown, and when that ends; milliseconds since 1970. */
export interface Presented {
  readonly shown: ShownTicket;
  readonly expiresAt: number;
}

/**
 * Shows a new ticket. Where its platform can show nothing now, there is no ticket.
 * @throws {ProblemError} not-found, unavailable with `Retry-After`.
 */
export async function presentTicket(services: Services, ticket: TicketView): Promise<Presented> {
  const { id, address, state, expiresAt } = ticket;
  const connected = connectedAccountOf(services, address);
  if (!connected) return { shown: onPage(services, ticket), expiresAt };
  const { account } = connected;
  if (isOver(state)) return { shown: { confirmedBy: CONFIRMED_BY[account.confirmedBy ?? 'nobody'] }, expiresAt };
  const presentation = await ask(services, connected, ticket);
  // Nobody will tell how it ends: there is nothing to wait for, and nothing to count.
  if (presentation.confirmedBy === undefined) await discardTicket(services, id);
  else if (presentation.expiresAt < expiresAt) await shortenTicket(services, id, presentation.expiresAt);
  return {
    shown: toShown(services, ticket, presentation),
    expiresAt: Math.min(expiresAt, presentation.expiresAt),
  };
}

async function ask(
  services: Services,
  { connector }: Connected,
  { id, address, expiresAt }: TicketView,
): Promise<TicketPresentation> {
  try {
    return await connector.ticketPresentation(address, { id, expiresAt });
  } catch (error) {
    await discardTicket(services, id);
    throw connectorProblem(services, error, address);
  }
}

/** The contract's words for a connector's. */
const CONFIRMED_BY: Readonly<
  Record<NonNullable<ConnectedAccount['confirmedBy']> | 'nobody', ShownTicket['confirmedBy']>
> = { 'sign-in': 'page', webhook: 'webhook', nobody: 'nobody' };

function toShown(
  services: Services,
  ticket: TicketView,
  { confirmedBy, qrText, qrImageUrl, links }: TicketPresentation,
): ShownTicket {
  return {
    ...(confirmedBy === 'sign-in' ? onPage(services, ticket) : {}),
    confirmedBy: CONFIRMED_BY[confirmedBy ?? 'nobody'],
    ...(qrText === undefined ? {} : { qrText }),
    ...(qrImageUrl === undefined ? {} : { qrImageUrl }),
    ...(links.length === 0 ? {} : { links: [...links] }),
  };
}

function onPage({ config }: Services, { id, returnUrl }: TicketView): ShownTicket {
  const qrText = new URL(`/follow/${id}`, config.publicUrl).href;
  // A phone has no page to be led back to.
  return { confirmedBy: 'page', approveUrl: returnUrl === undefined ? qrText : `${qrText}?return=1`, qrText };
}
