import { authorizationCodeGrant, tokenRevocation } from 'openid-client';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import type { OpenAttempt } from '../open-network.js';
import type { App } from './app.js';
import { configurationOf } from './configuration.js';
import { originOf } from './host.js';
import { oauthFailure } from './oauth-failure.js';
import { isEnough } from '../../../core/mastodon-scope.js';

/** What a server gave for what a visitor has allowed. */
export interface Token {
  readonly token: string;
  readonly scope: string;
  /** Milliseconds since 1970. `undefined`: it does not run out. */
  readonly expiresAt: number | undefined;
}

/** It goes into a header, as it is. @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const TOKEN = /^[\w.~+/-]+=*$/;

/**
 * Checks what a visitor's server has answered, and exchanges it for a token.
 * @throws {OpenNetworkError} declined; refused: the server did, or allows too little, which is then given back; unreachable,
 * rate-limited, bad-response: not that server's answer, or not to this question.
 */
export async function exchange(
  query: URLSearchParams,
  attempt: OpenAttempt,
  app: App,
  io: OpenNetworkIo,
): Promise<Token> {
  const { redirectUri, state, codeVerifier } = attempt;
  const callback = new URL(redirectUri);
  callback.search = query.toString();
  const answer = await authorizationCodeGrant(
    configurationOf(app, issuerOf(app, query), io),
    callback,
    { expectedState: state, ...(app.takesChallenge && { pkceCodeVerifier: codeVerifier }) },
    { scope: app.scope },
  ).catch((error: unknown) => {
    throw oauthFailure(error, app.host);
  });
  const { access_token: token, token_type, expires_in } = answer;
  if (!TOKEN.test(token) || token_type !== 'bearer') {
    throw new OpenNetworkError('bad-response', `${app.host} gives tokens of another kind.`);
  }
  // Where nothing is said, it is what was asked for. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
  const scope = answer.scope ?? app.scope;
  const isRunning = expires_in !== undefined && expires_in > 0;
  if (isEnough(scope)) return { token, scope, expiresAt: isRunning ? io.now() + expires_in * 1_000 : undefined };
  await revoke(token, app, io);
  throw new OpenNetworkError('refused', `${app.host} allows only ${scope.slice(0, 200)}.`);
}

/** Gives a token back. Never throws: some servers (Pixelfed, older Hollo) take none back, and here it is forgotten. */
export async function revoke(token: string, app: App, io: Pick<OpenNetworkIo, 'fetch' | 'log'>): Promise<void> {
  try {
    await tokenRevocation(configurationOf(app, originOf(app.host), io), token);
  } catch (error) {
    const { code, message } = oauthFailure(error, app.host);
    io.log.info({ host: app.host, code, reason: message }, 'A server did not take a token back.');
  }
}

/** A server that does not describe itself may call itself with or without a slash. */
function issuerOf({ host, issuer }: App, query: URLSearchParams): string {
  const origin = originOf(host);
  return issuer ?? (query.get('iss') === `${origin}/` ? `${origin}/` : origin);
}
