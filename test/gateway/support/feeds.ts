import { readFileSync } from 'node:fs';
import type { Feed } from '../../../src/gateway/feeds/feed.js';
import { FeedError } from '../../../src/gateway/feeds/feed-error.js';
import { readFeed } from '../../../src/gateway/feeds/read-feed.js';

export const FEED_URL = 'https://feeds.example/feed.xml';

export const feedFixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/feeds/${name}`, import.meta.url));

/** What was read of a document, which came from `FEED_URL`. */
export function feedOf(from: string | Uint8Array, contentType?: string): Feed {
  return readFeed(typeof from === 'string' ? Buffer.from(from) : from, contentType, FEED_URL);
}

/** What reading ends with: `read`, or the code of a `FeedError`, which is a sentence. @throws Any other error. */
export function outcomeOf(from: string | Uint8Array): string {
  try {
    feedOf(from);
    return 'read';
  } catch (error) {
    if (!(error instanceof FeedError) || !/^The .{10,300}\.$/s.test(error.message)) throw error;
    return error.code;
  }
}

/** One item of RSS. */
export const rssItem = (inner: string): string => `<rss version="2.0"><channel><item>${inner}</item></channel></rss>`;
