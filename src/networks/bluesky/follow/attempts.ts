import type { NetworkErrorCode } from '../../../core/errors.js';
import type { FollowEnd } from '../../../core/following.js';
import type { PageKey } from '../../magpie/follow/key.js';
import type { AuthorizationServer } from './authorization-server.js';
import { refuseWithoutStorage, settled, transact } from './database.js';

/** One attempt to sign in and follow. What is not for others to know stays here until the answer comes, and goes with it. */
export interface Attempt {
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
  /** DID of the account to follow, and the key of the record that does it. */
  readonly target: string;
  readonly recordKey: string;
  /** The page to go back to; `undefined`: the answer comes to a window of its own. */
  readonly returnUrl: string | undefined;
}

/** How an attempt has ended. */
export interface Outcome {
  readonly end: FollowEnd;
  /** Why, where it has failed; for developers. */
  readonly error?: { readonly code: NetworkErrorCode; readonly message: string };
}

/** What is left of an attempt once its answer has come: `undefined` until it is known how it ends. */
interface Taken {
  readonly id: string;
  readonly expiresAt: number;
  readonly outcome: Outcome | undefined;
}

type Kept = Attempt | Taken;

/** For so long the outcome of an attempt can be asked for. */
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

/** The attempt that an answer belongs to, once: whoever comes second gets nothing. */
export function takeAttempt(state: string): Promise<Attempt | undefined> {
  return transact('attempts', async (store) => {
    const all = (await settled(store.getAll())) as Kept[];
    const attempt = all.find((kept): kept is Attempt => 'state' in kept && kept.state === state);
    if (!attempt) return undefined;
    const taken: Taken = { id: attempt.id, expiresAt: attempt.expiresAt, outcome: undefined };
    await settled(store.put(taken, attempt.id));
    return attempt;
  });
}

/** Tells all tabs of the site how an attempt has ended. */
export async function concludeAttempt({ id, expiresAt }: Attempt, outcome: Outcome): Promise<void> {
  const taken: Taken = { id, expiresAt, outcome };
  await transact('attempts', (store) => settled(store.put(taken, id)));
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(id);
  channel.close();
}

/** @returns `open` while it is not known; `unknown` where there is no such attempt, or no more. */
export async function outcomeOf(id: string): Promise<Outcome | 'open' | 'unknown'> {
  const kept = (await transact('attempts', (store) => settled(store.get(id)))) as Kept | undefined;
  if (!kept) return 'unknown';
  return ('outcome' in kept && kept.outcome) || 'open';
}

/** Called whenever an attempt has ended, in whichever tab. @returns Stops it. */
export function onConcluded(listener: () => void): () => void {
  // Open only as long as it is needed: a page with an open channel cannot be kept for the way back to it.
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
