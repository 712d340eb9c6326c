import { hashOf } from '../config/keys.js';
import type { ConnectorIo } from '../connectors/connector-io.js';
import { sharedCache, type Keeping } from '../connectors/shared-cache.js';
import type { Troubles } from '../connectors/troubles.js';
import { MAX_FEED_BYTES, type Feed, type FeedItem } from './feed.js';
import { toFeedTrouble, toStatusTrouble } from './feed-trouble.js';
import { freshSeconds } from './freshness.js';
import { readFeed } from './read-feed.js';

/** A feed of which each item has a time. */
export interface LoadedFeed extends Omit<Feed, 'items'> {
  /** Newest first by `at`. */
  readonly items: readonly DatedItem[];
}

export interface DatedItem extends FeedItem {
  /** When it was published, else changed; else when the gateway saw it first. Milliseconds since 1970. */
  readonly at: number;
}

/** The feed's part of an account's troubles. */
export const FEED_PART = 'feed';

/** Shorter than the lease of `shared-cache.ts`. */
const TIMEOUT_MS = 8_000;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

const DAY_MS = 86_400_000;
const KEEPING: Keeping<Kept> = { freshMs: ({ freshSeconds: seconds }) => seconds * 1_000, staleMs: 7 * DAY_MS };

interface Kept {
  readonly feed: LoadedFeed;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly freshSeconds: number;
}

/**
 * Loads a feed from the public internet, for all who ask in all processes: once in the time that server and feed ask for, with
 * a question that is answered by “nothing new” where nothing is. Where it fails, its last answer stands in for a week, and the
 * operator is told.
 * @param url https; `safe-fetch.ts` refuses what leads into a private network.
 * @returns Asks. @throws {ConnectorError} misconfigured, rate-limited, unreachable, bad-response.
 */
export function feedLoader(url: string, io: ConnectorIo, troubles: Troubles): () => Promise<LoadedFeed> {
  const cache = sharedCache(io);
  // An address may hold a secret.
  const key = `feed:${hashOf(url)}`;
  const { host } = new URL(url);
  const load = (last: Kept | undefined): Promise<Kept> =>
    troubles.attempt(FEED_PART, async () => {
      try {
        return await ask(url, last, io);
      } catch (thrown) {
        const { error, restMs } =
          thrown instanceof StatusError
            ? toStatusTrouble(thrown.status, thrown.headers, host, io.now())
            : toFeedTrouble(thrown, host);
        throw await troubles.raise(FEED_PART, error, restMs);
      }
    });
  return async () => (await cache.obtain(key, KEEPING, load)).feed;
}

/** The server answered, and not with a feed. */
class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly status: number;
  readonly headers: Headers;

  constructor(status: number, headers: Headers) {
    super(`The server answered with status ${status}.`);
    this.status = status;
    this.headers = headers;
  }
}

async function ask(url: string, last: Kept | undefined, { fetchOutside, now }: ConnectorIo): Promise<Kept> {
  const answer = await fetchOutside(url, {
    maxBytes: MAX_FEED_BYTES,
    timeoutMs: TIMEOUT_MS,
    accept: ACCEPT,
    ifNoneMatch: last?.etag,
    ifModifiedSince: last?.etag === undefined ? last?.lastModified : undefined,
  });
  const { status, headers, body } = answer;
  if (status === 304 && last) {
    return { ...last, freshSeconds: freshSeconds(headers, last.feed.ttlMinutes, now()) };
  }
  if (status !== 200) throw new StatusError(status, headers);
  const feed = readFeed(body, headers.get('content-type') ?? undefined, answer.url);
  return {
    feed: dated(feed, last?.feed.items ?? [], now()),
    etag: headers.get('etag') ?? undefined,
    lastModified: headers.get('last-modified') ?? undefined,
    freshSeconds: freshSeconds(headers, feed.ttlMinutes, now()),
  };
}

/** Items that say no time, or one that is long to come, count from when they were seen first, in the order of the feed. */
function dated(feed: Feed, before: readonly DatedItem[], now: number): LoadedFeed {
  const seen = new Map(before.map(({ id, at }) => [id, at]));
  const items = feed.items.map((item, index): DatedItem => {
    const said = item.publishedAt ?? item.updatedAt;
    const at = said !== undefined && said <= now + DAY_MS ? said : (seen.get(item.id) ?? now - index * 1_000);
    return { ...item, at };
  });
  return { ...feed, items: items.sort((a, b) => b.at - a.at) };
}
