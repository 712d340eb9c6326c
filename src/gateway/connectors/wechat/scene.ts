/** What stands before a ticket's id in a QR code, so that the operator's own codes are told from the gateway's. */
const PREFIX = 'magpie_';
/** What the platform puts before it when the code has made a follower. */
const FOLLOWED_BY = 'qrscene_';

/** The parameter of a ticket's QR code. @param ticketId 1 to 57 characters: the platform takes 64. */
export const sceneOf = (ticketId: string): string => `${PREFIX}${ticketId}`;

/** The ticket of an event's `EventKey`; `undefined` where it is of another code or of none. Never throws. */
export function ticketOf(eventKey: string): string | undefined {
  const scene = eventKey.startsWith(FOLLOWED_BY) ? eventKey.slice(FOLLOWED_BY.length) : eventKey;
  return /^magpie_([\w-]{1,57})$/.exec(scene)?.[1];
}
