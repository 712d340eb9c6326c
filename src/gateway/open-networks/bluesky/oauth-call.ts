import * as oauth from 'oauth4webapi';
import { OpenNetworkError, type OpenNetworkErrorCode } from '../open-network-error.js';
import type { BlueskyIo } from './bluesky-io.js';
import { keyPairOf, type KeptKey } from './proof-key.js';
import { isLocal } from './server-url.js';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- It is so to stand out; on this machine plain http is no risk.
const { allowInsecureRequests } = oauth;

/** How the library is to ask: by the guarded fetch, with proofs of a key (DPoP). */
export interface CallOptions {
  readonly [oauth.customFetch]: (url: string, init: object) => Promise<Response>;
  readonly [allowInsecureRequests]?: boolean;
  readonly DPoP: oauth.DPoPHandle;
}

/** In messages; whoever answers chooses how long theirs are. */
const MAX_LENGTH = 300;

/**
 * Asks a server with proofs of a key, again where it wants a nonce of its own in them.
 * @param what For messages: “The token endpoint of https://bsky.social”.
 * @throws {OpenNetworkError} unreachable, rate-limited, bad-response; refused: with the `oauth.ResponseBodyError` as its cause
 * where the server has said why.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-8
 */
export async function call<T>(
  what: string,
  key: KeptKey,
  io: BlueskyIo,
  act: (options: CallOptions) => Promise<T>,
): Promise<T> {
  const options: CallOptions = {
    [oauth.customFetch]: (url, init) => reach(url, init, io),
    ...(isLocal(io) ? { [allowInsecureRequests]: true } : {}),
    DPoP: oauth.DPoP({}, await keyPairOf(key)),
  };
  try {
    return await act(options).catch((error: unknown) => {
      // Its nonce has come with the refusal.
      if (oauth.isDPoPNonceError(error)) return act(options);
      throw error;
    });
  } catch (error) {
    throw toOpenNetworkError(error, what);
  }
}

/** What OAuth calls the refusal that an error comes from: `invalid_scope`. */
export function refusalIn(error: unknown): string | undefined {
  const { cause } = error instanceof OpenNetworkError ? error : {};
  return cause instanceof oauth.ResponseBodyError ? cause.error : undefined;
}

/** What a status other than 2xx means. */
export function codeOfStatus(status: number): OpenNetworkErrorCode {
  if (status === 429) return 'rate-limited';
  if (status >= 500) return 'unreachable';
  return status >= 400 ? 'refused' : 'bad-response';
}

async function reach(url: string, init: RequestInit, { fetch }: BlueskyIo): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new OpenNetworkError('unreachable', `${new URL(url).origin} does not answer`, { cause });
  }
}

function toOpenNetworkError(error: unknown, what: string): unknown {
  if (error instanceof oauth.ResponseBodyError) {
    const passes = error.error === 'server_error' || error.error === 'temporarily_unavailable';
    const why = (error.error_description ?? error.error).slice(0, MAX_LENGTH);
    const code = passes ? 'unreachable' : codeOfStatus(error.status);
    return new OpenNetworkError(code, `${what} refuses (${error.status}): ${why}`, { cause: error });
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    return new OpenNetworkError(codeOfStatus(error.status), `${what} refuses (${error.status})`, { cause: error });
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    const status = error.cause instanceof Response ? error.cause.status : 200;
    const code = status === 429 || status >= 500 ? codeOfStatus(status) : 'bad-response';
    // Not as its cause: that holds the answer, tokens and all, and errors are written into logs.
    return new OpenNetworkError(code, `${what} answers otherwise than agreed: ${error.message.slice(0, MAX_LENGTH)}`);
  }
  return error;
}
