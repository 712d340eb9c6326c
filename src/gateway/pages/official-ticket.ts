import { connectedAccountOf, isFollowedElsewhere, type Connected } from '../accounts/connected-accounts.js';
import type { TicketView } from '../follows/ticket-view.js';
import type { Services } from '../services.js';
import { platformWayOf, type PlatformWay } from '../viewers/platform-way.js';
import type { Session } from '../viewers/session.js';

/** The official account that a ticket is about. */
export interface Official extends Connected {
  /** How a visitor says who they are there, and follows. `undefined`: the platform's app does all of it. */
  readonly way: PlatformWay | undefined;
  /** Whether a follow begins and ends in the platform's app. */
  readonly elsewhere: boolean;
}

/** `sign-in`: on the platform, which may follow there too. `add`: signed in there, and not following yet. `confirm`: all is there but the yes. */
export type Step = 'sign-in' | 'add' | 'confirm';

/** `undefined`: the ticket is about an account of this gateway. */
export function officialOf(services: Services, { address }: Pick<TicketView, 'address'>): Official | undefined {
  const connected = connectedAccountOf(services, address);
  if (!connected) return undefined;
  const way = connected.account.confirmedBy === 'sign-in' ? platformWayOf(services, address) : undefined;
  return { ...connected, way, elsewhere: isFollowedElsewhere(services, address) };
}

/** What is to be done next. @param following Whether the gateway knows that the signed-in viewer follows the account. */
export function stepOf(
  official: Official,
  { viewerId }: Pick<TicketView, 'viewerId'>,
  session: Session | undefined,
  following: boolean,
): Step {
  if (!session || !official.way?.issuers.includes(session.issuer)) return 'sign-in';
  // An account that stands for one of this gateway is followed here.
  if (following || !official.elsewhere) return 'confirm';
  return viewerId === session.viewerId ? 'add' : 'sign-in';
}
