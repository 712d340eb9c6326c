import type * as oauth from 'oauth4webapi';
import { readList, type Wire } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { BlueskyIo } from './bluesky-io.js';
import { loadJson, understood } from './load-json.js';
import { isLocal, serverUrl } from './server-url.js';

/** Where a visitor's server takes its questions. */
export interface AuthorizationServer extends oauth.AuthorizationServer {
  readonly pushed_authorization_request_endpoint: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly revocation_endpoint?: string;
  /** Demanded, so that an answer of another server is never taken for one of this (RFC 9207). */
  readonly authorization_response_iss_parameter_supported: true;
}

/**
 * Asks a server of records who speaks for it.
 * @param pds Its origin.
 * @throws {OpenNetworkError} refused: it lets nobody sign in as the gateway does; not-found, unreachable, bad-response, …
 * @see https://www.rfc-editor.org/rfc/rfc9728
 */
export async function loadServerOf(pds: string, io: BlueskyIo): Promise<AuthorizationServer> {
  const resource = await loadJson(`${pds}/.well-known/oauth-protected-resource`, io);
  const issuers = await understood(() => readList(resource.authorization_servers, 'authorization_servers'));
  if (resource.resource !== pds || issuers.length !== 1) {
    throw new OpenNetworkError('bad-response', `${pds} does not say who speaks for it`);
  }
  const { origin } = serverUrl(issuers[0], 'The authorization server', io);
  const metadata = await loadMetadata(origin, io);
  const theirs = metadata.protected_resources;
  if (Array.isArray(theirs) && !theirs.includes(pds)) {
    throw new OpenNetworkError('bad-response', `${origin} does not speak for ${pds}`);
  }
  return toServer(metadata, origin, io);
}

/** As `loadServerOf`, for what a visitor has typed: it may be the authorization server itself. */
export async function loadServerAt(origin: string, io: BlueskyIo): Promise<AuthorizationServer> {
  try {
    return await loadServerOf(origin, io);
  } catch (error) {
    if (!(error instanceof OpenNetworkError) || error.code !== 'not-found') throw error;
    return toServer(await loadMetadata(origin, io), origin, io);
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc8414 */
async function loadMetadata(issuer: string, io: BlueskyIo): Promise<Wire> {
  const metadata = await loadJson(`${issuer}/.well-known/oauth-authorization-server`, io);
  // Another's metadata would have the visitor sign in there (RFC 8414 §3.3).
  if (metadata.issuer === issuer) return metadata;
  throw new OpenNetworkError('bad-response', `${issuer} says that it is somebody else`);
}

/**
 * What a server has to be able to do; all that the specification asks for and that protects the visitor.
 * @see https://atproto.com/specs/oauth#authorization-servers
 */
const DEMANDS = {
  response_types_supported: 'code',
  grant_types_supported: 'authorization_code',
  code_challenge_methods_supported: 'S256',
  dpop_signing_alg_values_supported: 'ES256',
  scopes_supported: 'atproto',
} as const;

function toServer(metadata: Wire, issuer: string, io: BlueskyIo): AuthorizationServer {
  const demands = {
    ...DEMANDS,
    ...(isLocal(io)
      ? { token_endpoint_auth_methods_supported: 'none' }
      : {
          token_endpoint_auth_methods_supported: 'private_key_jwt',
          token_endpoint_auth_signing_alg_values_supported: 'ES256',
        }),
  };
  const isAble =
    metadata.authorization_response_iss_parameter_supported === true &&
    metadata.client_id_metadata_document_supported === true &&
    Object.entries(demands).every(([field, value]) => {
      const offered = metadata[field];
      return Array.isArray(offered) && offered.includes(value);
    });
  if (!isAble) throw new OpenNetworkError('refused', `${issuer} offers no sign-in for such a gateway`);
  const endpoint = (name: string): string => serverUrl(metadata[name], name, io).href;
  return {
    issuer,
    pushed_authorization_request_endpoint: endpoint('pushed_authorization_request_endpoint'),
    authorization_endpoint: endpoint('authorization_endpoint'),
    token_endpoint: endpoint('token_endpoint'),
    ...(metadata.revocation_endpoint ? { revocation_endpoint: endpoint('revocation_endpoint') } : {}),
    authorization_response_iss_parameter_supported: true,
  };
}
