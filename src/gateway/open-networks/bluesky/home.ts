import { OpenNetworkError, type OpenNetworkErrorCode } from '../open-network-error.js';
import { loadServerAt, loadServerOf, type AuthorizationServer } from './authorization-server.js';
import type { BlueskyIo } from './bluesky-io.js';
import { loadIdentity } from './identity.js';
import { DID, HANDLE, readHome, STANDARD_HOST } from './names.js';
import { serverUrl } from './server-url.js';

/** Where a visitor signs in. */
export interface Home {
  readonly server: AuthorizationServer;
  /** Who they say they are; `undefined`: the server asks them. */
  readonly did: string | undefined;
  /** Written into the server's form for them. */
  readonly hint: string | undefined;
}

/**
 * Finds the server of a visitor.
 * @param typed A handle, a DID, or a server; empty: the server of most people.
 * @throws {OpenNetworkError} not-found: it is neither an account nor a server; any other but signed-out.
 */
export async function loadHome(typed: string, io: BlueskyIo): Promise<Home> {
  const home = readHome(typed) || STANDARD_HOST;
  if (DID.test(home)) return homeOf(home, io);
  if (!HANDLE.test(home) || home === STANDARD_HOST) return serverAt(home, io);
  return homeOf(home, io).catch((error: unknown) => {
    if (!hasCode(error, 'not-found')) throw error;
    // What looks like a handle may be the host of a server. Where nothing answers there, it is nobody.
    return serverAt(home, io).catch((cause: unknown) => {
      throw hasCode(cause, 'unreachable') ? error : cause;
    });
  });
}

async function homeOf(actor: string, io: BlueskyIo): Promise<Home> {
  const { did, pds } = await loadIdentity(actor, io);
  return { server: await loadServerOf(pds, io), did, hint: actor };
}

async function serverAt(home: string, io: BlueskyIo): Promise<Home> {
  const server = await loadServerAt(originOf(home, io), io);
  return { server, did: undefined, hint: undefined };
}

/** What is no address at all is no server that could be found. */
function originOf(home: string, io: BlueskyIo): string {
  try {
    return serverUrl(/^https?:\/\//.test(home) ? home : `https://${home}`, 'What the visitor has typed', io).origin;
  } catch (cause) {
    throw new OpenNetworkError('not-found', `Nobody is called so, and no server: ${home.slice(0, 200)}`, { cause });
  }
}

const hasCode = (error: unknown, code: OpenNetworkErrorCode): boolean =>
  error instanceof OpenNetworkError && error.code === code;
