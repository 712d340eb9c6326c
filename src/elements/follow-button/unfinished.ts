import { networkOf } from '../../core/network.js';
import { followOf, type Follow } from '../../stores/follows.js';
import { withdraw } from '../../stores/withdraw.js';
import { whisper } from './note.js';
import { standing } from './standing.js';
import type { TicketButton } from './ticket-button.js';

/** Names a button whose click waits for a connection, or takes a follow back that the network has to be asked for. */
export function nameOf({ step, relationship, isUndo }: Follow, { ref, language }: TicketButton): string {
  const { handle, label: network } = networkOf(ref);
  const isRequest = relationship === 'requested';
  const isWaiting = step === 'waiting';
  return language.say(
    !isUndo
      ? 'Following… {handle} on {network}: waits for a connection, take it back'
      : isRequest
        ? isWaiting
          ? 'Requested to follow {handle} on {network}: taking it back waits for a connection, stop that'
          : 'Requested to follow {handle} on {network}: show how taking it back stands'
        : isWaiting
          ? 'Following {handle} on {network}: unfollowing waits for a connection, stop that'
          : 'Following {handle} on {network}: show how unfollowing stands',
    { handle: handle(ref), network },
  );
}

/** Takes back what only waits for a connection. */
export function takeBack(shown: TicketButton): void {
  const { button, ref } = shown;
  withdraw(ref);
  whisper(button, standing(followOf(ref)?.relationship !== undefined, shown));
}
