import type { FollowRequest, FollowTicket } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { followOf, type Follow } from './follows.js';
import { attempt } from './fulfil.js';
import { want } from './load-outbox.js';
import { sessionOf } from './session.js';

/**
 * Unfollows, or takes a request back, because the visitor asked for it; shown as done at once where it takes one click.
 * @returns A ticket where the visitor has to allow it first: they still follow until that has ended. `elsewhere` where the
 * network says that only its app can; what was shown before is shown again. `waiting`: there is no connection, and it is sent
 * when there is one. `undefined`: there is nothing left to do.
 * @throws {NetworkError} Any code; what was shown before is shown again. private: the visitor has taken back what they had
 * allowed. Where the network then says nothing of anybody, nothing is known any more.
 */
export async function unfollow(
  ref: AccountRef,
  request: FollowRequest,
): Promise<{ readonly ticket: FollowTicket } | 'elsewhere' | 'waiting' | undefined> {
  const { oneClick } = sessionOf(ref.network) ?? {};
  const { relationship } = followOf(ref) ?? {};
  // Where the visitor has said where they are, they may be asked there.
  const shown: Follow = request.home === undefined ? {} : { relationship, step: 'pending', isUndo: true };
  const outcome = await (oneClick ? want(ref, true, request) : attempt(ref, true, request, shown));
  return typeof outcome === 'object' && !('ticket' in outcome) ? undefined : outcome;
}
