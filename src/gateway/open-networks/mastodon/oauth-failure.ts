import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { OpenNetworkError, type OpenNetworkErrorCode } from '../open-network-error.js';
import { codeOf } from './ask.js';

/** What `openid-client` threw, as the gateway knows it. A server's own words are cut short: they are a stranger's. */
export function oauthFailure(thrown: unknown, host: string): OpenNetworkError {
  const words = (what: string): string => `${host} ${what.slice(0, 200)}`;
  if (thrown instanceof AuthorizationResponseError) {
    return new OpenNetworkError(codeOfAnswer(thrown.error), words(`answered “${thrown.error}”.`), { cause: thrown });
  }
  if (thrown instanceof ResponseBodyError || thrown instanceof WWWAuthenticateChallengeError) {
    const said = thrown instanceof ResponseBodyError ? thrown.error : 'invalid_client';
    const code = thrown.status === 429 ? 'rate-limited' : 'refused';
    return new OpenNetworkError(code, words(`refused a token: ${said}.`), { cause: thrown });
  }
  if (thrown instanceof ClientError && thrown.cause instanceof Response) {
    const { status } = thrown.cause;
    const code = codeOf(status);
    return new OpenNetworkError(
      // What is no account elsewhere is, here, an answer that does not hold.
      status < 300 ? 'bad-response' : code === 'not-found' ? 'refused' : code,
      words(`answered ${status} where a token was asked for.`),
    );
  }
  const code = isUnanswered(thrown) ? 'unreachable' : 'bad-response';
  const why = thrown instanceof Error ? thrown.message : 'nothing that is known';
  return new OpenNetworkError(code, words(`gave no token: ${why}.`), { cause: thrown });
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 */
function codeOfAnswer(error: string): OpenNetworkErrorCode {
  if (error === 'access_denied') return 'declined';
  return error === 'server_error' || error === 'temporarily_unavailable' ? 'unreachable' : 'refused';
}

/** As `fetch` fails, or the time that was set for all of it. */
function isUnanswered(thrown: unknown): boolean {
  const { code } = thrown as { readonly code?: unknown };
  return thrown instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT';
}
