import * as oauth from 'oauth4webapi';
import { textOr } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { AuthorizationServer } from './authorization-server.js';
import type { BlueskyIo } from './bluesky-io.js';
import { clientOf } from './client.js';
import { DID } from './names.js';
import { call } from './oauth-call.js';
import type { KeptKey } from './proof-key.js';

/** What a server gives for a code or a refresh token. Of use only with proofs of the key that it was asked with. */
export interface Tokens {
  readonly accessToken: string;
  /** Of use once. `undefined`: the session ends with the access token. */
  readonly refreshToken?: string;
  /** Milliseconds since 1970, by the gateway's clock. */
  readonly expiresAt: number;
  /** What the visitor has allowed. */
  readonly scope: string;
  /** DID of the visitor. */
  readonly sub: string;
}

/** Who gave them, and to which key. */
export interface Granted {
  readonly server: AuthorizationServer;
  readonly key: KeptKey;
}

/** What servers give where they do not say; the specification allows 30 minutes at most. */
const DEFAULT_SECONDS = 300;

/**
 * @param answer As `oauth.validateAuthResponse` gives it.
 * @throws {OpenNetworkError} refused: the code is wrong, used, or late; bad-response: the answer is not what was asked for, and
 * is given back; unreachable, rate-limited.
 */
export function exchangeCode(
  answer: URLSearchParams,
  { redirectUri, codeVerifier }: { readonly redirectUri: string; readonly codeVerifier: string },
  { server, key }: Granted,
  io: BlueskyIo,
): Promise<Tokens> {
  return ask({ server, key }, io, async (client, authenticate, options) => {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authenticate,
      answer,
      redirectUri,
      codeVerifier,
      options,
    );
    return oauth.processAuthorizationCodeResponse(server, client, response);
  });
}

/** @throws {OpenNetworkError} As `exchangeCode`; refused: the session is over. */
export function refreshTokens(refreshToken: string, { server, key }: Granted, io: BlueskyIo): Promise<Tokens> {
  return ask({ server, key }, io, async (client, authenticate, options) => {
    const response = await oauth.refreshTokenGrantRequest(server, client, authenticate, refreshToken, options);
    return oauth.processRefreshTokenResponse(server, client, response);
  });
}

/** Makes tokens useless, where the server takes them back. Never throws for its sake: they end by themselves. */
export async function revoke(
  { accessToken, refreshToken = accessToken }: Pick<Tokens, 'accessToken' | 'refreshToken'>,
  { server, key }: Granted,
  io: BlueskyIo,
): Promise<void> {
  const { revocation_endpoint: url } = server;
  if (url === undefined) return;
  const { id, authenticate } = await clientOf(io);
  // Servers demand a proof here as well, which the library's own way to revoke cannot carry. Its way to push a request is the
  // same authenticated form with a proof.
  const asked = { ...server, pushed_authorization_request_endpoint: url };
  const form = { token: refreshToken };
  try {
    await call(`The revocation endpoint of ${server.issuer}`, key, io, async (options) => {
      const response = await oauth.pushedAuthorizationRequest(asked, { client_id: id }, authenticate, form, options);
      return oauth.processRevocationResponse(response);
    });
  } catch (error) {
    if (!(error instanceof OpenNetworkError)) throw error;
    io.log.warn({ err: error }, 'A server did not take back what a visitor has given back. It ends by itself.');
  }
}

type Ask = (
  client: oauth.Client,
  authenticate: oauth.ClientAuth,
  options: Parameters<Parameters<typeof call>[3]>[0],
) => Promise<oauth.TokenEndpointResponse>;

async function ask({ server, key }: Granted, io: BlueskyIo, act: Ask): Promise<Tokens> {
  const { id, authenticate } = await clientOf(io);
  const given = await call(`The token endpoint of ${server.issuer}`, key, io, (options) =>
    act({ client_id: id }, authenticate, options),
  );
  const refreshToken = textOr(given.refresh_token);
  const tokens = { accessToken: given.access_token, ...(refreshToken === undefined ? {} : { refreshToken }) };
  const wrong = whatIsWrong(given);
  if (wrong !== undefined) {
    await revoke(tokens, { server, key }, io);
    throw new OpenNetworkError('bad-response', `${server.issuer} does not give ${wrong}`);
  }
  return {
    ...tokens,
    expiresAt: io.now() + (given.expires_in ?? DEFAULT_SECONDS) * 1000,
    scope: String(given.scope),
    sub: given.sub as string,
  };
}

/** @see https://atproto.com/specs/oauth#tokens-and-session-lifetime */
function whatIsWrong({ token_type, scope, sub }: oauth.TokenEndpointResponse): string | undefined {
  // What is not bound to the key could be used by whoever reads it.
  if (token_type !== 'dpop') return 'a token that is bound to the session’s key';
  if (!scope?.split(' ').includes('atproto')) return 'the scope that was asked for';
  if (typeof sub !== 'string' || !DID.test(sub)) return 'who has signed in';
  return undefined;
}
