import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { readObject, textOr, type Wire } from '../../../core/read.js';
import { apiUrl } from '../host.js';
import { softwareOf } from '../nodeinfo.js';
import { ask } from './ask.js';
import { leastScope, PIXELFED_SCOPE } from '../../../core/mastodon-scope.js';

/**
 * What a visitor’s server says of its sign-in. Where its pages and addresses for that are, it is not asked: they are the same
 * on all servers that speak Mastodon’s API, and none of them can so name an address of somebody else’s.
 */
export interface AuthorizationServer {
  readonly host: string;
  /** What it may call itself when it answers. */
  readonly issuers: readonly string[];
  /** It always says who it is (RFC 9207). */
  readonly sendsIssuer: boolean;
  readonly scope: string;
  /** It does not refuse PKCE with S256. Servers that do not know it pass over it (RFC 6749 §3.1). */
  readonly takesChallenge: boolean;
  /** It can answer where the site’s own server, and its log, does not see it. */
  readonly answersInFragment: boolean;
}

/**
 * Asks a server how people sign in there.
 * @throws {NetworkError} private: it knows no scope that is neither too little nor too much; bad-response: it speaks for another
 * server; timeout, rate-limited.
 * @see https://docs.joinmastodon.org/methods/oauth/#authorization-server-metadata
 */
export async function loadServer(host: string, io: Io): Promise<AuthorizationServer> {
  const { origin } = new URL(apiUrl(host, '/', io));
  const metadata = await loadMetadata(host, io);
  if (!metadata) return { ...plain(host, origin), scope: await scopeOfSoftware(host, io) };
  if (metadata === 'silent') return plain(host, origin);
  const issuer = textOr(metadata.issuer) ?? '';
  // A description of another server, or one that this server has copied from there.
  if (!isOf(issuer, origin)) throw new NetworkError('bad-response', `${host} describes ${issuer || 'no server'}`);
  const scope = leastScope(textsOr(metadata.scopes_supported));
  if (!scope) throw new NetworkError('private', `${host} knows no scope for a follow`);
  return {
    host,
    issuers: [issuer],
    sendsIssuer: metadata.authorization_response_iss_parameter_supported === true,
    scope,
    takesChallenge: textsOr(metadata.code_challenge_methods_supported)?.includes('S256') ?? true,
    answersInFragment: textsOr(metadata.response_modes_supported)?.includes('fragment') ?? false,
  };
}

/** Mastodon before 4.3, and most of its kin. */
function plain(host: string, origin: string): AuthorizationServer {
  return {
    host,
    issuers: [origin, `${origin}/`],
    sendsIssuer: false,
    scope: leastScope(undefined)!,
    takesChallenge: true,
    answersInFragment: false,
  };
}

/** @returns `undefined` where there is none; `silent` where it does not answer, or not to pages. */
async function loadMetadata(host: string, io: Io): Promise<Wire | 'silent' | undefined> {
  try {
    return readObject(await ask(apiUrl(host, '/.well-known/oauth-authorization-server', io), io), 'metadata');
  } catch (error) {
    const { code } = toNetworkError(error);
    if (io.signal.aborted || code === 'timeout' || code === 'rate-limited') throw error;
    return code === 'unreachable' ? 'silent' : undefined;
  }
}

async function scopeOfSoftware(host: string, io: Io): Promise<string> {
  return (await softwareOf(host, io)) === 'pixelfed' ? PIXELFED_SCOPE : leastScope(undefined)!;
}

function isOf(issuer: string, origin: string): boolean {
  return issuer === origin || issuer === `${origin}/`;
}

/** A list that is no list of texts says nothing. */
function textsOr(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;
}
