import assert from 'node:assert/strict';
import { readFeed } from '../../../src/gateway/feeds/read-feed.js';
import { FeedError } from '../../../src/gateway/feeds/feed-error.js';
import { MAX_ITEMS, MAX_LINE, MAX_TAGS, type Feed } from '../../../src/gateway/feeds/feed.js';
import { everyUrl } from '../../networks/walk.js';
import type { Target } from '../target.js';
import { target as browserJson } from './browser-feed-json.js';
import { target as browserXml } from './browser-feed-xml.js';

/** Feeds as the gateway reads them: RSS, Atom and JSON Feed, in every encoding. */
export const target: Target = {
  starts: () => [
    ...browserXml.starts(),
    ...browserJson.starts(),
    Buffer.from('\ufeff<rss><channel><title>a</title></channel></rss>', 'utf16le'),
    '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>',
  ],
  fuzz(input) {
    let feed: Feed;
    try {
      feed = readFeed(input, undefined, 'https://river.example/feed');
    } catch (error) {
      if (error instanceof FeedError) return;
      throw error;
    }
    // The address that an HTML's links are meant from is resolved, not followed.
    for (const [key, url] of everyUrl(feed)) if (!key.endsWith('baseUrl')) assert.match(String(url), /^https:/, key);
    assert.ok(feed.items.length <= MAX_ITEMS && feed.title.length <= MAX_LINE);
    assert.equal(new Set(feed.items.map(({ id }) => id)).size, feed.items.length);
    for (const { tags } of feed.items) assert.ok(tags.length <= MAX_TAGS);
  },
  large: (repeated) =>
    `<rss version="2.0"><channel><title>River</title><item><title>a</title><description>${repeated}</description></item></channel></rss>`,
};
