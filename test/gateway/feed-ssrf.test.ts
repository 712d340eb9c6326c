import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it, type TestContext } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { guardedFetch } from '../../src/gateway/open-networks/guarded-fetch.js';
import { createSafeFetch } from '../../src/gateway/pictures/safe-fetch.js';
import { isPublicAddress } from '../../src/gateway/pictures/special-addresses.js';
import { feedWith } from './support/feed-server.js';
import { outsideWorld, PUBLIC, type OutsideWorld } from './support/outside-world.js';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';

type PostPage = components['schemas']['PostPage'];

const FEED = 'https://river.example/feed.xml';

interface Inside {
  readonly world: OutsideWorld;
  /** Reads the feed. @returns The status. No connection to a private address was opened. */
  readonly read: (address?: string) => Promise<number>;
  readonly page: () => Promise<PostPage>;
  readonly pass: (ms: number) => void;
}

/** A gateway in an internet of the tests' own. */
async function inside(
  test: TestContext,
  answer: (response: ServerResponse, path: string) => void,
  {
    names = {},
    allowed = [FEED],
  }: { readonly names?: Parameters<typeof outsideWorld>[2]; readonly allowed?: readonly string[] } = {},
): Promise<Inside> {
  const world = await outsideWorld(test, (request, response) => answer(response, request.url ?? ''), names);
  const { ask, services, clock } = await startTestGateway(
    test,
    { feeds: { allowed } },
    {
      safeFetch: createSafeFetch(world),
      hubFetch: guardedFetch({ publicUrl: TEST_ORIGIN, outside: world }),
    },
  );
  const request = async (address = `feed:${FEED}`): Promise<Response> => {
    const response = await ask(`/v1/accounts/${encodeURIComponent(address)}/posts`);
    await services.webSub.settled();
    const strange = world.connected.filter(
      ({ address: to, port }) => !isPublicAddress(to) || !['', '443'].includes(port ?? ''),
    );
    assert.deepEqual(strange, [], 'a connection was opened');
    return response;
  };
  return {
    world,
    read: async (address) => (await request(address)).status,
    page: async () => (await (await request()).json()) as PostPage,
    pass: (ms) => void (clock.now += ms),
  };
}

const sendFeed = (response: ServerResponse): unknown => response.end(feedWith(1));

/** Where the server of a feed may try to send the gateway. */
const redirects = [
  ['a private address', 'https://10.0.0.1/'],
  ['loopback', 'https://127.0.0.1/feed.xml'],
  ['a cloud’s metadata', 'https://169.254.169.254/latest/meta-data/'],
  ['a decimal host', 'https://2130706433/'],
  ['an octal host', 'https://0177.0.0.1/'],
  ['a hexadecimal host', 'https://0x7f000001/'],
  ['a short host', 'https://127.1/'],
  ['loopback in IPv6', 'https://[::1]/'],
  ['IPv4 in IPv6', 'https://[::ffff:127.0.0.1]/'],
  ['IPv4 for a translator', 'https://[64:ff9b::7f00:1]/'],
  ['6to4', 'https://[2002:7f00:1::]/'],
  ['a local address of IPv6', 'https://[fd00:ec2::254]/'],
  ['full-width digits', 'https://%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1/'],
  ['the name of this machine', 'https://localhost/'],
  ['a name of the local network', 'https://printer.local/'],
  ['a name that leads inside', 'https://inside.example/'],
  ['a user name', 'https://river.example@10.0.0.1/'],
  ['a user name at a public host', 'https://user:secret@river.example/other'],
  ['http', 'http://river.example/feed.xml'],
  ['a file', 'file:///etc/passwd'],
  ['gopher', 'gopher://river.example/'],
  ['data', 'data:application/rss+xml,<rss/>'],
  ['another port', 'https://river.example:6379/'],
] as const;

/** A name's answers, one list a time it is asked. */
const names = [
  ['is private', [['10.0.0.7']]],
  ['is loopback in IPv6', [['::1']]],
  ['is private besides one that is public', [[PUBLIC, '192.168.0.1']]],
  ['is IPv4 mapped into IPv6', [['::ffff:169.254.169.254']]],
  ['is link-local', [['fe80::1']]],
] as const;

describe('A feed never leads the gateway into its own network', () => {
  for (const [what, location] of redirects) {
    it(`by a redirect to ${what}`, async (test) => {
      const { read, world } = await inside(test, (response) => response.writeHead(302, { location }).end(), {
        names: { 'inside.example': [['10.0.0.1']] },
      });
      assert.equal(await read(), 503);
      assert.equal(world.requests.length, 1);
    });
  }

  it('by the last of several redirects', async (test) => {
    const { read, world } = await inside(test, (response, path) =>
      response.writeHead(308, { location: path === '/feed.xml' ? '/moved' : 'https://[::1]/' }).end(),
    );
    assert.equal(await read(), 503);
    assert.equal(world.requests.length, 2);
  });

  for (const [what, answers] of names) {
    it(`by a name whose address ${what}`, async (test) => {
      const { read, world } = await inside(test, sendFeed, { names: { 'river.example': answers } });
      assert.equal(await read(), 503);
      assert.deepEqual(world.connected, []);
    });
  }

  it('by a name that has another address the next time', async (test) => {
    const { read, page, pass, world } = await inside(
      test,
      (response) => sendFeed(response.setHeader('connection', 'close')),
      { names: { 'river.example': [[PUBLIC], ['127.0.0.1']] } },
    );
    assert.equal(await read(), 200);
    pass(3_600_000);
    assert.equal((await page()).posts.length, 1, 'the last answer stands in');
    assert.deepEqual([world.resolved.length, world.connected.length], [2, 1]);
  });

  it('by what a page asks for: that is not allowed, and not even looked up', async (test) => {
    const { read, world } = await inside(test, sendFeed, { allowed: ['https://river.example/'] });
    for (const url of [
      'https://10.0.0.1/',
      'https://2130706433/',
      'https://0177.0.0.1/',
      'https://[::ffff:127.0.0.1]/',
      'https://localhost/',
      'https://river.example@10.0.0.1/',
      'https://10.0.0.1#@river.example/',
      'https://10.0.0.1\\@river.example/',
      'https://river.example:22/',
      'http://river.example/',
      'file:///etc/passwd',
      '//10.0.0.1/',
    ]) {
      assert.equal(await read(`feed:${url}`), 404, url);
    }
    assert.deepEqual([world.resolved, world.connected], [[], []]);
  });

  it('nor anywhere else that is not allowed, where a page may choose the address', async (test) => {
    const location = 'https://elsewhere.example/';
    const answer = (response: ServerResponse, path: string): unknown =>
      path.startsWith('/leave') ? response.writeHead(302, { location }).end() : sendFeed(response);
    const chosen = await inside(test, answer, { allowed: ['https://river.example/'] });
    assert.equal(await chosen.read('feed:https://river.example/leave?to=elsewhere'), 503);
    assert.deepEqual(chosen.world.resolved, ['river.example']);
    const listed = await inside(test, answer, { allowed: ['https://river.example/leave'] });
    assert.equal(await listed.read('feed:https://river.example/leave'), 200);
  });

  for (const [what, hub] of [
    ['a private address', 'https://10.0.0.1/'],
    ['a decimal host', 'https://2130706433/'],
    ['a name that leads inside', 'https://inside.example/'],
    ['a host that sends on into it', 'https://hub.example/'],
  ] as const) {
    it(`by naming for its hub ${what}`, async (test) => {
      const { read, world } = await inside(
        test,
        (response, path) => {
          if (path !== '/feed.xml') return response.writeHead(307, { location: 'https://10.0.0.1/' }).end();
          return sendFeed(response.setHeader('link', `<${hub}>; rel="hub"`));
        },
        { names: { 'inside.example': [['10.0.0.1']] } },
      );
      assert.equal(await read(), 200);
      assert.equal(world.requests.length, hub === 'https://hub.example/' ? 2 : 1);
    });
  }

  it('by the pictures of its items', async (test) => {
    const pictures = ['https://10.0.0.1/a.png', 'https://localhost/a.png', 'https://2130706433/a.png'];
    const { page } = await inside(test, (response) =>
      response.end(
        `<rss><channel>${pictures.map((url) => `<item><title>${url}</title><enclosure type="image/png" url="${url}"/></item>`).join('')}</channel></rss>`,
      ),
    );
    const { posts } = await page();
    assert.deepEqual(
      posts.map(({ media }) => media),
      [[], [], []],
    );
  });
});
