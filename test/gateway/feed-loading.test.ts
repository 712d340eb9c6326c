import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { troublesOf } from '../../src/gateway/connectors/troubles.js';
import { FEED_PART, feedLoader } from '../../src/gateway/feeds/load-feed.js';
import { createSafeFetch } from '../../src/gateway/pictures/safe-fetch.js';
import { SafeFetchError } from '../../src/gateway/pictures/safe-fetch-error.js';
import { connectorWorld, type World } from './support/connector-world.js';
import { feedServer, feedWith, type FeedAnswer, type FeedServer } from './support/feed-server.js';
import { outsideWorld } from './support/outside-world.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const URL_ = 'https://feeds.example/secret?token=abc';

interface Scene {
  readonly world: World;
  readonly server: FeedServer;
  /** The titles that are to be had now, or why there are none. */
  readonly titles: () => Promise<readonly string[] | string>;
  /** What the operator is told. */
  readonly notes: () => Promise<readonly string[]>;
}

function scene(answer: FeedAnswer | Error, world = connectorWorld(), server = feedServer(answer)): Scene {
  const io = { ...world.io, fetchOutside: server.fetch };
  const troubles = troublesOf('wechat:river', io);
  const { load } = feedLoader(URL_, io, troubles);
  return {
    world,
    server,
    titles: async () => {
      try {
        return (await load()).items.map(({ title }) => title);
      } catch (error) {
        return (error as { code: string }).code;
      }
    },
    notes: async () => (await troubles.notes([FEED_PART])).map(({ severity, text }) => `${severity}: ${text}`),
  };
}

describe('A feed from elsewhere', () => {
  it('is asked for once by all who need it, in two processes', async () => {
    const first = scene({ body: feedWith(2) });
    const other = connectorWorld({ store: first.world.io.store });
    other.clock.now = first.world.clock.now;
    const second = scene({}, other, first.server);
    const answers = await Promise.all([first.titles(), first.titles(), second.titles()]);
    assert.deepEqual(
      answers,
      Array.from({ length: 3 }, () => ['Item 2', 'Item 1']),
    );
    assert.equal(first.server.asked.length, 1);
    assert.equal(first.server.asked[0]!.maxBytes, 2 * 1024 * 1024);
  });

  for (const [name, headers, more, ms] of [
    ['fifteen minutes where nobody says', {}, '', 15 * MINUTE],
    ['as long as its server says', { 'cache-control': 'public, max-age=3600', age: '600' }, '', 50 * MINUTE],
    ['as long as its server says to what many share', { 'cache-control': 'max-age=1, s-maxage=1800' }, '', 30 * MINUTE],
    [
      'till it expires',
      { expires: 'Thu, 01 Oct 2026 06:00:00 GMT', date: 'Thu, 01 Oct 2026 04:00:00 GMT' },
      '',
      2 * HOUR,
    ],
    ['as long as the feed says, where that is more', { 'cache-control': 'max-age=60' }, '<ttl>120</ttl>', 2 * HOUR],
    ['five minutes at least', { 'cache-control': 'no-cache' }, '', 5 * MINUTE],
    ['a day at most', { 'cache-control': 'max-age=99999999' }, '', DAY],
  ] as const) {
    it(`is kept ${name}`, async () => {
      const { world, server, titles } = scene({
        headers,
        body: feedWith(1).replace('<title>River', `${more}<title>River`),
      });
      await titles();
      world.clock.now += ms - 1;
      await titles();
      assert.equal(server.asked.length, 1);
      world.clock.now += 1;
      await titles();
      assert.equal(server.asked.length, 2);
    });
  }

  it('is not sent again where nothing is new', async () => {
    const { world, server, titles } = scene({
      headers: { etag: '"1"', 'last-modified': 'Thu, 01 Oct 2026 00:00:00 GMT' },
      body: feedWith(2),
    });
    await titles();
    server.answer = { status: 304, headers: { 'cache-control': 'max-age=1200' } };
    world.clock.now += HOUR;
    assert.deepEqual(await titles(), ['Item 2', 'Item 1']);
    assert.deepEqual(
      server.asked.map(({ ifNoneMatch, ifModifiedSince }) => [ifNoneMatch, ifModifiedSince]),
      [
        [undefined, undefined],
        ['"1"', undefined],
      ],
    );
    world.clock.now += 20 * MINUTE - 1;
    await titles();
    assert.equal(server.asked.length, 2);
  });

  it('is asked for by its date where it has no ETag', async () => {
    const { world, server, titles } = scene({
      headers: { 'last-modified': 'Thu, 01 Oct 2026 00:00:00 GMT' },
      body: feedWith(1),
    });
    await titles();
    world.clock.now += HOUR;
    await titles();
    assert.equal(server.asked[1]!.ifModifiedSince, 'Thu, 01 Oct 2026 00:00:00 GMT');
  });

  for (const [name, answer, code, restMs, note] of [
    [
      'is not there',
      { status: 404 },
      'misconfigured',
      30 * MINUTE,
      /^error: The feed at feeds\.example answers with status 404\. See /,
    ],
    [
      'is a web page',
      { body: '<!doctype html>' },
      'misconfigured',
      30 * MINUTE,
      /^error: The feed at feeds\.example cannot be used\. The address answers with a web page/,
    ],
    [
      'is broken',
      { body: '<rss>' },
      'bad-response',
      10 * MINUTE,
      /^warning: The feed at feeds\.example cannot be used\. The feed is not well-formed/,
    ],
    ['answers with “nothing new” to who has nothing', { status: 304 }, 'misconfigured', 30 * MINUTE, /status 304/],
    ['has a server that is down', { status: 502 }, 'unreachable', 5 * MINUTE, /^warning: .* 502/],
    [
      'has a server that asks for patience',
      { status: 503, headers: { 'retry-after': '7200' } },
      'unreachable',
      2 * HOUR,
      /503/,
    ],
    [
      'is asked for too often',
      { status: 429, headers: { 'retry-after': 'Thu, 01 Oct 2026 05:00:00 GMT' } },
      'rate-limited',
      HOUR,
      /^error: .*too often/,
    ],
    [
      'leads into a private network',
      new SafeFetchError('refused', 'No.'),
      'misconfigured',
      30 * MINUTE,
      /^error: The feed at feeds\.example is not on the public internet/,
    ],
    ['is too slow', new SafeFetchError('timeout', 'No.'), 'unreachable', 5 * MINUTE, /^warning: .* too slow/],
  ] as const) {
    it(`that ${name} is left alone for a while, and the operator is told`, async () => {
      const { world, server, titles, notes } = scene(answer);
      assert.deepEqual([await titles(), await titles()], [code, code]);
      assert.match((await notes()).join(), note);
      assert.doesNotMatch(JSON.stringify([await notes(), world.logged]), /secret|abc/);
      world.clock.now += restMs - 1;
      await titles();
      assert.equal(server.asked.length, 1);
      world.clock.now += 1;
      server.answer = { body: feedWith(1) };
      assert.deepEqual(await titles(), ['Item 1']);
      assert.deepEqual(await notes(), []);
    });
  }

  it('that fails later gives its last answer for a week', async () => {
    const { world, server, titles } = scene({ body: feedWith(1) });
    await titles();
    server.answer = { status: 500 };
    world.clock.now += 7 * DAY;
    assert.deepEqual(await titles(), ['Item 1']);
    world.clock.now += HOUR;
    assert.equal(await titles(), 'unreachable');
  });

  it('without dates keeps its order, and its items keep the time when they were seen first', async () => {
    const undated = (...titles: string[]): FeedAnswer => ({
      body: `<rss><channel>${titles.map((title) => `<item><guid isPermaLink="false">${title}</guid><title>${title}</title></item>`).join('')}</channel></rss>`,
    });
    const world = connectorWorld();
    const { server, titles } = scene(undated('B', 'A'), world);
    assert.deepEqual(await titles(), ['B', 'A']);
    world.clock.now += HOUR;
    server.answer = undated('A', 'C', 'B');
    assert.deepEqual(await titles(), ['C', 'B', 'A']);
  });

  it('with an item of next year does not keep it on top for a year', async () => {
    const { world, server, titles } = scene({ body: feedWith(1).replace('Sep 2026', 'Sep 2027') });
    assert.deepEqual(await titles(), ['Item 1']);
    world.clock.now += DAY;
    server.answer = {
      body: feedWith(1)
        .replace('Sep 2026', 'Sep 2027')
        .replace('<item>', '<item><title>New</title><pubDate>2 Oct 2026 03:00 GMT</pubDate></item><item>'),
    };
    assert.deepEqual(await titles(), ['New', 'Item 1']);
  });
});

describe('The way to a feed', () => {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { host } = request.headers;
    if (host === 'moved.example') response.writeHead(302, { location: 'https://inside.example/feed' }).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feedWith(1));
  };

  it('leads to the public internet alone, after a redirect too', async (test) => {
    const outside = await outsideWorld(test, answer, {
      'inside.example': [['10.0.0.7']],
      'local.example': [['127.0.0.1']],
    });
    const titlesOf = async (url: string): Promise<readonly string[] | string> => {
      const io = connectorWorld({ fetchOutside: createSafeFetch(outside) }).io;
      try {
        return (await feedLoader(url, io, troublesOf('qq:river', io)).load()).items.map(({ title }) => title);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    assert.deepEqual(await titlesOf('https://feeds.example/'), ['Item 1']);
    for (const url of [
      'https://moved.example/',
      'https://local.example/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://localhost/',
      'https://feeds.example:8443/',
      'https://user:pass@feeds.example/',
      'http://feeds.example/',
      'ftp://feeds.example/',
    ]) {
      assert.equal(await titlesOf(url), 'misconfigured', url);
    }
    assert.deepEqual(
      outside.requests.map(({ headers }) => headers.host),
      ['feeds.example', 'moved.example'],
    );
  });

  it('carries what the gateway has already', async (test) => {
    const outside = await outsideWorld(test, answer);
    const fetch = createSafeFetch(outside);
    await fetch('https://feeds.example/', { maxBytes: 10_000, timeoutMs: 5_000, accept: '*/*', ifNoneMatch: '"1"' });
    await fetch('https://feeds.example/', {
      maxBytes: 10_000,
      timeoutMs: 5_000,
      accept: '*/*',
      ifModifiedSince: 'Thu, 01 Oct 2026 00:00:00 GMT',
    });
    assert.deepEqual(
      outside.requests.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]),
      [
        ['"1"', undefined],
        [undefined, 'Thu, 01 Oct 2026 00:00:00 GMT'],
      ],
    );
  });
});
