import type { FollowRequest } from '../../../core/following.js';
import type { AccountRef } from '../../../core/model.js';
import { settled, transact } from './database.js';
import type { App } from './app.js';
import type { Standing } from './standing.js';

/** How long a visitor has to sign in and allow it; milliseconds. */
export const LIFETIME_MS = 600_000;
/** How long it may take from there until the follow is made; milliseconds. */
const FINISH_MS = 60_000;
/** How long a page that was away finds how an attempt ended; milliseconds. */
const KEPT_MS = 86_400_000;

/** What the visitor wants done. */
export type Wish = 'follow' | 'unfollow';

/** Everything that has to be known of an attempt when the visitor comes back from their server. It never leaves the browser. */
export interface Attempt {
  /** Under which the page of the ticket finds how it stands. */
  readonly id: string;
  readonly wish: Wish;
  readonly account: AccountRef;
  /** The visitor’s server. */
  readonly host: string;
  readonly issuers: readonly string[];
  readonly sendsIssuer: boolean;
  readonly app: App;
  readonly scope: string;
  readonly redirectUri: string;
  /** `undefined`: the server refuses PKCE. */
  readonly verifier: string | undefined;
  readonly returnUrl: FollowRequest['returnUrl'];
  /** Milliseconds since 1970, by this device’s clock. */
  readonly expiresAt: number;
}

/**
 * Keeps an attempt until the visitor comes back, and forgets those that nobody came back from.
 * @param state What the server sends back with its answer.
 * @throws {DOMException} Nothing is kept in this browser.
 */
export async function keepAttempt(state: string, attempt: Attempt): Promise<void> {
  await transact(async (storeOf) => {
    await forgetOld(storeOf('attempts'), (kept) => (kept as Attempt).expiresAt);
    await forgetOld(storeOf('standings'), (kept) => (kept as Standing).until + KEPT_MS);
    await settled(storeOf('attempts').put(attempt, state));
    const standing: Standing = { until: attempt.expiresAt };
    await settled(storeOf('standings').put(standing, attempt.id));
  });
}

/**
 * Takes the attempt that a server answers to; the next one who comes with the same answer finds none. Whoever watches it learns
 * that the visitor is back.
 * @returns `undefined` where there is none, or its time is over.
 */
export function takeAttempt(state: string): Promise<Attempt | undefined> {
  return transact(async (storeOf) => {
    const attempt = (await settled(storeOf('attempts').get(state))) as Attempt | undefined;
    if (!attempt) return undefined;
    await settled(storeOf('attempts').delete(state));
    if (Date.now() >= attempt.expiresAt) return undefined;
    const standing: Standing = { until: Date.now() + FINISH_MS, isBack: true };
    await settled(storeOf('standings').put(standing, attempt.id));
    return attempt;
  });
}

async function forgetOld(store: IDBObjectStore, endOf: (kept: unknown) => number): Promise<void> {
  const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
  keys.forEach((key, at) => {
    if (Date.now() >= endOf(values[at])) store.delete(key);
  });
}
