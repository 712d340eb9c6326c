import { NetworkError } from '../../../core/errors.js';
import type { Attempt } from './attempt.js';
import { newSecret } from './secret.js';

/** Marks what is for this module, on a page that may have sign-ins of its own. */
const STATE_PREFIX = 'magpie-mastodon-';

/** What a server adds to the address of the page that it leads back to. */
const NAMES = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'scope', 'session_state'];
/** Longer than any; Pixelfed’s codes are some 1,000. */
const MAX_CODE_LENGTH = 4_096;

export const newState = (): string => STATE_PREFIX + newSecret();

/** The `state` of an answer to one of this module’s attempts; `undefined` for any other address. */
export function stateOf(params: URLSearchParams): string | undefined {
  const [state, ...more] = params.getAll('state');
  return state?.startsWith(STATE_PREFIX) && !more.length ? state : undefined;
}

/** The address of the page itself, without what a server has added to it. */
export function withoutAnswer(href: string): string {
  const url = new URL(href);
  // The page that is led back to has no fragment of its own.
  if (stateOf(new URLSearchParams(url.hash.slice(1)))) url.hash = '';
  if (stateOf(url.searchParams)) for (const name of NAMES) url.searchParams.delete(name);
  return url.href;
}

/** An error of OAuth, or the code that stands for what the visitor has allowed. */
type Answer = { readonly error: string } | { readonly code: string };

/**
 * Reads what a server has answered to an attempt.
 * @throws {NetworkError} bad-response: it is not that server’s answer, or none at all.
 * @see https://www.rfc-editor.org/rfc/rfc9207#section-2.4
 */
export function readAnswer(params: URLSearchParams, { issuers, sendsIssuer }: Attempt): Answer {
  const issuer = only(params, 'iss');
  if (issuer === undefined ? sendsIssuer : !issuers.includes(issuer)) {
    throw new NetworkError('bad-response', `${issuer ?? 'Nobody'} answered for ${issuers[0]!}`);
  }
  const error = only(params, 'error');
  if (error !== undefined) return { error };
  const code = only(params, 'code');
  if (code && code.length <= MAX_CODE_LENGTH) return { code };
  throw new NetworkError('bad-response', 'The answer has no code');
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-3.1 */
function only(params: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = params.getAll(name);
  if (more.length) throw new NetworkError('bad-response', `The answer has several of ${name}`);
  return value;
}
