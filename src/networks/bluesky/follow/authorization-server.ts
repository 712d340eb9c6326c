import { NetworkError, toNetworkError } from '../../../core/errors.js';
import { getJson } from '../../../core/http.js';
import type { Io } from '../../../core/network.js';
import { readList, readObject, type Wire } from '../../../core/read.js';
import { publicOrigin, publicUrl } from './origin.js';

/** Where a visitor's server takes its questions. */
export interface AuthorizationServer {
  readonly issuer: string;
  readonly pushUrl: string;
  readonly approveUrl: string;
  readonly tokenUrl: string;
  readonly revokeUrl: string | undefined;
  /** In the fragment an answer reaches no server of the site, and none of its logs. */
  readonly responseMode: 'fragment' | 'query';
}

/**
 * What a server has to be able to do; all that the specification asks for and that protects the visitor.
 * @see https://atproto.com/specs/oauth#authorization-servers
 */
const DEMANDS = {
  response_types_supported: 'code',
  grant_types_supported: 'authorization_code',
  code_challenge_methods_supported: 'S256',
  token_endpoint_auth_methods_supported: 'none',
  dpop_signing_alg_values_supported: 'ES256',
  scopes_supported: 'atproto',
} as const;

/**
 * Asks a server of records who speaks for it.
 * @param pds Its origin.
 * @throws {NetworkError} private: it lets nobody sign in as this page wants; any other code.
 * @see https://www.rfc-editor.org/rfc/rfc9728
 */
export async function loadServerOf(pds: string, io: Io): Promise<AuthorizationServer> {
  const resource = await loadWellKnown(pds, 'oauth-protected-resource', io);
  const issuers = readList(resource.authorization_servers, 'authorization_servers');
  if (resource.resource !== pds || issuers.length !== 1) {
    throw new NetworkError('bad-response', `${pds} does not say who speaks for it`);
  }
  const server = await loadServer(publicOrigin(issuers[0], 'The authorization server'), io);
  const { protected_resources: theirs } = server.metadata;
  if (Array.isArray(theirs) && !theirs.includes(pds)) {
    throw new NetworkError('bad-response', `${server.issuer} does not speak for ${pds}`);
  }
  return toServer(server);
}

/** As `loadServerOf`, for what a visitor has typed: it may be the authorization server itself. */
export async function loadServerAt(origin: string, io: Io): Promise<AuthorizationServer> {
  try {
    return await loadServerOf(origin, io);
  } catch (error) {
    if (toNetworkError(error).code !== 'not-found') throw error;
    return toServer(await loadServer(origin, io));
  }
}

interface Described {
  readonly issuer: string;
  readonly metadata: Wire;
}

/** @see https://www.rfc-editor.org/rfc/rfc8414 */
async function loadServer(issuer: string, io: Io): Promise<Described> {
  const metadata = await loadWellKnown(issuer, 'oauth-authorization-server', io);
  // Another's metadata would have the visitor sign in there (RFC 8414 §3.3).
  if (metadata.issuer !== issuer) throw new NetworkError('bad-response', `${issuer} says that it is somebody else`);
  const isAble =
    metadata.authorization_response_iss_parameter_supported === true &&
    metadata.client_id_metadata_document_supported === true &&
    Object.entries(DEMANDS).every(([field, value]) => {
      const offered = metadata[field];
      return Array.isArray(offered) && offered.includes(value);
    });
  if (!isAble) throw new NetworkError('private', `${issuer} offers no sign-in for pages`);
  return { issuer, metadata };
}

function toServer({ issuer, metadata }: Described): AuthorizationServer {
  const modes = metadata.response_modes_supported;
  return {
    issuer,
    pushUrl: publicUrl(metadata.pushed_authorization_request_endpoint, 'pushed_authorization_request_endpoint'),
    approveUrl: publicUrl(metadata.authorization_endpoint, 'authorization_endpoint'),
    tokenUrl: publicUrl(metadata.token_endpoint, 'token_endpoint'),
    revokeUrl: metadata.revocation_endpoint
      ? publicUrl(metadata.revocation_endpoint, 'revocation_endpoint')
      : undefined,
    responseMode: Array.isArray(modes) && modes.includes('fragment') ? 'fragment' : 'query',
  };
}

async function loadWellKnown(origin: string, name: string, io: Io): Promise<Wire> {
  return readObject(await getJson(`${origin}/.well-known/${name}`, io, { redirect: 'error' }), name);
}
