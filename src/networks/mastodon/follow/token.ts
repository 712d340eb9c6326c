import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { readObject, readText, textOr } from '../../../core/read.js';
import { apiUrl } from '../host.js';
import type { App } from './app.js';
import { ask } from './ask.js';
import type { Attempt } from './attempt.js';
import { isEnough } from '../../../core/mastodon-scope.js';

/**
 * Exchanges what the visitor’s server has answered for a token. Whoever holds a token is obeyed: it is used at once, kept
 * nowhere, and given back.
 * @throws {NetworkError} Any code; private: the server refused it, or allowed too little. What it allowed is then given back.
 * @see https://docs.joinmastodon.org/methods/oauth/#token
 */
export async function exchange(code: string, attempt: Attempt, io: Io): Promise<string> {
  const { host, app, redirectUri, scope, verifier } = attempt;
  const answer = await ask(apiUrl(host, '/oauth/token', io), io, {
    form: {
      grant_type: 'authorization_code',
      code,
      client_id: app.clientId,
      client_secret: app.clientSecret,
      redirect_uri: redirectUri,
      scope,
      ...(verifier && { code_verifier: verifier }),
    },
  }).catch((error: unknown) => {
    throw refused(error);
  });
  const wire = readObject(answer, 'token');
  const token = readText(wire, 'access_token');
  // It goes into a header, as it is. @see https://www.rfc-editor.org/rfc/rfc6750#section-2.1
  if (!/^[\w.~+/-]+=*$/.test(token)) throw new NetworkError('bad-response', 'access_token is no token');
  // Where nothing is said, it is what was asked for. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1
  const granted = textOr(wire.scope) ?? scope;
  const isBearer = readText(wire, 'token_type').toLowerCase() === 'bearer';
  if (isBearer && isEnough(granted)) return token;
  await revoke(token, app, host, io);
  throw isBearer
    ? new NetworkError('private', `${host} allows only ${granted}`)
    : new NetworkError('bad-response', `${host} gives tokens of another kind`);
}

/**
 * Gives a token back, even when the page goes away meanwhile. Never throws: who cannot take it back (Pixelfed, older Hollo)
 * has given it to a page that knows it no more.
 * @see https://docs.joinmastodon.org/methods/oauth/#revoke
 */
export async function revoke(token: string, { clientId, clientSecret }: App, host: string, io: Io): Promise<void> {
  const form = { client_id: clientId, client_secret: clientSecret, token };
  const patient = { ...io, signal: new AbortController().signal };
  await ask(apiUrl(host, '/oauth/revoke', io), patient, { form, keepalive: true }).catch(() => {});
}

/** What is no account elsewhere is, here, an answer that does not hold: used before, of another page, or too old. */
function refused(thrown: unknown): NetworkError {
  const error = toNetworkError(thrown);
  if (error.code !== 'not-found') return error;
  return new NetworkError('private', error.message, { cause: error.cause });
}
