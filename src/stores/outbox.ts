import { toNetworkError } from '../core/errors.js';
import type { FollowEnd } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { mayContact } from './consent.js';
import { deliver } from './deliver.js';
import { $follows } from './follows.js';
import { $online } from './online.js';
import { wishOf } from './wish.js';

/** Browsers do not know of every connection that comes back. */
const RETRY_MS = 30_000;

export { want } from './deliver.js';
export { withdraw } from './withdraw.js';

/**
 * Sends what the visitor has wished of an account, however long there is no connection.
 * @returns How it has ended; `undefined` where nothing is left to send, or somebody else has seen the end.
 */
export async function sendAll(ref: AccountRef): Promise<FollowEnd | undefined> {
  while (wishOf(ref) && mayContact(ref)) {
    try {
      const outcome = await deliver(ref);
      if (outcome === 'waiting') await connected(ref);
      // Nobody looks who could go on there.
      else if (outcome === 'elsewhere' || (outcome && 'handOver' in outcome))
        return { state: 'failed', code: 'private' };
      else if (outcome && 'state' in outcome) return outcome;
    } catch (thrown) {
      const { code, retryAfterSeconds } = toNetworkError(thrown);
      return { state: 'failed', code, retryAfterSeconds };
    }
  }
  return undefined;
}

/** Waits until another try may do better, or there is nothing left to try. */
function connected(ref: AccountRef): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => $online.get() && go(), RETRY_MS);
    const stops = [$online.listen(go), $follows.listen(() => wishOf(ref) ?? go())];
    function go(): void {
      clearInterval(timer);
      for (const stop of stops) stop();
      resolve();
    }
  });
}
