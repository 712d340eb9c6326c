import type { FollowEnd } from '../../../core/following.js';
import type { PageKey } from '../../magpie/follow/key.js';
import type { AuthorizationServer } from './authorization-server.js';
import { refuseWithoutStorage, settled, transact } from './database.js';

/** What the visitor wants done; `target` is the account's DID. */
export type Wish =
  | { readonly wish: 'follow'; readonly target: string; /** Of the record that does it. */ readonly recordKey: string }
  | { readonly wish: 'unfollow'; readonly target: string };

/** One attempt to sign in for a wish. What is not for others to know stays here until the answer comes, and goes with it. */
export type Attempt = Wish & {
  /** All that a ticket says of it. */
  readonly id: string;
  /** Names it to the server, which sends it back with its answer; nobody else knows it. */
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  readonly verifier: string;
  readonly key: PageKey;
  readonly clientId: string;
  readonly redirectUrl: string;
  readonly scope: string;
  readonly server: AuthorizationServer;
  /** What the visitor has typed, in the form of `readHome`. */
  readonly home: string;
  /** Who has to have signed in; `undefined`: whoever does. */
  readonly did: string | undefined;
  /** The page to go back to; `undefined`: the answer comes to a window of its own. */
  readonly returnUrl: string | undefined;
};

/** What is left of an attempt once its answer has come. */
interface Taken {
  readonly id: string;
  /** Nobody works on it any more after that; milliseconds since 1970. */
  readonly expiresAt: number;
  /** `undefined` until it is known. */
  readonly end: FollowEnd | undefined;
}

type Kept = Attempt | Taken;

/** How long it may take from the answer until all is done; milliseconds. */
const FINISH_MS = 60_000;

/** For so long it can be asked for how an attempt has ended; milliseconds. */
const KEPT_MS = 86_400_000;
const CHANNEL = 'magpie-bluesky';

/** Keeps an attempt until its answer comes, maybe to another page. @throws {NetworkError} private: the browser does not. */
export async function openAttempt(attempt: Attempt): Promise<void> {
  await transact('attempts', async (store) => {
    const all = (await settled(store.getAll())) as Kept[];
    for (const { id, expiresAt } of all) if (expiresAt + KEPT_MS < Date.now()) await settled(store.delete(id));
    await settled(store.put(attempt, attempt.id));
  }).catch(refuseWithoutStorage);
}

/** The attempt that an answer belongs to, once: whoever comes second gets nothing. All tabs hear that it has come. */
export async function takeAttempt(state: string): Promise<Attempt | undefined> {
  const taken = await transact('attempts', async (store) => {
    const all = (await settled(store.getAll())) as Kept[];
    const attempt = all.find((kept): kept is Attempt => 'state' in kept && kept.state === state);
    if (attempt) await keep(store, { id: attempt.id, expiresAt: Date.now() + FINISH_MS, end: undefined });
    return attempt;
  });
  if (taken) announce();
  return taken;
}

/** Tells all tabs of the site how an attempt has ended. */
export async function concludeAttempt({ id }: Attempt, end: FollowEnd): Promise<void> {
  await transact('attempts', (store) => keep(store, { id, expiresAt: Date.now(), end }));
  announce();
}

async function keep(store: IDBObjectStore, taken: Taken): Promise<void> {
  await settled(store.put(taken, taken.id));
}

/** Those who wait look for themselves: what it says is not to be believed. Never throws. */
function announce(): void {
  try {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage('');
    channel.close();
  } catch {
    // Those who wait look from time to time.
  }
}

/** Where an attempt stands. */
interface Standing {
  /** Nothing more happens to it after that; milliseconds since 1970. */
  readonly expiresAt: number;
  /** Its answer has come. */
  readonly isTaken: boolean;
  readonly end: FollowEnd | undefined;
}

/** @returns `undefined` where there is no such attempt, or no more. */
export async function standingOf(id: string): Promise<Standing | undefined> {
  const kept = (await transact('attempts', (store) => settled(store.get(id)))) as Kept | undefined;
  if (!kept) return undefined;
  const isTaken = !('state' in kept);
  return { expiresAt: kept.expiresAt, isTaken, end: isTaken ? kept.end : undefined };
}

/** Called whenever something has become of an attempt, in whichever tab. @returns Stops it. */
export function onNews(listener: () => void): () => void {
  // Open only as long as it is needed: a page with an open channel cannot be kept for the way back to it.
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
