import { NetworkError, type NetworkErrorCode } from './errors.js';
import type { Io } from './network.js';

/** A whole attempt, from the first byte out to the last byte in. */
const TIMEOUT_MS = 8_000;
/** Decoded. The largest honest answer seen, 40 posts with cards, is below 400 kB. */
const MAX_BODY_BYTES = 1_048_576;
const MAX_PAUSE_SECONDS = 3_600;

/**
 * Fetches JSON without credentials or referrer.
 * @returns What `JSON.parse` made of the answer; the caller checks its shape.
 * @throws {NetworkError} Any code; `timeout` after 8 s, `bad-response` for more than 1 MiB or for what is not JSON.
 */
export async function getJson(url: string, io: Io, init?: RequestInit): Promise<unknown> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let text: string;
  try {
    const response = await io.fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...init,
      signal: AbortSignal.any([io.signal, timeout]),
    });
    if (!response.ok) {
      throw new NetworkError(codeOf(response.status), `${response.status} from ${url}`, {
        retryAfterSeconds: pauseSeconds(response),
      });
    }
    text = await readText(response);
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    throw new NetworkError(timeout.aborted ? 'timeout' : 'unreachable', `No answer from ${url}`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NetworkError('bad-response', `Not JSON: ${url}`, { cause });
  }
}

async function readText(response: Response): Promise<string> {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MAX_BODY_BYTES) {
      void reader.cancel();
      throw new NetworkError('bad-response', `More than ${MAX_BODY_BYTES} bytes from ${response.url}`);
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** A request that is wrong (400, 422) is one for an account that this network cannot have. */
function codeOf(status: number): NetworkErrorCode {
  if (status === 429) return 'rate-limited';
  if (status === 401 || status === 403) return 'private';
  if (status === 400 || status === 404 || status === 410 || status === 422) return 'not-found';
  return status >= 500 ? 'unreachable' : 'bad-response';
}

/**
 * Seconds for which the server wants no further request; `undefined`: it asks for no pause. 0 to 3600.
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
