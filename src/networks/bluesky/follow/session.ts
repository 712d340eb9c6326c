import { NetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { textOr } from '../../../core/read.js';
import type { PageKey } from '../../magpie/follow/key.js';
import type { AuthorizationServer } from './authorization-server.js';
import { settled, transact } from './database.js';
import { provedPost, type Answer } from './proved-post.js';
import { refreshTokens, type Tokens } from './tokens.js';

/** What a visitor has allowed the site: one account at a time. */
export interface Session extends Tokens {
  readonly key: PageKey;
  readonly clientId: string;
  readonly server: AuthorizationServer;
  /** Origin of the server that keeps the visitor's records. */
  readonly pds: string;
  /** What the visitor has typed for it, in the form of `readHome`. */
  readonly home: string;
}

/** There is one at most. */
const CURRENT = 'current';
/** Whose it is, or was the last time: how they stand to accounts is public, and nobody has to sign in for it. */
const VISITOR = 'visitor';
/** A token that ends while a request is on its way is of no use. */
const MARGIN_MS = 15_000;

/** @returns `undefined` where nobody has signed in, or not as the one who is asked for. @param home Empty: whoever. */
export async function sessionOf(home = ''): Promise<Session | undefined> {
  const session = (await transact('sessions', (store) => settled(store.get(CURRENT)))) as Session | undefined;
  return session && (!home || home === session.home || home === session.sub) ? session : undefined;
}

/** DID of whoever has signed in here last, also where their session is over. @returns `undefined`: nobody has. */
export async function lastVisitor(): Promise<string | undefined> {
  return textOr(await transact('sessions', (store) => settled(store.get(VISITOR))));
}

/**
 * Keeps a session; not while the one before is being renewed, or that would be kept in its place.
 * @returns The one before, which nobody needs any more; to be revoked.
 */
export function openSession(session: Session): Promise<Session | undefined> {
  return oneAtATime(() =>
    transact('sessions', async (store) => {
      const before = (await settled(store.get(CURRENT))) as Session | undefined;
      await settled(store.put(session, CURRENT));
      await settled(store.put(session.sub, VISITOR));
      return before;
    }),
  );
}

/**
 * Asks the server of the visitor's records to do something, in the visitor's name.
 * @param method Without `com.atproto.repo.`.
 * @throws {NetworkError} unreachable, timeout, rate-limited, bad-response; private: the session is over, and forgotten; not whose it was.
 */
export async function callRepo(method: string, body: object, session: Session, io: Io): Promise<Answer> {
  const call = (by: Session): Promise<Answer> =>
    provedPost(`${by.pds}/xrpc/com.atproto.repo.${method}`, body, { key: by.key, token: by.accessToken }, io);
  const isStale = session.expiresAt < Date.now() + MARGIN_MS;
  const current = isStale ? await refreshed(session, io) : session;
  const answer = await call(current);
  // The server may count time otherwise, or have taken the token back.
  if (answer.status !== 401 || isStale) return answer;
  return call(await refreshed(current, io));
}

/**
 * The session with tokens newer than these. A refresh token is of use once, and using it twice ends the session for all
 * tabs: one at a time asks, and finds what the one before has got.
 */
function refreshed(old: Session, io: Io): Promise<Session> {
  return oneAtATime(async () => {
    const session = await sessionOf();
    if (!session || session.sub !== old.sub) throw new NetworkError('private', 'The session is over');
    if (session.accessToken !== old.accessToken) return session;
    const { refreshToken, clientId, server, key, sub } = session;
    try {
      if (!refreshToken) throw new NetworkError('private', 'The session is over');
      const tokens = await refreshTokens(refreshToken, clientId, server, { key }, io);
      if (tokens.sub !== sub) throw new NetworkError('private', 'The server has taken the visitor for another one');
      const next: Session = { ...session, ...tokens };
      await transact('sessions', (store) => settled(store.put(next, CURRENT)));
      return next;
    } catch (error) {
      if (error instanceof NetworkError && error.code === 'private') await closeSession();
      throw error;
    }
  });
}

async function closeSession(): Promise<void> {
  await transact('sessions', (store) => settled(store.delete(CURRENT)));
}

/** In all tabs; where the browser has no locks to give, in none. */
async function oneAtATime<T>(act: () => Promise<T>): Promise<T> {
  return globalThis.navigator?.locks ? navigator.locks.request('magpie-bluesky-session', act) : act();
}
