import * as oauth from 'oauth4webapi';
import { fieldsOf, textOr, type Wire } from '../../../core/read.js';
import { parseJson } from '../../connectors/json.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { BlueskyIo } from './bluesky-io.js';
import { call, codeOfStatus, refusalIn } from './oauth-call.js';
import { isLocal } from './server-url.js';
import { refreshTokens, revoke, type Granted, type Tokens } from './tokens.js';

/** What a visitor has allowed the gateway. */
export interface Session extends Tokens, Granted {
  /** Origin of the server that keeps the visitor's records. */
  readonly pds: string;
}

/** A token that ends while a request is on its way is of no use. */
const MARGIN_MS = 15_000;

/**
 * How long a session is kept that nobody uses: as long as servers keep it.
 * @see https://atproto.com/specs/oauth#tokens-and-session-lifetime
 */
const CONFIDENTIAL_MS = 180 * 86_400_000;
const PUBLIC_MS = 14 * 86_400_000;

const keyFor = (did: string): string => `bluesky:session:${did}`;

async function find(did: string, { vault }: BlueskyIo): Promise<Session | undefined> {
  const kept = await vault.get(keyFor(did));
  return kept === undefined ? undefined : (JSON.parse(kept) as Session);
}

function keep(session: Session, io: BlueskyIo): Promise<void> {
  const lastsMs = isLocal(io) ? PUBLIC_MS : CONFIDENTIAL_MS;
  const end = session.refreshToken === undefined ? session.expiresAt : io.now() + lastsMs;
  return io.vault.set(keyFor(session.sub), JSON.stringify(session), end);
}

/** @throws {OpenNetworkError} signed-out. */
export async function demandSession(did: string, io: BlueskyIo): Promise<Session> {
  return (await find(did, io)) ?? signedOut(did);
}

/** Keeps a session, and gives the one before back. */
export async function openSession(session: Session, io: BlueskyIo): Promise<void> {
  // Not while the one before is being renewed, or that would be kept in its place.
  const before = await io.vault.exclusive(keyFor(session.sub), async () => {
    const known = await find(session.sub, io);
    await keep(session, io);
    return known;
  });
  if (before) await revoke(before, before, io);
}

/** Deletes a session, and gives it back. */
export async function closeSession(did: string, io: BlueskyIo): Promise<void> {
  const session = await io.vault.exclusive(keyFor(did), async () => {
    const known = await find(did, io);
    await io.vault.delete(keyFor(did));
    return known;
  });
  if (session) await revoke(session, session, io);
}

/**
 * Asks the server of the visitor's records to do something, in the visitor's name.
 * @param method Without `com.atproto.repo.`.
 * @throws {OpenNetworkError} signed-out: the session is over, and forgotten; refused: the server does not do it; any other.
 */
export async function callRepo(method: string, body: object, session: Session, io: BlueskyIo): Promise<Wire> {
  const isStale = session.expiresAt < io.now() + MARGIN_MS;
  const current = isStale ? await refreshed(session, io) : session;
  const answer = await post(method, body, current, io);
  if (answer.status !== 401) return readAnswer(answer, current);
  // The server may count time otherwise, or have taken the token back.
  const renewed = isStale ? current : await refreshed(current, io);
  const again = isStale ? answer : await post(method, body, renewed, io);
  if (again.status !== 401) return readAnswer(again, renewed);
  await forget(renewed, io);
  return signedOut(renewed.sub);
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function post(method: string, body: object, { pds, key, accessToken }: Session, io: BlueskyIo): Promise<Answer> {
  const url = new URL(`/xrpc/com.atproto.repo.${method}`, pds);
  const headers = new Headers({ accept: 'application/json', 'content-type': 'application/json' });
  return call(pds, key, io, async (options) => {
    try {
      const text = JSON.stringify(body);
      const response = await oauth.protectedResourceRequest(accessToken, 'POST', url, headers, text, options);
      return { status: response.status, text: await response.text() };
    } catch (error) {
      if (!(error instanceof oauth.WWWAuthenticateChallengeError) || oauth.isDPoPNonceError(error)) throw error;
      return { status: error.status, text: await error.response.text() };
    }
  });
}

function readAnswer({ status, text }: Answer, { pds }: Session): Wire {
  const json = fieldsOf(parseJson(text));
  if (status === 200) return json;
  const why = textOr(json.message) ?? textOr(json.error) ?? 'nothing more';
  throw new OpenNetworkError(
    codeOfStatus(status),
    `${pds} answers with status ${status}, and says: ${why.slice(0, 200)}`,
  );
}

/**
 * The session with tokens newer than these. A refresh token is of use once, and using it twice ends the session: one process at
 * a time asks, and finds what the one before has got.
 */
function refreshed(old: Session, io: BlueskyIo): Promise<Session> {
  return io.vault.exclusive(keyFor(old.sub), async () => {
    const session = await find(old.sub, io);
    if (!session) return signedOut(old.sub);
    if (session.accessToken !== old.accessToken) return session;
    const { refreshToken, sub } = session;
    try {
      if (refreshToken === undefined) return signedOut(sub);
      const tokens = await refreshTokens(refreshToken, session, io);
      if (tokens.sub !== sub) {
        await revoke(tokens, session, io);
        return signedOut(sub);
      }
      const next: Session = { ...session, ...tokens };
      await keep(next, io);
      return next;
    } catch (error) {
      if (!isOver(error)) throw error;
      await io.vault.delete(keyFor(sub));
      return signedOut(sub, error);
    }
  });
}

/** Any other refusal may be about the gateway, whose description the server could not read just now. */
const isOver = (error: unknown): boolean =>
  refusalIn(error) === 'invalid_grant' || (error instanceof OpenNetworkError && error.code === 'signed-out');

/** Unless somebody has signed in anew meanwhile. */
function forget({ sub, accessToken }: Session, io: BlueskyIo): Promise<void> {
  return io.vault.exclusive(keyFor(sub), async () => {
    if ((await find(sub, io))?.accessToken === accessToken) await io.vault.delete(keyFor(sub));
  });
}

function signedOut(did: string, cause?: unknown): never {
  throw new OpenNetworkError('signed-out', `The session of ${did} is over`, { cause });
}
