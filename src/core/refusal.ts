import { NetworkError, type NetworkErrorCode } from './errors.js';

const MAX_PAUSE_SECONDS = 3_600;
/** After a 429 that does not say how long, or not to scripts of other origins (`Access-Control-Expose-Headers`). */
const DEFAULT_PAUSE_SECONDS = 30;

/** What a status other than 2xx says. */
export function refusalOf(response: Response): NetworkError {
  return new NetworkError(codeOf(response.status), `${response.status} from ${response.url}`, {
    retryAfterSeconds: pauseSeconds(response),
  });
}

/**
 * When the origin may be asked again, and never before the end of a pause that it has asked for; milliseconds since 1970.
 * What a server cannot do now and explains (503 with the problem details of RFC 9457) is about what was asked for alone: a
 * gateway says so where one platform is down, and has the others.
 * @param now Milliseconds since 1970.
 */
export function pauseEnd(response: Response, until: number, now = Date.now()): number {
  const { status, headers } = response;
  const isExplained = status === 503 && headers.get('content-type')?.includes('problem+json');
  return isExplained ? until : Math.max(until, now + (pauseSeconds(response, now) ?? 0) * 1000);
}

/** In place of a request that is not made. @param restMs Milliseconds till the end of the pause. */
export function pausedError(origin: string, restMs: number): NetworkError {
  const retryAfterSeconds = Math.max(Math.ceil(restMs / 1000), 1);
  return new NetworkError('rate-limited', `${origin} asks for a pause`, { retryAfterSeconds });
}

/** A request that is wrong (400, 422) is one for an account that this network cannot have. */
function codeOf(status: number): NetworkErrorCode {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'private';
  if (status === 400 || status === 404 || status === 410 || status === 422) return 'not-found';
  return status >= 500 ? 'unreachable' : 'bad-response';
}

/**
 * Seconds for which the server wants no further request; `undefined`: it asks for no pause. 1 to 3600;
 * 30 for a 429 that names none.
 * Reads `Retry-After` (RFC 9110 §10.2.3: seconds, or a date in any of its three forms), and where nothing remains or the
 * answer is 429, the reset time of `RateLimit-Reset` (Bluesky: seconds since 1970) or `X-RateLimit-Reset` (Mastodon: ISO
 * 8601). A date is held against the server's own clock, where it tells the time.
 * @param now Milliseconds since 1970.
 */
export function pauseSeconds({ status, headers }: Response, now = Date.now()): number | undefined {
  const after = headers.get('retry-after');
  const spent = (headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining')) === '0';
  const until =
    after ?? (status === 429 || spent ? (headers.get('ratelimit-reset') ?? headers.get('x-ratelimit-reset')) : null);
  const seconds = secondsUntil(until?.trim() ?? '', momentOf(headers.get('date') ?? '') || now);
  return (
    Math.min(Math.max(Math.ceil(seconds), 0), MAX_PAUSE_SECONDS) || (status === 429 ? DEFAULT_PAUSE_SECONDS : undefined)
  );
}

/** NaN for what is neither a number nor a date. @param now Milliseconds since 1970. */
function secondsUntil(text: string, now: number): number {
  const isNumber = /^\d+(?:\.\d+)?$/.test(text);
  // Below 10^9 it is a delay, above it a moment: one is at most an hour, the other is now.
  if (isNumber && Number(text) < 1e9) return Number(text);
  return ((isNumber ? Number(text) * 1000 : momentOf(text)) - now) / 1000;
}

/** Milliseconds since 1970; NaN for what is no date. */
function momentOf(text: string): number {
  // What C's `asctime` prints names no zone, and means UTC.
  return Date.parse(/^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}$/.test(text) ? `${text} GMT` : text);
}
