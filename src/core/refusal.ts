import { NetworkError, type NetworkErrorCode } from './errors.js';

const MAX_PAUSE_SECONDS = 3_600;

/** What a status other than 2xx says. */
export function refusalOf(response: Response): NetworkError {
  return new NetworkError(codeOf(response.status), `${response.status} from ${response.url}`, {
    retryAfterSeconds: pauseSeconds(response),
  });
}

/** A request that is wrong (400, 422) is one for an account that this network cannot have. */
function codeOf(status: number): NetworkErrorCode {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'private';
  if (status === 400 || status === 404 || status === 410 || status === 422) return 'not-found';
  return status >= 500 ? 'unreachable' : 'bad-response';
}

/**
 * Seconds for which the server wants no further request; `undefined`: it asks for no pause. 1 to 3600.
 * Reads `Retry-After` (RFC 9110 §10.2.3: seconds or a date), and where nothing remains or the answer is 429, the reset time
 * of `RateLimit-Reset` (Bluesky: seconds since 1970) or `X-RateLimit-Reset` (Mastodon: ISO 8601).
 */
export function pauseSeconds({ status, headers }: Response): number | undefined {
  const after = headers.get('retry-after');
  const spent = (headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining')) === '0';
  const until =
    after ?? (status === 429 || spent ? (headers.get('ratelimit-reset') ?? headers.get('x-ratelimit-reset')) : null);
  if (until === null) return undefined;
  const number = Number(until);
  // Below 10^9 it is a delay, above it a moment: one is at most an hour, the other is now.
  const seconds =
    number < 1e9 ? number : ((Number.isNaN(number) ? Date.parse(until) : number * 1000) - Date.now()) / 1000;
  return Math.min(Math.max(Math.ceil(seconds), 0), MAX_PAUSE_SECONDS) || undefined;
}
