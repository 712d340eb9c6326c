import { isObject, textOr, type Wire } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { ask, ServerRefusal } from './ask.js';
import { originOf } from './host.js';
import { softwareOf } from './nodeinfo.js';
import { leastScope, PIXELFED_SCOPE } from '../../../core/mastodon-scope.js';

/**
 * What a visitor's server says of its sign-in. Where its pages and addresses for that are, it is not asked: they are the same
 * on all servers that speak Mastodon's API, and none of them can so name an address of somebody else's.
 */
export interface AuthorizationServer {
  readonly host: string;
  /** What it calls itself when it answers. `undefined`: with or without a slash at its end. */
  readonly issuer: string | undefined;
  /** It always says who it is (RFC 9207). */
  readonly sendsIssuer: boolean;
  readonly scope: string;
  /** It does not refuse PKCE with S256. Servers that do not know it pass over it (RFC 6749 §3.1). */
  readonly takesChallenge: boolean;
}

/**
 * Asks a server how people sign in there.
 * @throws {OpenNetworkError} refused: it knows no scope that is neither too little nor too much; bad-response: it speaks for
 * another server; unreachable, rate-limited.
 * @see https://docs.joinmastodon.org/methods/oauth/#authorization-server-metadata
 */
export async function loadServer(host: string, io: Pick<OpenNetworkIo, 'fetch'>): Promise<AuthorizationServer> {
  const metadata = await loadMetadata(host, io);
  if (!metadata)
    return plain(host, (await softwareOf(host, io)) === 'pixelfed' ? PIXELFED_SCOPE : leastScope(undefined)!);
  const issuer = textOr(metadata.issuer) ?? '';
  const origin = originOf(host);
  // A description of another server, or one that this server has copied from there.
  if (issuer !== origin && issuer !== `${origin}/`) {
    throw new OpenNetworkError('bad-response', `${host} describes ${issuer.slice(0, 200) || 'no server'}.`);
  }
  const scope = leastScope(textsOr(metadata.scopes_supported));
  if (!scope) throw new OpenNetworkError('refused', `${host} knows no scope for a follow.`);
  return {
    host,
    issuer,
    sendsIssuer: metadata.authorization_response_iss_parameter_supported === true,
    scope,
    takesChallenge: textsOr(metadata.code_challenge_methods_supported)?.includes('S256') ?? true,
  };
}

/** Mastodon before 4.3, and most of its kin. */
function plain(host: string, scope: string): AuthorizationServer {
  return { host, issuer: undefined, sendsIssuer: false, scope, takesChallenge: true };
}

/** @returns `undefined` where there is none. */
async function loadMetadata(host: string, io: Pick<OpenNetworkIo, 'fetch'>): Promise<Wire | undefined> {
  try {
    const metadata = await ask(`${originOf(host)}/.well-known/oauth-authorization-server`, io);
    return isObject(metadata) ? metadata : undefined;
  } catch (error) {
    if (!(error instanceof OpenNetworkError)) throw error;
    // What is there but no JSON is a website's page for what it does not have.
    const none =
      error instanceof ServerRefusal ? error.status < 500 && error.status !== 429 : error.code === 'bad-response';
    if (none) return undefined;
    throw error;
  }
}

/** A list that is no list of texts says nothing. */
function textsOr(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}
