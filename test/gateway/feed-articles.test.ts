import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configProblems } from '../../src/gateway/connectors/config-problems.js';
import { articlePage, toPostPage } from '../../src/gateway/connectors/articles.js';
import type { ConnectorsConfig } from '../../src/gateway/connectors/connectors-config.js';
import { connectorOf, createConnectors } from '../../src/gateway/connectors/connectors.js';
import type { ProfileConfig } from '../../src/gateway/connectors/profile.js';
import { toArticles } from '../../src/gateway/feeds/feed-articles.js';
import type { DatedItem } from '../../src/gateway/feeds/load-feed.js';
import { readFeed } from '../../src/gateway/feeds/read-feed.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { fakeWechat, type FakeWechatOptions } from '../support/fake-wechat.mjs';
import { connectorWorld } from './support/connector-world.js';
import { feedServer, feedWith, type FeedAnswer } from './support/feed-server.js';

const FEED = 'https://river.example/feed';
const listed = [{ title: 'Listed', url: 'https://river.example/listed', publishedAt: '2026-01-01' }];

/** One account on each platform, all with the same feed. */
function scene({
  answer = { body: feedWith(3) },
  wechat = {},
  profile = {},
}: {
  readonly answer?: FeedAnswer;
  readonly wechat?: FakeWechatOptions;
  readonly profile?: Pick<ProfileConfig, 'articles'>;
} = {}) {
  const world = connectorWorld();
  const platform = fakeWechat({ now: world.io.now, deliver: async () => new Response(), ...wechat });
  const server = feedServer(answer);
  const account = { name: 'River', url: 'https://river.example/', feedUrl: FEED, ...profile };
  const { appId, appSecret } = platform.account;
  const config: ConnectorsConfig = {
    wechat: { accounts: [{ ...account, id: 'river', api: { appId, appSecret } }] },
    qq: { accounts: [{ ...account, id: 'river' }] },
    line: { accounts: [{ ...account, id: '@river' }] },
  };
  const connectors = createConnectors(config, {
    ...world.io,
    fetch: (url, init) => platform.fetch(url, init),
    fetchOutside: server.fetch,
  });
  const posts = (address: string, limit = 10, cursor?: string) =>
    connectorOf(connectors, address)!.loadPosts(address, { limit, cursor });
  return {
    world,
    server,
    posts,
    titles: async (address: string) => (await posts(address)).posts.map(({ card }) => card!.title),
    notes: async (address: string) => connectorOf(connectors, address)!.readiness(),
  };
}

const noApi = { readsPublished: false };

describe('The feed of an official account', () => {
  for (const address of ['wechat:river', 'qq:river', 'line:@river']) {
    it(`gives ${address} its articles`, async () => {
      const { posts } = scene({
        wechat: noApi,
        answer: { body: feedWith(3, '<media:thumbnail url="https://river.example/a.png"/>') },
      });
      const page = await posts(address, 1);
      assert.deepEqual(contractErrors('PostPage', page), []);
      assert.deepEqual(
        page.posts.map(({ id, url, createdAt, card }) => ({ id, url, createdAt, card })),
        [
          {
            id: `${address}/i3`,
            url: 'https://river.example/3',
            createdAt: '2026-09-03T10:00:00.000Z',
            card: {
              url: 'https://river.example/3',
              title: 'Item 3',
              description: 'About 3',
              imageUrl: 'https://magpie.example/v1/images/https%3A%2F%2Friver.example%2Fa.png',
            },
          },
        ],
      );
      const next = await posts(address, 5, page.cursor);
      assert.deepEqual(
        next.posts.map(({ card }) => card!.title),
        ['Item 2', 'Item 1'],
      );
      assert.equal(next.cursor, undefined);
    });

    it(`that cannot be had leaves ${address} the articles of its list, and the operator is told`, async () => {
      const { titles, notes } = scene({ wechat: noApi, answer: { status: 404 }, profile: { articles: listed } });
      assert.deepEqual(await titles(address), ['Listed']);
      const note = (await notes(address)).find(({ part }) => part === 'feed');
      assert.deepEqual([note?.account, note?.severity], [address, 'error']);
      assert.match(
        note!.text,
        /^The feed at river\.example answers with status 404\. See whether its address is right/,
      );
    });
  }

  it('comes after what the platform itself gives', async () => {
    const news = { title: 'WeChat’s own', url: 'https://mp.weixin.qq.com/s/1', digest: '', thumb_url: '' };
    const { titles, server } = scene({
      wechat: { published: [{ article_id: 'A', update_time: 1_790_000_000, news_item: [news] }] as never },
    });
    assert.deepEqual(await titles('wechat:river'), ['WeChat’s own']);
    assert.equal(server.asked.length, 0);
  });

  it('stands in for WeChat’s articles only where the account may not read them', async () => {
    const { titles, notes } = scene({ wechat: noApi });
    assert.deepEqual(await titles('wechat:river'), ['Item 3', 'Item 2', 'Item 1']);
    assert.match((await notes('wechat:river')).map(({ text }) => text).join(), /48001/);
  });

  it('is asked for once for all accounts that have it', async () => {
    const { titles, server } = scene({ wechat: noApi });
    await Promise.all(['wechat:river', 'qq:river', 'line:@river'].map(titles));
    assert.equal(server.asked.length, 1);
  });

  it('that cannot be had leaves nothing to show where there is no list', async () => {
    const { posts } = scene({ answer: { status: 404 } });
    await assert.rejects(posts('qq:river'), { code: 'misconfigured', retryAfterSeconds: 1_800 });
  });

  it('leaves out what leads nowhere safe, and the picture of what is not for everybody', async () => {
    const { posts } = scene({
      answer: {
        body: feedWith(
          2,
          '<itunes:explicit>yes</itunes:explicit><media:thumbnail url="https://river.example/a.png"/>',
        ).replace('https://river.example/2', 'javascript:alert(1)'),
      },
    });
    const { posts: shown } = await posts('qq:river');
    assert.deepEqual(
      shown.map(({ card }) => card),
      [{ url: 'https://river.example/1', title: 'Item 1', description: 'About 1' }],
    );
  });

  it('has its HTML told in plain words, no longer than a card has room for', async () => {
    const { posts } = scene({
      answer: {
        body: feedWith(1).replace(
          'About 1',
          `&lt;p&gt;One&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;two ${'河'.repeat(400)}&lt;/p&gt;`,
        ),
      },
    });
    const { description } = (await posts('qq:river')).posts[0]!.card!;
    assert.match(description, /^One two 河{200,}…$/);
    assert.equal([...description].length, 280);
  });
});

describe('The articles of a long feed', () => {
  it('are read as far as a page shows them', async () => {
    const { items } = readFeed(Buffer.from(feedWith(50)), 'application/xml', FEED);
    let read = 0;
    const watched = items.map((item, index): DatedItem => ({
      ...item,
      at: 1_000 - index,
      summary: {
        type: 'html',
        baseUrl: FEED,
        get html() {
          read += 1;
          return `<p>Article ${index}</p>`;
        },
      },
    }));
    const { io } = connectorWorld();
    const account = await connectorOf(
      createConnectors({ qq: { accounts: [{ id: 'river', name: 'River', url: 'https://river.example/' }] } }, io),
      'qq:river',
    )!.loadAccount('qq:river');
    const { posts } = toPostPage(account, articlePage(toArticles(watched), { limit: 2, cursor: undefined }), io);
    assert.deepEqual(
      posts.map(({ card }) => card?.description),
      ['Article 0', 'Article 1'],
    );
    assert.equal(read, 2);
  });
});

describe('The address of a feed', () => {
  for (const feedUrl of [
    'http://river.example/feed',
    'https://localhost/feed',
    'https://10.0.0.1/',
    'https://river.example:8443/',
    'feed',
  ]) {
    it(`is not “${feedUrl}”`, () => {
      const problems = configProblems({
        qq: { accounts: [{ id: 'river', name: 'R', url: 'https://river.example/', feedUrl }] },
      });
      assert.equal(problems.length, 1);
      assert.match(
        problems[0]!,
        /^qq\.accounts\[0\]\.feedUrl cannot be asked\. The address .*\. Expected: an https address on the public internet\.$/,
      );
    });
  }
});
