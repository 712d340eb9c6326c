import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import type { GatewayConfig } from '../../src/gateway/config/gateway-config.js';
import { keysFrom } from '../../src/gateway/config/keys.js';
import type { Subscription, Subscriptions } from '../../src/gateway/feeds/web-sub/subscriptions.js';
import { webSub } from '../../src/gateway/feeds/web-sub/web-sub.js';
import { serve } from '../../src/gateway/serve.js';
import { connectorWorld } from './support/connector-world.js';
import { fakeHub, HUB, type FakeHub } from './support/fake-hub.js';
import { feedServer, feedWith, type FeedAnswer, type FeedServer } from './support/feed-server.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

type PostPage = components['schemas']['PostPage'];

const FEED = 'https://river.example/feed.xml';
const POSTS = `/v1/accounts/${encodeURIComponent(`feed:${FEED}`)}/posts`;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A feed of so many items that names its hub. */
const withHub = (count: number, hub = HUB): FeedAnswer => ({
  body: feedWith(count).replace(
    '<title>River</title>',
    `<title>River</title><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hub}"/>`,
  ),
});

interface Scene {
  readonly gateway: TestGateway;
  readonly hub: FakeHub;
  readonly server: FeedServer;
  /** How many items a page shows. When it is there, so is whatever it began. */
  readonly items: (gateway?: TestGateway) => Promise<number>;
}

/** A gateway that listens, so that the hub calls it over HTTP. */
async function scene(
  test: TestContext,
  { answer = withHub(1), ...overrides }: Partial<GatewayConfig> & { readonly answer?: FeedAnswer } = {},
): Promise<Scene> {
  const server = feedServer(answer);
  const reached: { url?: string } = {};
  const hub = await fakeHub(test, (callback, init) =>
    fetch(callback.replace(/^https?:\/\/[^/]+/, reached.url ?? ''), init),
  );
  const gateway = await startTestGateway(
    test,
    { feeds: { allowed: [FEED] }, ...overrides },
    { safeFetch: server.fetch, hubFetch: hub.fetch },
  );
  const listening = await serve(gateway.fetch, { host: '127.0.0.1', port: 0 });
  test.after(() => listening.stop(async () => undefined));
  reached.url = listening.url;
  return { gateway, hub, server, items: (which = gateway) => itemsOf(which, hub) };
}

async function itemsOf(gateway: TestGateway, hub: FakeHub): Promise<number> {
  const response = await gateway.ask(POSTS);
  assert.equal(response.status, 200);
  await gateway.services.webSub.settled();
  await hub.settled();
  return ((await response.json()) as PostPage).posts.length;
}

describe('A feed that names a hub', () => {
  it('is subscribed to once it is read, and shows what is new as soon as the hub tells', async (test) => {
    const { gateway, hub, server, items } = await scene(test);
    assert.equal(await items(), 1);
    const [form] = hub.asked;
    assert.equal(form!.get('hub.mode'), 'subscribe');
    assert.equal(form!.get('hub.topic'), FEED);
    assert.match(form!.get('hub.callback') ?? '', new RegExp(`^${TEST_ORIGIN}/websub/[\\w-]{43}$`));
    assert.deepEqual([...hub.subscribers.keys()], [FEED]);
    server.answer = withHub(2);
    assert.equal(await items(), 1, 'before the hub tells');
    assert.equal(await hub.publish(FEED), 202);
    await gateway.services.webSub.settled();
    assert.equal(await items(), 2);
    assert.equal(server.asked.length, 2);
    assert.equal(hub.asked.length, 1);
  });

  it('may name it, and itself, in the header of its answer', async (test) => {
    const answer = {
      ...withHub(1, 'https://other.example/'),
      headers: { link: `<https://river.example/me>; rel=self, <${HUB}>; title="a, b"; rel="Hub x"` },
    };
    const { hub, items } = await scene(test, { answer });
    await items();
    assert.deepEqual([...hub.subscribers.keys()], ['https://river.example/me']);
  });

  for (const method of ['sha1', 'sha256', 'sha384', 'sha512']) {
    it(`is asked for again where the hub signs with ${method}`, async (test) => {
      const { gateway, hub, server, items } = await scene(test);
      await items();
      await hub.publish(FEED, { method });
      await gateway.services.webSub.settled();
      assert.equal(server.asked.length, 2);
    });
  }

  for (const [what, signature] of [
    ['nobody', undefined],
    ['somebody else', `sha256=${'0'.repeat(64)}`],
    ['a shorter hash', 'sha256=00'],
    ['a method that nobody knows', `md5=${'0'.repeat(32)}`],
    ['nonsense', 'hello'],
  ] as const) {
    it(`is not asked for again, and nobody is told so, where its news is signed by ${what}`, async (test) => {
      const { gateway, hub, server, items } = await scene(test);
      await items();
      assert.equal(await hub.publish(FEED, { signature }), 202);
      await gateway.services.webSub.settled();
      assert.equal(server.asked.length, 1);
    });
  }

  it('shows nothing of what the hub sends: only what its own server has', async (test) => {
    const { gateway, hub, items } = await scene(test);
    await items();
    await hub.publish(FEED, { body: feedWith(9) });
    await gateway.services.webSub.settled();
    assert.equal(await items(), 1);
  });

  it('is not subscribed to for anybody who asks the gateway to say so', async (test) => {
    const { gateway, hub, items } = await scene(test);
    hub.status = 400;
    await items();
    const id = new URL(hub.asked[0]!.get('hub.callback')!).pathname;
    const asking = async (path: string, more: Readonly<Record<string, string>>): Promise<number> => {
      const query = { mode: 'subscribe', topic: FEED, challenge: 'abc', lease_seconds: '60', ...more };
      const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [`hub.${name}`, value]));
      return (await gateway.ask(`${path}?${search}`)).status;
    };
    assert.equal(await asking('/websub/unknown', {}), 404);
    assert.equal(await asking(id, { topic: 'https://elsewhere.example/' }), 404);
    assert.equal(await asking(id, { mode: 'unsubscribe' }), 404);
    assert.equal(await asking(id, { challenge: '' }), 404);
    assert.equal(await asking(id, { lease_seconds: 'long' }), 404);
    gateway.clock.now += DAY;
    assert.equal(await asking(id, {}), 404, 'a day later');
    assert.equal((await gateway.ask('/websub/unknown', { method: 'POST', body: 'x' })).status, 410);
  });

  it('says a challenge as plain text that no browser takes for a page', async (test) => {
    const { gateway, hub, items } = await scene(test);
    await items();
    const challenge = '<script>alert(1)</script>';
    const search = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': FEED, 'hub.challenge': challenge });
    search.set('hub.lease_seconds', '60');
    const response = await gateway.ask(`${new URL(hub.asked[0]!.get('hub.callback')!).pathname}?${search}`);
    assert.deepEqual([response.status, await response.text()], [200, challenge]);
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  });

  it('is read as before where its hub refuses, which is asked again the next day', async (test) => {
    const { gateway, hub, items } = await scene(test);
    hub.status = 500;
    assert.equal(await items(), 1);
    gateway.clock.now += HOUR;
    assert.equal(await items(), 1);
    assert.equal(hub.asked.length, 1);
    hub.status = 202;
    gateway.clock.now += DAY;
    await items();
    assert.deepEqual([...hub.subscribers.keys()], [FEED]);
  });

  it('stays subscribed to as long as it is read, and no longer', async (test) => {
    const { gateway, hub, items } = await scene(test);
    await items();
    const renewed = async (ms: number): Promise<number> => {
      gateway.clock.now += ms;
      await gateway.services.webSub.renewLeases();
      await hub.settled();
      return hub.asked.length;
    };
    assert.equal(await renewed(8 * DAY), 1, 'there is time');
    await items();
    assert.equal(await renewed(DAY + HOUR), 2, 'less than a tenth of ten days is left');
    assert.equal(await renewed(10 * 60_000), 2, 'it was renewed');
    assert.equal(await renewed(9 * DAY), 2, 'nobody has read it for a week');
    assert.equal(await renewed(DAY), 2);
    assert.equal(await hub.publish(FEED), 410);
  });

  it('is no longer told of where the operator takes it out', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'magpie-hubs-'));
    test.after(() => rmSync(folder, { recursive: true }));
    const database = { kind: 'sqlite', file: join(folder, 'magpie.db') } as const;
    const { gateway, hub, items } = await scene(test, { database });
    await items();
    const id = new URL(hub.asked[0]!.get('hub.callback')!).pathname;
    await gateway.close();
    const later = await startTestGateway(test, { database });
    assert.equal((await later.ask(id, { method: 'POST', body: 'x' })).status, 410);
  });

  it('is told of to one process and shown by all, and its hub is asked once', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'magpie-hubs-'));
    test.after(() => rmSync(folder, { recursive: true }));
    const database = { kind: 'sqlite', file: join(folder, 'magpie.db') } as const;
    const { gateway, hub, server, items } = await scene(test, { database });
    const other = await startTestGateway(
      test,
      { database, feeds: { allowed: [FEED] } },
      { safeFetch: server.fetch, hubFetch: hub.fetch },
    );
    assert.deepEqual(await Promise.all([items(), items(other)]), [1, 1]);
    assert.equal(hub.asked.length, 1);
    server.answer = withHub(3);
    await hub.publish(FEED);
    await gateway.services.webSub.settled();
    assert.equal(await items(), 3);
    // What one process has answered it may answer again for a second.
    gateway.clock.now += 1_000;
    other.clock.now += 1_000;
    assert.equal(await items(other), 3);
    assert.equal(server.asked.length, 2);
  });

  it('is subscribed to once by processes that all want it at the same moment', async () => {
    const { io } = connectorWorld();
    const kept = new Map<string, Subscription>();
    const subscriptions: Subscriptions = {
      read: async (id) => kept.get(id),
      write: async (id, subscription) => void kept.set(id, subscription),
      all: async () => [...kept.values()],
    };
    let asked = 0;
    const processes = [1, 2].map(() =>
      webSub({
        config: { allowed: [FEED] },
        publicUrl: TEST_ORIGIN,
        keys: keysFrom('a secret of the tests, long enough for the gateway'),
        io,
        subscriptions,
        feeds: { renew: async () => undefined },
        fetch: async () => {
          asked += 1;
          return new Response(null, { status: 202 });
        },
      }),
    );
    for (const { wanted } of processes) wanted(FEED, { webSub: { hubUrl: HUB, topicUrl: FEED } });
    await Promise.all(processes.map(({ settled }) => settled()));
    assert.equal(asked, 1);
  });

  for (const [publicUrl, isSwitchedOn, asked] of [
    ['http://localhost:8787', undefined, 0],
    ['http://localhost:8787', true, 1],
    [TEST_ORIGIN, false, 0],
  ] as const) {
    it(`${asked ? 'is' : 'is not'} subscribed to at ${publicUrl} where “feeds.webSub” is ${isSwitchedOn}`, async (test) => {
      const feeds = { allowed: [FEED], webSub: isSwitchedOn };
      const { hub, items } = await scene(test, { publicUrl, feeds });
      await items();
      assert.equal(hub.asked.length, asked);
    });
  }
});

describe('Subscriptions on PostgreSQL', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  it('are found by housekeeping, and renewed', async (test) => {
    const database = { kind: 'postgres', url: await postgres.createDatabase() } as const;
    const { gateway, hub, items } = await scene(test, { database });
    hub.leaseSeconds = DAY / 1_000;
    await items();
    gateway.clock.now += DAY - HOUR;
    await gateway.services.webSub.renewLeases();
    await hub.settled();
    assert.equal(hub.asked.length, 2);
  });
});
