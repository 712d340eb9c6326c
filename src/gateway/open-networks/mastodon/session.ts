import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import type { VisitorId } from '../open-network.js';
import type { AccountName } from './address.js';
import type { App } from './app.js';
import { ServerRefusal } from './ask.js';

/** What a visitor has allowed, and where. */
export interface Session {
  /** The one that the token was given to, by which it is given back. */
  readonly app: App;
  readonly token: string;
  /** What the token allows. */
  readonly scope: string;
  readonly name: AccountName;
}

const keyOf = ({ issuer, subject }: VisitorId): string => `mastodon:visitor:${issuer} ${subject}`;

/** @returns `undefined` where a visitor has allowed nothing, or nothing any more. */
async function readSession(visitor: VisitorId, { vault }: OpenNetworkIo): Promise<Session | undefined> {
  const text = await vault.get(keyOf(visitor));
  return text === undefined ? undefined : (JSON.parse(text) as Session);
}

/**
 * Keeps a session in place of the one before.
 * @param expiresAt When its token runs out, milliseconds since 1970. `undefined`: it does not.
 * @returns The one before.
 */
export async function keepSession(
  visitor: VisitorId,
  session: Session,
  expiresAt: number | undefined,
  io: OpenNetworkIo,
): Promise<Session | undefined> {
  const { vault } = io;
  const key = keyOf(visitor);
  return vault.exclusive(key, async () => {
    const before = await readSession(visitor, io);
    await vault.set(key, JSON.stringify(session), expiresAt);
    return before;
  });
}

/** @param token Where another one is kept by now, that one stays. @default Whatever is kept. @returns What was kept. */
export async function dropSession(visitor: VisitorId, io: OpenNetworkIo, token?: string): Promise<Session | undefined> {
  const { vault } = io;
  const key = keyOf(visitor);
  return vault.exclusive(key, async () => {
    const session = await readSession(visitor, io);
    if (!session || (token !== undefined && session.token !== token)) return undefined;
    await vault.delete(key);
    return session;
  });
}

/**
 * Acts for a visitor. A token that their server takes no more is forgotten.
 * @throws {OpenNetworkError} signed-out; whatever `act` throws.
 */
export async function asVisitor<T>(
  visitor: VisitorId,
  io: OpenNetworkIo,
  act: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await readSession(visitor, io);
  if (!session) throw new OpenNetworkError('signed-out', `Nothing is allowed by somebody of ${visitor.issuer}.`);
  try {
    return await act(session);
  } catch (error) {
    if (!(error instanceof ServerRefusal && error.status === 401)) throw error;
    await dropSession(visitor, io, session.token);
    throw new OpenNetworkError('signed-out', `${session.app.host} takes a token no more.`, { cause: error });
  }
}
