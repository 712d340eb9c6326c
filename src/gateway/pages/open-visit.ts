import type { Context } from 'hono';
import { openRelationships } from '../follows/open-relationships.js';
import { isOver, type TicketView } from '../follows/ticket-view.js';
import { OpenNetworkError } from '../open-networks/open-network-error.js';
import type { OpenNetwork } from '../open-networks/open-network.js';
import { openAccountOf } from '../open-networks/open-networks.js';
import type { Services } from '../services.js';
import { findSession, type Session } from '../viewers/session.js';
import { homeOf } from './open-home.js';
import { openWords } from './open-words.js';
import type { TextKey } from './texts.js';

/** How long a page waits for the visitor’s server, which it can do without. */
const WAIT_MS = 2_000;

/** What the approve page knows of a visit that is about an open network. */
export interface OpenVisit {
  readonly network: OpenNetwork;
  /** Who the visitor is there; `undefined`: nobody that is known here. */
  readonly session: Session | undefined;
  /** Whether their server says that they follow the account. */
  readonly following: boolean;
  /** Whether they are asked where they are. */
  readonly asks: boolean;
  /** What they have typed, now or last; empty: nothing. */
  readonly home: string;
  /** What came of the last try, or is found out now. */
  readonly notice: TextKey | undefined;
}

/** What is known already when a page is shown. */
export interface ShownOpen {
  /** Begun just now: the browser has shown no cookie of it yet. @default That of the browser's cookie */
  readonly session?: Session | undefined;
  /** What was typed just now. @default What was typed last */
  readonly home?: string | undefined;
  /** Whether the visitor wants to be somebody else. @default false */
  readonly asks?: boolean | undefined;
  readonly notice?: TextKey | undefined;
}

/** `undefined`: the ticket is about an account of another kind. */
export async function openVisit(
  context: Context,
  services: Services,
  ticket: TicketView,
  { session: begun, home, asks = false, notice }: ShownOpen,
): Promise<OpenVisit | undefined> {
  const network = openAccountOf(services, ticket.address)?.network;
  if (!network) return undefined;
  const session = begun ?? (await findSession(context, services, network.network));
  const typed = home ?? homeOf(context, services, network);
  const nobody = { network, session: undefined, following: false, asks: true, home: typed };
  if (!session) return { ...nobody, notice };
  const visit = { network, session, following: false, asks, home: typed, notice };
  if (asks || isOver(ticket.state)) return visit;
  try {
    const states = await openRelationships(services, session.viewerId, [ticket.address], WAIT_MS);
    return { ...visit, following: (states.get(ticket.address) ?? 'not-following') !== 'not-following' };
  } catch (error) {
    if (!(error instanceof OpenNetworkError)) throw error;
    // Whoever cannot be asked now may be asked to follow all the same.
    return error.code === 'signed-out' ? { ...nobody, notice: notice ?? openWords['signed-out'] } : visit;
  }
}
