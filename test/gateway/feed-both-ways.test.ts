import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import type { Account, Post } from '../../src/core/model.js';
import type { Io } from '../../src/core/network.js';
import { feed } from '../../src/networks/feed/feed.js';
import { feedFixture } from './support/feeds.js';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';

const URL_ = 'https://river.example/feed.xml';
const ref = feed.parse(`feed:${URL_}`)!;
const query = { limit: 40, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };

interface Drawn {
  readonly account: Account;
  readonly posts: readonly Post[];
}

async function drawnWith(io: Pick<Io, 'fetch' | 'settings'>): Promise<Drawn> {
  const world: Io = { ...io, signal: new AbortController().signal };
  const [account] = await feed.loadAccounts!([ref], world);
  assert.ok(account && !(account instanceof Error));
  const { posts } = await feed.loadPosts!(ref, query, undefined, world);
  return { account, posts };
}

/** What a page shows of a document: as the visitor's browser reads it, and as the gateway does. */
async function bothWays(
  test: TestContext,
  document: Buffer,
): Promise<{ readonly own: Drawn; readonly through: Drawn }> {
  const headers = { 'content-type': 'application/xml' };
  const gateway = await startTestGateway(
    test,
    { feeds: { allowed: [URL_] } },
    { safeFetch: async (url) => ({ status: 200, headers: new Headers(headers), url, body: document }) },
  );
  gateway.clock.now = Date.now();
  const asked: string[] = [];
  const own = await drawnWith({ fetch: async () => new Response(new Uint8Array(document), { headers }), settings: {} });
  const through = await drawnWith({
    fetch: async (url, init) => {
      asked.push(new URL(url).origin);
      return gateway.ask(url, init);
    },
    settings: { gateway: TEST_ORIGIN },
  });
  assert.deepEqual(asked, [TEST_ORIGIN, TEST_ORIGIN]);
  return { own: comparable(own), through: comparable(through) };
}

/** Pictures come by way of the gateway: with the address that they are of in its own. Whether a page has more is a guess of each. */
function comparable(drawn: Drawn): Drawn {
  return JSON.parse(JSON.stringify(drawn), (key, value: unknown) => {
    if (key === 'partial') return undefined;
    const [, encoded] = (typeof value === 'string' && /\/v1\/images\/[^/]+\/(.+)$/.exec(value)) || [];
    return encoded === undefined ? value : Buffer.from(encoded, 'base64url').toString();
  }) as Drawn;
}

const river = (name: string): Buffer => readFileSync(new URL(`../networks/fixtures/feed/${name}`, import.meta.url));

describe('A feed is the same account with the same posts, read by the browser or by the gateway', () => {
  for (const [name, document] of [
    ['a podcast', feedFixture('made-podcast.xml')],
    ['a channel of films', feedFixture('made-youtube.xml')],
    ['RSS 1.0', feedFixture('made-rss-1.rdf')],
    ['Atom', river('river-atom.xml')],
  ] as const) {
    it(`where it is ${name}`, async (test) => {
      const { own, through } = await bothWays(test, document);
      assert.ok(own.posts.length > 0);
      assert.deepEqual(through, own);
    });
  }

  it('where its words come with markup, long or short', async (test) => {
    const item = (n: number, text: string): string =>
      `<item><guid isPermaLink="false">${n}</guid><title>No. ${n}</title><link>https://river.example/${n}</link>` +
      `<pubDate>${30 - n} Sep 2026 10:00:00 +0200</pubDate><category>Water</category>` +
      `<description><![CDATA[${text}]]></description></item>`;
    const document = `<rss version="2.0"><channel><title>River</title><link>https://river.example/</link><language>en_us</language>${[
      item(1, '<p>Short, <a href="/more">with more</a>.</p>'),
      item(2, `<p>${'Long as a river. '.repeat(200)}</p>`),
      item(3, 'Plain\nwords\n\nin two paragraphs: https://river.example/x.'),
      item(4, '<p>One</p><img src="https://river.example/1.jpg" alt="Fog" width="640" height="480">'),
      item(5, '<script>alert(1)</script><p onclick="x()">Safe</p><a href="javascript:alert(1)">no link</a>'),
    ].join('')}</channel></rss>`;
    const { own, through } = await bothWays(test, Buffer.from(document));
    assert.equal(own.posts.length, 5);
    assert.deepEqual(through, own);
  });
});
