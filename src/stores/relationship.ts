import { toNetworkError } from '../core/errors.js';
import type { AccountRef } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { mayContact } from './consent.js';
import { followOf } from './follows.js';
import { inTurn } from './in-turn.js';
import { io } from './io.js';
import { setFollow } from './set-follow.js';
import { keyOf } from './key.js';
import { closeSession, sessionOf } from './session.js';

/** Once a page is enough: other tabs and this one say what they change. */
const asked = new Set<string>();
const queues = new Map<string, AccountRef[]>();

/**
 * Asks the network how the visitor stands to an account, together with all others of the page that want to know, once a page
 * and only where the visitor has allowed it before. Never throws.
 */
export function verify(ref: AccountRef): void {
  const { network } = ref;
  const key = keyOf(ref);
  if (asked.has(key) || !sessionOf(network) || !mayContact(ref)) return;
  asked.add(key);
  const queue = queues.get(network);
  if (queue) {
    queue.push(ref);
  } else {
    queues.set(network, [ref]);
    setTimeout(() => void verifyAll(network), 0);
  }
}

async function verifyAll(network: string): Promise<void> {
  const refs = queues.get(network)!;
  queues.delete(network);
  const before = refs.map(known);
  try {
    const following = await networkOf(refs[0]!).following!();
    const answers = await following.relationships(refs, io(new AbortController().signal));
    refs.forEach((ref, at) => {
      const relationship = answers[at];
      // What the visitor has done meanwhile is newer than the answer.
      if (!relationship || known(ref) !== before[at] || followOf(ref)?.step) return;
      if (relationship !== followOf(ref)?.relationship) {
        setFollow(ref, relationship === 'not-following' ? undefined : { relationship });
      }
    });
  } catch (thrown) {
    // Where there is no answer, what was known stays.
    if (toNetworkError(thrown).code === 'private') closeSession(refs[0]!);
  }
}

function known(ref: AccountRef): string {
  return JSON.stringify(followOf(ref) ?? {});
}

/**
 * Unfollows, or takes a request back, because the visitor asked for it; shown as done at once.
 * @returns `elsewhere` where the network says that only its app can; what was shown before is shown again.
 * @throws {NetworkError} Any code; what was shown before is shown again. private: the visitor has taken back what they had
 * allowed, so that nothing is known any more.
 */
export function unfollow(ref: AccountRef): Promise<'elsewhere' | undefined> {
  const before = followOf(ref);
  setFollow(ref, undefined);
  return inTurn(ref, async () => {
    try {
      const following = await networkOf(ref).following!();
      const outcome = await following.unfollow(ref, io(new AbortController().signal));
      if (outcome) setFollow(ref, before);
      return outcome;
    } catch (thrown) {
      const error = toNetworkError(thrown);
      if (error.code === 'private') closeSession(ref);
      else setFollow(ref, before);
      throw error;
    }
  });
}
