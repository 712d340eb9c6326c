import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { DID, HANDLE } from '../profile.js';
import { loadServerAt, loadServerOf, type AuthorizationServer } from './authorization-server.js';
import { loadIdentity } from './identity.js';
import { publicOrigin } from './origin.js';

/** Where a visitor signs in. */
export interface Home {
  readonly server: AuthorizationServer;
  /** Who they say they are; `undefined`: the server asks them. */
  readonly did: string | undefined;
  /** Written into the server's form for them. */
  readonly hint: string | undefined;
}

/** The server of most people, for those who have typed nothing. */
const DEFAULT_HOST = 'bsky.social';

/** What a visitor has typed or pasted, in one form: a handle without its `@`, a DID, a host, or a URL. */
export function readHome(typed = ''): string {
  // Phones capitalize, and keyboards for Japanese and Chinese type full-width signs; pasted handles bring invisible ones.
  const text = typed.normalize('NFKC').replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  const name = text.replace(/^(https:\/\/bsky\.app\/profile\/|at:\/\/|@)/i, '').replace(/\/$/, '');
  if (name.startsWith('did:')) return name;
  const lower = name.toLowerCase();
  return lower && !/[.:/]/.test(lower) ? `${lower}.${DEFAULT_HOST}` : lower;
}

/**
 * Finds the server of a visitor.
 * @param home As `readHome` gives it; empty: the server of most people.
 * @throws {NetworkError} not-found: it is neither an account nor a server; any other code.
 */
export async function loadHome(home: string, io: Io): Promise<Home> {
  const isHost = !home || home === DEFAULT_HOST;
  if (DID.test(home) || (HANDLE.test(home) && !isHost)) {
    try {
      const { did, pds } = await loadIdentity(home, io);
      return { server: await loadServerOf(pds, io), did, hint: home };
    } catch (error) {
      // What looks like a handle may be the host of a server.
      if (DID.test(home) || toNetworkError(error).code !== 'not-found') throw error;
      return await loadHost(`https://${home}`, io).catch(() => {
        throw error;
      });
    }
  }
  if (isHost) return loadHost(`https://${DEFAULT_HOST}`, io);
  if (/^https?:\/\//.test(home)) return loadHost(home, io);
  throw new NetworkError('not-found', `“${home}” names neither an account nor a server`);
}

async function loadHost(url: string, io: Io): Promise<Home> {
  return { server: await loadServerAt(publicOrigin(url, 'The server'), io), did: undefined, hint: undefined };
}
