import { hashOf } from '../config/keys.js';
import type { ConnectorIo } from '../connectors/connector-io.js';
import { sharedCache, type Keeping } from '../connectors/shared-cache.js';
import type { Troubles } from '../connectors/troubles.js';
import { MAX_FEED_BYTES, type Feed, type FeedItem } from './feed.js';
import { toFeedTrouble, toStatusTrouble } from './feed-trouble.js';
import { freshSeconds } from './freshness.js';
import { readFeed } from './read-feed.js';
import { hubInHeaders } from './web-sub/hub-links.js';

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

/** What a feed that the configuration does not name itself is held to. */
export interface FeedBounds {
  /** Whether a redirect may lead there. @default Anywhere on the public internet. */
  readonly mayLeadTo?: ((url: URL) => boolean) | undefined;
  /** Called before the gateway asks for a feed of which it has nothing. @throws {ConnectorError} It is not to be asked for now. */
  readonly beforeFirst?: (() => Promise<void>) | undefined;
}

/** A feed, for all who ask. */
export interface FeedLoader {
  /** @throws {ConnectorError} misconfigured, rate-limited, unreachable, bad-response. */
  readonly load: () => Promise<LoadedFeed>;
  /** Asks again, however fresh the answer is that is there. @throws {ConnectorError} As above, where none is. */
  readonly renew: () => Promise<LoadedFeed>;
}

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
 */
export function feedLoader(url: string, io: ConnectorIo, troubles: Troubles, bounds: FeedBounds = {}): FeedLoader {
  const cache = sharedCache(io);
  // An address may hold a secret.
  const key = `feed:${hashOf(url)}`;
  const { host } = new URL(url);
  const load = (last: Kept | undefined): Promise<Kept> =>
    troubles.attempt(FEED_PART, async () => {
      if (!last) await bounds.beforeFirst?.();
      try {
        return await ask(url, last, bounds, io);
      } catch (thrown) {
        const { error, restMs } =
          thrown instanceof StatusError
            ? toStatusTrouble(thrown.status, thrown.headers, host, io.now())
            : toFeedTrouble(thrown, host);
        throw await troubles.raise(FEED_PART, error, restMs);
      }
    });
  const obtain = (): Promise<Kept> => cache.obtain(key, KEEPING, load);
  return {
    load: async () => (await obtain()).feed,
    async renew() {
      await cache.keep(key, { ...KEEPING, freshMs: () => 0 }, await obtain());
      return (await obtain()).feed;
    },
  };
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

async function ask(
  url: string,
  last: Kept | undefined,
  { mayLeadTo }: FeedBounds,
  { fetchOutside, now }: ConnectorIo,
): Promise<Kept> {
  const answer = await fetchOutside(url, {
    maxBytes: MAX_FEED_BYTES,
    timeoutMs: TIMEOUT_MS,
    accept: ACCEPT,
    ifNoneMatch: last?.etag,
    ifModifiedSince: last?.etag === undefined ? last?.lastModified : undefined,
    mayLeadTo,
  });
  const { status, headers, body } = answer;
  if (status === 304 && last) {
    return { ...last, freshSeconds: freshSeconds(headers, last.feed.ttlMinutes, now()) };
  }
  if (status !== 200) throw new StatusError(status, headers);
  const read = readFeed(body, headers.get('content-type') ?? undefined, answer.url);
  const feed = { ...read, webSub: hubInHeaders(headers, answer.url) ?? read.webSub };
  return {
    feed: dated(feed, last?.feed.items, feed.changedAt ?? modifiedAt(headers) ?? now(), now()),
    etag: headers.get('etag') ?? undefined,
    lastModified: headers.get('last-modified') ?? undefined,
    freshSeconds: freshSeconds(headers, feed.ttlMinutes, now()),
  };
}

/**
 * Items that say no time, or one that is long to come, are as old as the one that they stand behind; those in front, as the
 * first that says a time; where none does, as the feed. So when a feed is read for the first time: what comes into it later is
 * new. Each stays as old as it was first taken for.
 * @param changedAt When the feed changed last. Milliseconds since 1970, as `now`.
 */
function dated(feed: Feed, last: readonly DatedItem[] | undefined, changedAt: number, now: number): LoadedFeed {
  const seen = new Map(last?.map(({ id, at }) => [id, at]));
  const said = ({ publishedAt, updatedAt }: FeedItem): number | undefined =>
    [publishedAt, updatedAt].find((at) => at !== undefined && at <= now + DAY_MS);
  let before = feed.items.map(said).find((at) => at !== undefined) ?? Math.min(changedAt, now);
  const items = feed.items.map((item): DatedItem => {
    const known = said(item) ?? seen.get(item.id);
    // A millisecond keeps them in their order, whatever order they come in later.
    before = known ?? before - 1;
    return { ...item, at: known ?? (last ? now : before) };
  });
  return { ...feed, items: items.sort((a, b) => b.at - a.at) };
}

function modifiedAt(headers: Headers): number | undefined {
  const at = Date.parse(headers.get('last-modified') ?? '');
  return Number.isNaN(at) ? undefined : at;
}
