import { connectedAccountOf, findFollowed, isFollowedElsewhere } from '../accounts/connected-accounts.js';
import { followedAmong, unfollow } from '../follows/follow-store.js';
import { recordFollow } from '../follows/record-follow.js';
import { isOver } from '../follows/ticket-view.js';
import { approveTicket, awaitFollow, findTicket } from '../follows/tickets.js';
import type { Services } from '../services.js';
import type { Arrival } from './sign-in.js';

/**
 * Does what follows from a sign-in on a platform: what the platform says of the follow is remembered, and the ticket that the
 * visitor had said yes to ends, or waits for them.
 */
export async function settleArrival(
  services: Services,
  { way, follows, ticketId }: Pick<Arrival, 'way' | 'follows' | 'ticketId'>,
  viewerId: string,
): Promise<void> {
  const address = way.id;
  if (!connectedAccountOf(services, address)) return;
  const elsewhere = isFollowedElsewhere(services, address);
  if (elsewhere && follows === true) await recordFollow(services, { address, viewerId });
  if (elsewhere && follows === false) await unfollow(services, viewerId, (await findFollowed(services, address)).id);
  const ticket = ticketId === undefined ? undefined : await findTicket(services, ticketId);
  if (!ticket) return;
  const { username } = ticket.account;
  const known = follows ?? (await followedAmong(services, viewerId, [username])).has(username);
  // An account that stands for one of this gateway is followed here, by the yes that began the sign-in.
  const approved = known || !elsewhere ? await approveTicket(services, ticket.id, viewerId) : ticket;
  // It stays open where the platform has told of something newer meanwhile.
  if (!isOver(approved.state)) await awaitFollow(services, ticket.id, viewerId);
}
