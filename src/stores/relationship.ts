import { toNetworkError } from '../core/errors.js';
import type { AccountRef } from '../core/model.js';
import { mayContact } from './consent.js';
import { followingOf } from './following-of.js';
import { followOf } from './follows.js';
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
  if (asked.has(key) || isUnderWay(ref) || !sessionOf(network) || !mayContact(ref)) return;
  asked.add(key);
  const queue = queues.get(network);
  if (queue) {
    queue.push(ref);
  } else {
    const refs = [ref];
    queues.set(network, refs);
    setTimeout(() => {
      queues.delete(network);
      void ask(refs);
    }, 0);
  }
}

/** How the visitor stands to the account is not certain: it is asked for again. */
export function forgetAnswer(ref: AccountRef): void {
  asked.delete(keyOf(ref));
}

/** Asks how the visitor stands to accounts of one network. Never throws. */
export async function ask(refs: readonly AccountRef[]): Promise<void> {
  const before = refs.map(known);
  try {
    const following = await followingOf(refs[0]!);
    const answers = await following.relationships(refs, io(new AbortController().signal));
    refs.forEach((ref, at) => {
      const relationship = answers[at];
      // What the visitor has done meanwhile is newer than the answer.
      if (!relationship || known(ref) !== before[at] || isUnderWay(ref)) return;
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

/** Whether the visitor wants something of it that is not done. */
function isUnderWay(ref: AccountRef): boolean {
  const { step, since } = followOf(ref) ?? {};
  return Boolean(step ?? since);
}
