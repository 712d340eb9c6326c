import type { FollowEnd, Following } from '../../../core/following.js';
import { beginFollow, type HomeRequest } from './begin.js';
import type { Outcome } from './standing.js';
import { watchOutcome } from './watch.js';

/**
 * Follows on the visitor’s own server, which asks them each time: its tokens serve whoever holds them, so that none is kept in
 * the page’s reach. How the visitor stands to an account, their server would tell only to such a token.
 */
export const following: Following = {
  begin: (ref, request: HomeRequest, io) => beginFollow(ref, request, io),
  async watch(ticket, onProgress, io) {
    return toEnd(await watchOutcome(ticket, onProgress, io));
  },
  // `beginUnfollow` does it, with a sign-in of its own.
  unfollow: async () => 'elsewhere',
  relationships: async (refs) => refs.map(() => undefined),
};

/** To whoever waits for a follow, what was not done has passed; `watchOutcome` says why. */
function toEnd(outcome: Outcome): FollowEnd {
  return outcome.state === 'failed' || outcome.state === 'not-following' ? { state: 'expired' } : outcome;
}
