import { networkOf } from '../../core/network.js';
import type { TicketButton } from './ticket-button.js';

/** How the visitor stands to an account after what did not work out, in a sentence. */
export function standing(
  isFollowed: boolean,
  { ref, language: { say } }: Pick<TicketButton, 'ref' | 'language'>,
): string {
  const handle = networkOf(ref).handle(ref);
  return isFollowed
    ? say('You still follow {handle}.', { handle })
    : say('You do not follow {handle} yet.', { handle });
}
