import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { safeUrl } from '../../../core/url.js';
import { originOf } from '../host.js';
import { readHome } from '../remote-follow.js';
import { homeOf } from '../webfinger.js';

/** Names that mean another machine in every house: no server of the fediverse is known by one. */
const PRIVATE = /\.(?:local|localhost|internal|intranet|lan|home\.arpa)$/;

/**
 * Finds the visitor’s server. Where they have told their address, its domain may only name that server.
 * @param typed As for the way that leads there without a sign-in: `social.example`, `@me@social.example`, a page of it.
 * @returns The server’s host.
 * @throws {NetworkError} not-found: no server, or nobody of that name there; unreachable, timeout.
 */
export async function findHome(typed: string, io: Io): Promise<string> {
  const { host, user: id } = readHome(typed) ?? {};
  // A page of the world may not be made to ask a machine of the visitor’s.
  if (!host || PRIVATE.test(host) || !safeUrl(originOf(host))) {
    throw new NetworkError('not-found', `“${typed}” names no server`);
  }
  if (!id || io.settings['mastodon']) return host;
  try {
    return (await homeOf({ network: 'mastodon', host, id }, io)) ?? host;
  } catch (error) {
    const { code } = toNetworkError(error);
    if (code === 'not-found') throw new NetworkError(code, `${host} has no account ${id}`, { cause: error });
    if (code === 'timeout') throw error;
    // Not every server answers this question to pages; whether it is there, the next one tells.
    return host;
  }
}
