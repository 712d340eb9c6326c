import { NetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { countOr, textOr } from '../../../core/read.js';
import { DID } from '../profile.js';
import type { Attempt } from './attempts.js';
import type { AuthorizationServer } from './authorization-server.js';
import { provedPost, type Answer, type Prover } from './proved-post.js';

/** What a server gives for a code or a refresh token. Of use only with proofs of the key that it was asked with. */
export interface Tokens {
  readonly accessToken: string;
  /** Of use once. `undefined`: the session ends with the access token. */
  readonly refreshToken: string | undefined;
  /** Milliseconds since 1970, by this device's clock. */
  readonly expiresAt: number;
  /** What the visitor has allowed. */
  readonly scope: string;
  /** DID of the visitor. */
  readonly sub: string;
}

/** What servers give where they do not say; the specification allows 30 minutes at most. */
const DEFAULT_SECONDS = 300;

/** @throws {NetworkError} Any code; bad-response: the code is wrong, used, or late, or the answer is not what was asked for. */
export async function exchangeCode(code: string, attempt: Attempt, io: Io): Promise<Tokens> {
  const { clientId, redirectUrl, verifier, key, server } = attempt;
  const by = { key };
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: redirectUrl,
    code_verifier: verifier,
    code,
  });
  const answer = await provedPost(server.tokenUrl, form, by, io);
  try {
    return readTokens(answer);
  } catch (refused) {
    const { access_token, refresh_token } = answer.json;
    const given = { accessToken: textOr(access_token) ?? '', refreshToken: textOr(refresh_token) };
    if (!answer.refusal) await revoke(given, clientId, server, by, io);
    throw refused;
  }
}

/** @throws {NetworkError} Any code; private: the session is over. */
export async function refreshTokens(
  refreshToken: string,
  clientId: string,
  { tokenUrl }: AuthorizationServer,
  by: Prover,
  io: Io,
): Promise<Tokens> {
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken });
  const answer = await provedPost(tokenUrl, form, by, io);
  if (/^invalid_(grant|client|token)$/.test(answer.error ?? '')) {
    throw new NetworkError('private', 'The session is over', { cause: answer.refusal });
  }
  return readTokens(answer);
}

/** Makes tokens useless, where the server takes them back. Never throws: they end by themselves. */
export async function revoke(
  { accessToken, refreshToken = accessToken }: Pick<Tokens, 'accessToken' | 'refreshToken'>,
  clientId: string,
  { revokeUrl }: AuthorizationServer,
  by: Prover,
  io: Io,
): Promise<void> {
  const form = new URLSearchParams({ client_id: clientId, token: refreshToken });
  if (revokeUrl) await provedPost(revokeUrl, form, by, io).catch(() => {});
}

/** @see https://atproto.com/specs/oauth#tokens-and-session-lifetime */
function readTokens({ json, refusal }: Answer): Tokens {
  if (refusal) throw refusal;
  // What is not bound to the key could be used by whoever reads it.
  if (textOr(json.token_type)?.toLowerCase() !== 'dpop') wrong('a token that is bound to the page’s key');
  const [accessToken, scope, sub] = [textOr(json.access_token), textOr(json.scope), textOr(json.sub)];
  if (!accessToken) return wrong('a token');
  if (!scope?.split(' ').includes('atproto')) return wrong('the scope that was asked for');
  if (!sub || !DID.test(sub)) return wrong('who has signed in');
  return {
    accessToken,
    refreshToken: textOr(json.refresh_token),
    expiresAt: Date.now() + (countOr(json.expires_in) ?? DEFAULT_SECONDS) * 1000,
    scope,
    sub,
  };
}

function wrong(what: string): never {
  throw new NetworkError('bad-response', `The server does not give ${what}`);
}
