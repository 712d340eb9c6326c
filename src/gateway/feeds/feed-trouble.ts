import { ConnectorError } from '../connectors/connector-error.js';
import { SafeFetchError, type SafeFetchCode } from '../pictures/safe-fetch-error.js';
import { FeedError } from './feed-error.js';
import { retryAfterSeconds } from './freshness.js';

/** An error in words for the operator, and for how long the feed is better left alone. */
export interface FeedTrouble {
  readonly error: ConnectorError;
  readonly restMs: number;
}

const MINUTE_MS = 60_000;

/** What a refused or broken fetch means, and what to do about it. */
const FETCHING: Readonly<Record<SafeFetchCode, readonly [what: string, mended: 'by itself' | 'by the operator']>> = {
  refused: [
    'is not on the public internet, or not https on its usual port; give an address that is',
    'by the operator',
  ],
  redirects: ['sends on too often or to nowhere; give the address that it leads to', 'by the operator'],
  timeout: ['is too slow; nothing is to be done if that passes', 'by itself'],
  'too-large': ['is larger than 2 MiB; give one with fewer items', 'by the operator'],
  'bad-encoding': ['comes packed in a way that nobody asked for, or damaged', 'by the operator'],
  unreachable: ['could not be reached; nothing is to be done if that passes', 'by itself'],
};

/**
 * Whatever went wrong in loading a feed.
 * @param host The feed's, for the message: the rest of its address may be a secret. @throws What is an error of ours.
 */
export function toFeedTrouble(thrown: unknown, host: string): FeedTrouble {
  const feed = `The feed at ${host}`;
  if (thrown instanceof SafeFetchError) {
    const [what, mended] = FETCHING[thrown.code];
    return trouble(mended === 'by itself' ? 'unreachable' : 'misconfigured', `${feed} ${what}.`, thrown);
  }
  if (thrown instanceof FeedError) {
    const code = thrown.code === 'malformed' ? 'bad-response' : 'misconfigured';
    return trouble(code, `${feed} cannot be used. ${thrown.message}`, thrown);
  }
  throw thrown;
}

/** An answer that is neither 200 nor 304. */
export function toStatusTrouble(status: number, headers: Headers, host: string, now: number): FeedTrouble {
  const feed = `The feed at ${host} answers with status ${status}`;
  const seconds = retryAfterSeconds(headers, now);
  const resting = (usual: FeedTrouble): FeedTrouble =>
    seconds === undefined ? usual : { ...usual, restMs: Math.max(seconds * 1_000, usual.restMs) };
  if (status === 429) {
    return resting(trouble('rate-limited', `${feed}: it is asked too often, and is left alone for a while.`));
  }
  if (status >= 500) return resting(trouble('unreachable', `${feed}; nothing is to be done if that passes.`));
  return trouble('misconfigured', `${feed}. See whether its address is right, and open to everybody.`);
}

function trouble(
  code: 'misconfigured' | 'unreachable' | 'bad-response' | 'rate-limited',
  message: string,
  cause?: unknown,
): FeedTrouble {
  const minutes = { misconfigured: 30, unreachable: 5, 'bad-response': 10, 'rate-limited': 30 }[code];
  return { error: new ConnectorError(code, message, { cause }), restMs: minutes * MINUTE_MS };
}
