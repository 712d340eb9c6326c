import { toNetworkError } from '../core/errors.js';
import type { FollowRequest } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { followOf } from './follows.js';
import { fulfil, giveUp, type Begun, type Fulfilled } from './fulfil.js';
import { inTurn } from './in-turn.js';
import { keyOf } from './key.js';
import { $online } from './online.js';
import { whileNoOtherTab } from './other-tabs.js';
import { readKept, setFollow } from './set-follow.js';
import { isNewest, keepWish, newWish, wishOf, type Wish } from './wish.js';

/** After that, nobody remembers having clicked. */
const KEPT_MS = 86_400_000;

/**
 * Does what takes the visitor no more than their click: shown as done at once, or as waiting where there is no connection.
 * @returns `undefined` where there is nothing left to do.
 * @throws {NetworkError} Any code; what was shown before is shown again.
 */
export async function want(
  ref: AccountRef,
  isUndo: boolean,
  request: FollowRequest,
): Promise<Begun | 'elsewhere' | 'waiting' | undefined> {
  const before = followOf(ref)?.relationship;
  const isWaiting = !$online.get();
  const wish = newWish(ref, { isUndo, before, request });
  keepWish(ref, wish, isWaiting);
  if (isWaiting) return 'waiting';
  const outcome = await deliver(ref, wish);
  return typeof outcome === 'object' && 'state' in outcome ? undefined : outcome;
}

/**
 * Sends the newest wish of an account; one tab at a time.
 * @param clicked Only this one, for a visitor who looks: what does not get through then has failed, unless there is no
 * connection. `undefined`: whichever it is, and it goes on waiting.
 * @returns `undefined` where there is none, or not any more.
 * @throws {NetworkError} Any code; what was shown before is shown again.
 */
export function deliver(ref: AccountRef, clicked?: Wish): Promise<Fulfilled | 'waiting' | undefined> {
  return inTurn(ref, () => whileNoOtherTab(`magpie:wish:${keyOf(ref)}`, () => deliverNewest(ref, clicked)));
}

async function deliverNewest(ref: AccountRef, clicked: Wish | undefined): Promise<Fulfilled | 'waiting' | undefined> {
  readKept();
  const wish = wishOf(ref);
  // Whoever has wished otherwise meanwhile sends that, and is told how it ends.
  if (!wish || (clicked && !isNewest(ref, clicked))) return undefined;
  const { before: relationship } = wish;
  let isReplaced = false;
  const errand = {
    ...wish,
    before: relationship && { relationship },
    settle: (follow: Parameters<typeof setFollow>[1]): void => {
      isReplaced = !isNewest(ref, wish);
      if (!isReplaced) setFollow(ref, follow);
    },
  };
  // A clock that was put back makes no wish eternal.
  if (Math.abs(Date.now() - wish.since) > KEPT_MS) {
    errand.settle(errand.before);
    return { state: 'expired' };
  }
  const tried = { ...wish, isTried: true };
  if (!$online.get()) {
    keepWish(ref, wish, true);
    return 'waiting';
  }
  keepWish(ref, tried, followOf(ref)?.step === 'waiting');
  try {
    const outcome = await fulfil(ref, errand);
    return isReplaced ? undefined : outcome;
  } catch (thrown) {
    const { code } = toNetworkError(thrown);
    if (/^(unreachable|timeout|rate-limited)$/.test(code) && (!clicked || !$online.get())) {
      if (isNewest(ref, wish)) keepWish(ref, tried, true);
      return 'waiting';
    }
    throw await giveUp(ref, errand, thrown);
  }
}
