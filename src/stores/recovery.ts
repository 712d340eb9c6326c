import type { NetworkError } from '../core/errors.js';

/** What waiting needs of the outside. */
export interface RecoveryClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** @returns Waits no more. */
  readonly wait: (ms: number, then: () => void) => () => void;
}

/** What is tried again together. */
interface Plan {
  readonly members: Set<() => void>;
  /** The server has said when. */
  readonly isTold: boolean;
  stop: () => void;
}

/** Loads that failed without a word of when to come again have so many more chances soon. */
const MAX_RETRIES = 2;
/** The first of them within 4 s, so that the visitors of a site do not come back at the same moment. */
const FIRST_MS = 4_000;
const LONGEST_MS = 30_000;
/** How much later than a server has said, at most: many have been told the same. */
const SPREAD = 0.1;
const MINUTE_MS = 60_000;
/** Of the failures of the last minute; a page that asks for little has two all the same. */
const BUDGET = 0.1;
const LEAST = 2;

const pageClock: RecoveryClock = {
  now: Date.now,
  random: Math.random,
  wait(ms, then) {
    const timer = setTimeout(() => {
      // A page that nobody sees waits until somebody does.
      if (globalThis.document?.hidden) document.addEventListener('visibilitychange', then, { once: true });
      else then();
    }, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Has what failed tried again by itself, if that can help: when the origin's pause is over, and
 * where there is no answer, after a random time that grows. After three tries in all it is looked at every half minute.
 * Tries that the page makes by itself are at most a tenth of the failures of a minute, or two.
 * @returns What hears of each failure. `again` loads without a word to the visitor; it is the same function each time, and
 * does nothing where nobody wants the answer any more, or it is there. Who fails with the same error asks again together.
 */
export function recovery(clock: RecoveryClock = pageClock): (error: NetworkError, again: () => void) => void {
  const { now, random, wait } = clock;
  /** The same for all that a page asks for, so that what belongs into one request stays together. */
  const share = random();
  const tries = new WeakMap<() => void, { readonly count: number; readonly at: number }>();
  /** By what is to be tried again, and by what made it fail. */
  const plans = new Map<() => void, Plan>();
  const ofErrors = new WeakMap<NetworkError, Plan>();
  let failures: readonly number[] = [];
  let retries: readonly number[] = [];

  const later = (ms: number): number => ms * (1 + SPREAD * share);
  const lastMinute = (times: readonly number[]): number[] => times.filter((at) => at > now() - MINUTE_MS);

  const start = (plan: Plan, ms: number): void => {
    plan.stop = wait(ms, () => {
      retries = lastMinute(retries);
      if (!plan.isTold && retries.length >= Math.max(LEAST, lastMinute(failures).length * BUDGET)) {
        start(plan, later(LONGEST_MS));
        return;
      }
      if (!plan.isTold) retries = [...retries, now()];
      const all = [...plan.members];
      plan.members.clear();
      for (const again of all) {
        plans.delete(again);
        again();
      }
    });
  };

  /** One thing waits once, however often it fails meanwhile. */
  const leave = (again: () => void): void => {
    const plan = plans.get(again);
    plans.delete(again);
    if (plan?.members.delete(again) && plan.members.size === 0) plan.stop();
  };

  const backOff = (again: () => void): number => {
    const before = tries.get(again);
    const count = before && before.at > now() - MINUTE_MS ? before.count + 1 : 0;
    tries.set(again, { count, at: now() });
    return count < MAX_RETRIES ? random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** count) : later(LONGEST_MS);
  };

  return (error, again) => {
    const { code, retryAfterSeconds } = error;
    leave(again);
    if (!retryAfterSeconds && code !== 'unreachable' && code !== 'timeout') return;
    const ms = retryAfterSeconds ? later(retryAfterSeconds * 1000) : backOff(again);
    let plan = ofErrors.get(error);
    if (!plan?.members.size) {
      plan = { members: new Set(), isTold: Boolean(retryAfterSeconds), stop: () => {} };
      ofErrors.set(error, plan);
      if (!plan.isTold) failures = [...lastMinute(failures), now()];
      start(plan, ms);
    }
    plan.members.add(again);
    plans.set(again, plan);
  };
}

export const recover = recovery();
