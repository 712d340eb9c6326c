import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import type { SignInProvider } from '../config/gateway-config.js';
import { secretNameOf } from '../config/read-config.js';

/** Why a sign-in ended without one. */
export type SignInFailure =
  /** The visitor, or the provider, said no. */
  | 'denied'
  /** It took too long, or its answer was used before. */
  | 'expired'
  /** It came back to a browser that did not begin it. */
  | 'other-browser'
  /** The provider does not answer, or cannot now. */
  | 'unreachable'
  /** The provider's answer is not one that can be trusted. */
  | 'refused';

/** Ends a sign-in; the message is for the operator, and holds nothing secret and nothing of the visitor. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly failure: SignInFailure;
  /** Path on the gateway; `undefined` where nobody knows where it began. */
  readonly returnTo: string | undefined;
  /** Whether it was to end a ticket: it can be begun again only there. */
  readonly byTicket: boolean;

  constructor(
    failure: SignInFailure,
    message: string,
    begun?: { readonly returnTo: string; readonly byTicket: boolean },
  ) {
    super(message);
    this.failure = failure;
    this.returnTo = begun?.returnTo;
    this.byTicket = begun?.byTicket ?? false;
  }
}

/** What went wrong, in a line for the log. The errors' own members are left out: they hold answers, claims and codes. */
export function reasonOf(error: unknown): string {
  if (error instanceof ResponseBodyError) return `${error.error} (status ${error.status})`;
  if (error instanceof AuthorizationResponseError) return error.error;
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  const cause = error.cause instanceof Error ? `: ${reasonOf(error.cause)}` : '';
  return `${error.message}${code}${cause}`;
}

/** An error of discovery, with what the operator can do about it. */
export function discoveryFailed({ id, label, issuer }: SignInProvider, error: unknown): SignInError {
  return new SignInError(
    'unreachable',
    `Nobody can sign in with ${label}: ${issuer}/.well-known/openid-configuration cannot be used – ${reasonOf(error)}. ` +
      `Check “issuer” of “${id}” in “signIn”, and whether this machine reaches it.`,
  );
}

/** An error of the exchange of code for tokens, with what the operator can do about it. */
export function exchangeFailed(provider: SignInProvider, error: unknown): SignInError {
  const { id, label } = provider;
  const reason = reasonOf(error);
  if (error instanceof AuthorizationResponseError) return refusedByProvider(provider, error);
  if (isUnknownClient(error)) {
    const message = `Nobody can sign in with ${label}: it does not know this gateway – ${reason}. Check “clientId” of “${id}” in “signIn”, and ${secretNameOf(id)}.`;
    return new SignInError('unreachable', message);
  }
  if (isSilence(error)) {
    return new SignInError('unreachable', `${label} did not answer during a sign-in – ${reason}.`);
  }
  return new SignInError('refused', `An answer of ${label} was not used, and nobody was signed in – ${reason}.`);
}

function refusedByProvider({ id, label }: SignInProvider, error: AuthorizationResponseError): SignInError {
  switch (error.error) {
    case 'access_denied':
    case 'login_required':
    case 'interaction_required':
    case 'account_selection_required':
    case 'consent_required':
      return new SignInError('denied', `${label} did not sign a visitor in – ${error.error}.`);
    case 'server_error':
    case 'temporarily_unavailable':
      return new SignInError('unreachable', `${label} cannot sign in now – ${error.error}.`);
    default:
      return new SignInError(
        'refused',
        `${label} did not take the request to sign in – ${error.error}. Check “clientId” and “scope” of “${id}” in “signIn”.`,
      );
  }
}

/** The provider does not take this gateway for the client that it says it is. */
const isUnknownClient = (error: unknown): boolean =>
  error instanceof WWWAuthenticateChallengeError ||
  (error instanceof ResponseBodyError && /^(?:invalid|unauthorized)_client$/.test(error.error));

/** Nothing came, in time, or it was the provider's own error. */
function isSilence(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  if (!(error instanceof ClientError)) return false;
  if (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT') return true;
  return error.cause instanceof Response && error.cause.status >= 500;
}
