import * as oauth from 'oauth4webapi';
import { DECLARED_SCOPE } from '../../../core/bluesky-follow.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { keyPairOf, newKey, publicPart, type KeptKey } from './proof-key.js';
import { isLocal } from './server-url.js';

/** The gateway, as servers know it. */
export interface OAuthClient {
  readonly id: string;
  /** How it proves to be itself. */
  readonly authenticate: oauth.ClientAuth;
}

/**
 * On the internet a confidential client, named by the address of its own description; on this machine, where no server could
 * read that, the public one for development, which says all in its name.
 * @see https://atproto.com/specs/oauth#clients
 */
export async function clientOf(io: OpenNetworkIo): Promise<OAuthClient> {
  if (isLocal(io)) return { id: localClientId(io), authenticate: oauth.None() };
  const key = await clientKey(io);
  const { privateKey } = await keyPairOf(key);
  return { id: documentUrl(io), authenticate: oauth.PrivateKeyJwt({ key: privateKey, kid: key.kid! }) };
}

/** Where answers come to: on this machine by number, as servers demand; see `callback-routes.ts`. */
export function redirectUriOf(redirectUri: string): string {
  const url = new URL(redirectUri);
  if (url.protocol === 'http:' && url.hostname !== '[::1]') url.hostname = '127.0.0.1';
  return url.href;
}

/** @see https://atproto.com/specs/oauth#client-id-metadata-document */
export function clientMetadata(io: OpenNetworkIo): object {
  return {
    client_id: documentUrl(io),
    client_name: io.name,
    client_uri: new URL(io.publicUrl).href,
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: DECLARED_SCOPE,
    redirect_uris: [callbackUrl(io)],
    dpop_bound_access_tokens: true,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks_uri: new URL('/oauth/bluesky/jwks.json', io.publicUrl).href,
  };
}

/** The public half of the key that the gateway proves to be itself with. */
export async function clientKeys(io: OpenNetworkIo): Promise<object> {
  return { keys: [publicPart(await clientKey(io))] };
}

const KEY = 'bluesky:client-key';

/** Made once for all processes. With the gateway's secret it is lost, and so is all that was allowed to it. */
async function clientKey({ vault }: OpenNetworkIo): Promise<KeptKey> {
  const find = async (): Promise<KeptKey | undefined> => {
    const kept = await vault.get(KEY);
    return kept === undefined ? undefined : (JSON.parse(kept) as KeptKey);
  };
  return (
    (await find()) ??
    vault.exclusive(KEY, async () => {
      const others = await find();
      if (others) return others;
      const made = await newKey();
      await vault.set(KEY, JSON.stringify(made));
      return made;
    })
  );
}

const callbackUrl = ({ publicUrl }: OpenNetworkIo): string => new URL('/sign-in/bluesky/callback', publicUrl).href;

const documentUrl = ({ publicUrl }: OpenNetworkIo): string =>
  new URL('/oauth/bluesky/client-metadata.json', publicUrl).href;

function localClientId(io: OpenNetworkIo): string {
  const said = new URLSearchParams({ redirect_uri: redirectUriOf(callbackUrl(io)), scope: DECLARED_SCOPE });
  return `http://localhost?${said}`;
}
