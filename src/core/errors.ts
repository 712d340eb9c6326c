/**
 * What can go wrong between a page and a network.
 * `not-found`: no such account or post. `private`: it is there, but not for visitors without a sign-in, by the author's or
 * the server's wish. `rate-limited`: asked too often. `unreachable`: no answer, or a server error. `timeout`: no answer in
 * time. `bad-response`: an answer that is not what the network documents.
 */
export type NetworkErrorCode = 'not-found' | 'private' | 'rate-limited' | 'unreachable' | 'timeout' | 'bad-response';

/** The one error of the outside world. Branch on `code`; `message` is English, for developers, and never drawn. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  // What the constructor sets is only declared, in classes of the first download.
  declare readonly code: NetworkErrorCode;
  /** Seconds until the network accepts another request; from `Retry-After` or rate-limit headers, at most 3600. */
  declare readonly retryAfterSeconds: number | undefined;

  constructor(
    code: NetworkErrorCode,
    message: string,
    options?: { readonly retryAfterSeconds?: number | undefined; readonly cause?: unknown },
  ) {
    super(message, options);
    this.code = code;
    this.retryAfterSeconds = options?.retryAfterSeconds;
  }
}

/** Turns whatever was thrown into a `NetworkError`; what is none becomes a `bad-response` with its cause. Never throws. */
export function toNetworkError(thrown: unknown): NetworkError {
  // Also one of another copy of this class: a page's plug-in may have its own.
  return thrown instanceof Error && thrown.name === 'NetworkError' && 'retryAfterSeconds' in thrown
    ? (thrown as NetworkError)
    : new NetworkError('bad-response', String(thrown), { cause: thrown });
}
