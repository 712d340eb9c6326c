import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainText } from '../../src/core/rich-text.js';
import { feedAccounts } from '../../src/gateway/feeds/feed-accounts.js';
import { allowedFeed, feedsProblems } from '../../src/gateway/feeds/feeds-config.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { connectorWorld } from './support/connector-world.js';
import { feedServer, feedWith } from './support/feed-server.js';
import { feedFixture } from './support/feeds.js';

const RIVER = 'feed:https://www.river.example/feed.xml';
const allowed = ['https://river.example/', 'https://www.river.example/feed.xml'];

function scene(body: string) {
  const world = connectorWorld();
  const server = feedServer({ body });
  return { server, accounts: feedAccounts({ allowed }, { ...world.io, fetchOutside: server.fetch }) };
}
const all = { limit: 40, cursor: undefined };

describe('A feed as an account of the gateway', () => {
  for (const name of [
    'made-rss-2.xml',
    'made-rss-1.rdf',
    'made-atom.xml',
    'made-podcast.xml',
    'made-youtube.xml',
    'made-feed.json',
  ]) {
    it(`is as the contract says: ${name}`, async () => {
      const { accounts } = scene(feedFixture(name).toString());
      assert.deepEqual(contractErrors('Account', await accounts.loadAccount(RIVER)), []);
      const page = await accounts.loadPosts(RIVER, all);
      assert.deepEqual(contractErrors('PostPage', page), []);
      assert.ok(page.posts.length > 0);
    });
  }

  it('shows its name, its site and its cover', async () => {
    const { accounts } = scene(feedFixture('made-podcast.xml').toString());
    assert.deepEqual(await accounts.loadAccount(RIVER), {
      address: RIVER,
      name: 'River talks',
      handle: 'river.example',
      url: 'https://pod.example/',
      avatarUrl: 'https://magpie.example/v1/images/https%3A%2F%2Fpod.example%2Fcover.jpg',
      bio: [{ type: 'text', text: 'Talks.' }],
      fields: [],
    });
  });

  it('gives HTML as segments, without what is for programs, and sound to be played', async () => {
    const body = feedFixture('made-podcast.xml').toString().replace('<itunes:explicit>yes</itunes:explicit>', '');
    const [post] = (await scene(body).accounts.loadPosts(RIVER, all)).posts;
    assert.deepEqual(post!.text.at(-1), {
      type: 'element',
      tag: 'p',
      children: [
        { type: 'text', text: 'Lang, mit ' },
        { type: 'link', text: 'Notizen', url: 'https://www.river.example/notes' },
        { type: 'text', text: ' über Fische.' },
      ],
    });
    assert.deepEqual(post!.media, [
      {
        kind: 'audio',
        url: 'https://cdn.example/2.mp3',
        alt: '2: Fische · 1:02:03',
        previewUrl: 'https://magpie.example/v1/images/https%3A%2F%2Fpod.example%2F2.jpg',
      },
    ]);
  });

  it('says what is not for everybody', async () => {
    const [post] = (await scene(feedFixture('made-podcast.xml').toString()).accounts.loadPosts(RIVER, all)).posts;
    assert.equal(post!.sensitive, true);
  });

  it('shows pictures of a known size in the post, with their text', async () => {
    const body = feedFixture('made-atom.xml')
      .toString()
      .replace(/<link rel="enclosure"[^>]*>/g, '')
      .replace(/(width|height)="(\d+)"/g, '$1="$20"');
    const { posts } = await scene(body).accounts.loadPosts(RIVER, all);
    const url = 'https://magpie.example/v1/images/https%3A%2F%2Fblog.example%2Fdeep%2Fp.png';
    assert.deepEqual(posts[0]!.media, [{ kind: 'image', url, alt: 'Un pont', width: 200, height: 100 }]);
    assert.match(JSON.stringify(posts[0]!.text[0]), /"strong".*Vec<T> &amp; autres/);
  });

  it('is paged without gaps or repeats, and asked for once', async () => {
    const { accounts, server } = scene(feedWith(9));
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await accounts.loadPosts(RIVER, { limit: 4, cursor });
      ids.push(...page.posts.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    assert.deepEqual(
      ids,
      Array.from({ length: 9 }, (_, n) => `https://www.river.example/feed.xml i${9 - n}`),
    );
    assert.equal(server.asked.length, 1);
    await assert.rejects(accounts.loadPosts(RIVER, { limit: 1, cursor: 'x' }), { code: 'invalid-cursor' });
  });

  it('is shortened where an item is a book', async () => {
    const { accounts } = scene(feedWith(1).replace('About 1', `&lt;p&gt;${'Fish. '.repeat(1_000)}&lt;/p&gt;`));
    const [post] = (await accounts.loadPosts(RIVER, all)).posts;
    const text = plainText(post!.text);
    assert.ok(text.length <= 1_510 && text.endsWith('…'));
    assert.equal(post!.partial, true);
  });

  it('that the configuration does not allow is not asked', async () => {
    const { accounts, server } = scene(feedWith(1));
    for (const address of [
      'feed:https://elsewhere.example/',
      'feed:https://www.river.example/other',
      'feed:http://river.example/',
      'feed:https://river.example:8443/',
      'feed:https://a@river.example/',
      'feed:',
      'wechat:river',
    ]) {
      await assert.rejects(accounts.loadAccount(address), { code: 'not-found' }, address);
    }
    assert.equal(server.asked.length, 0);
    await accounts.loadAccount('feed:https://river.example/any/feed');
    assert.equal(server.asked.length, 1);
  });
});

describe('The feeds that a configuration allows', () => {
  it('are addresses on the public internet', () => {
    assert.deepEqual(feedsProblems({ allowed }), []);
    for (const entry of [
      'http://river.example/',
      'https://10.0.0.1/',
      'https://localhost/',
      'river.example',
      '',
      '*',
      'https://river.example:1/',
    ]) {
      const problems = feedsProblems({ allowed: [entry] });
      assert.match(problems.join(), /^feeds\.allowed\[0\] cannot be asked\. .* Expected: /, entry);
    }
  });

  it('are the same however their address is written', () => {
    for (const address of [
      'feed:https://WWW.river.example:443/feed.xml',
      'feed:https://www.river.example/a/../feed.xml#x',
    ]) {
      const url = 'https://www.river.example/feed.xml';
      assert.deepEqual(allowedFeed({ allowed }, address), { url, listed: true });
    }
  });

  it('are those below an entry that ends with a slash, and no neighbours of it', () => {
    const below = { allowed: ['https://river.example/blog/'] };
    for (const [url, listed] of [
      ['https://river.example/blog/', true],
      ['https://river.example/blog/feed.xml?a=b', false],
      ['https://RIVER.example/blog/%7Ea/../rss', false],
    ] as const) {
      assert.equal(allowedFeed(below, `feed:${url}`)?.listed, listed, url);
    }
    for (const url of [
      'https://river.example/blog',
      'https://river.example/blog/../feed.xml',
      'https://river.example/blog/%2e%2e/feed.xml',
      'https://river.example.evil.example/blog/',
      'https://evil.example/https://river.example/blog/',
      'https://evil.example#https://river.example/blog/',
      'https://river.example:443@evil.example/blog/',
    ]) {
      assert.equal(allowedFeed(below, `feed:${url}`), undefined, url);
    }
  });
});
