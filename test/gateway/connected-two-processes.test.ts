import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createGateway, type Gateway } from '../../src/gateway/create-gateway.js';
import type { GatewayConfig } from '../../src/gateway/config/gateway-config.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { createMetrics } from '../../src/gateway/http/metrics.js';
import { createLog } from '../../src/gateway/log.js';
import { fakeWechat, type FakeWechat } from '../support/fake-wechat.mjs';
import { openPage, pageKey, type Page } from './support/page-key.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';
import { processConfig, startProcess, type GatewayProcess } from './support/processes.js';
import { TEST_ORIGIN } from './support/start-gateway.js';

const RIVER = 'wechat:river';

describe('Two processes that are connected to WeChat', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  let server: Server;
  let wechat: FakeWechat;
  let first: GatewayProcess;
  let second: GatewayProcess;
  /** For a look at what is stored; it answers nobody. */
  let onlooker: Gateway;
  /** Which process the platform's calls arrive at; asked before each. */
  let hears: () => GatewayProcess;
  let config: GatewayConfig;

  before(async () => {
    postgres = await startPostgres();
    wechat = fakeWechat({
      webhookUrl: `${TEST_ORIGIN}/webhooks/wechat/river`,
      deliver: (url, init) => hears().ask(new URL(url).pathname + new URL(url).search, init),
    });
    server = createServer((request, response) => void wechat.handler()(request, response));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { appId, appSecret, token, encodingAesKey, originalId } = wechat.account;
    const account = {
      ...{ id: 'river', name: 'River', url: 'https://river.example/official', originalId },
      api: { appId, appSecret },
      webhook: { token, encodingAesKey },
    };
    const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const connectors: GatewayConfig['connectors'] = { wechat: { apiUrl, accounts: [account] } };
    config = processConfig({ kind: 'postgres', url: await postgres.createDatabase() }, { connectors });
    // At once, on an empty database: both want to make the account.
    [first, second] = await Promise.all([startProcess(config), startProcess(config)]);
    hears = () => second;
    onlooker = await createGateway(config, {
      log: createLog([], { write: () => undefined }),
      metrics: createMetrics(false),
    });
  });
  after(async () => {
    await onlooker.close();
    await Promise.all([first.stop(), second.stop()]);
    await postgres.stop();
    server.close();
  });

  const open = async ({ ask }: GatewayProcess): Promise<Page> =>
    openPage(ask, { publicUrl: TEST_ORIGIN, origin: 'https://river.example', key: await pageKey() });

  it('tell a page at one of them of the follow that WeChat has told the other', async (test) => {
    const page = await open(first);
    const ticket = await page.follow(RIVER);
    const stream = page.watch(ticket);
    assert.equal((await stream.next()).value.state, 'pending');
    await wechat.phone.scan(ticket.qrText!, 'May');
    const followed = performance.now();
    await wechat.phone.follow('May');
    assert.equal((await stream.next()).value.state, 'following');
    test.diagnostic(`The page heard ${Math.round(performance.now() - followed)} ms after the phone had followed.`);
    // It has looked for itself every five seconds; this was sooner.
    assert.ok(performance.now() - followed < 4_000);
    assert.equal((await stream.next()).done, true);
    assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'following' }]);
  });

  it('act once on what WeChat tells both of at the same moment', async () => {
    const pages = [await open(first), await open(second)] as const;
    const tickets = [await pages[0].follow(RIVER), await pages[1].follow(RIVER)] as const;
    const told = wechat.toCall({
      ToUserName: wechat.account.originalId,
      FromUserName: wechat.openId('Bo'),
      CreateTime: Math.floor(Date.now() / 1_000),
      MsgType: 'event',
      Event: 'subscribe',
      EventKey: `qrscene_magpie_${tickets[0].id}`,
    });
    let turn = 0;
    hears = () => [first, second][(turn += 1) % 2]!;
    await Promise.all(Array.from({ length: 10 }, () => wechat.post(told)));
    hears = () => second;
    assert.equal((await pages[0].status(tickets[0])).state, 'following');
    assert.equal((await pages[1].status(tickets[1])).state, 'pending');
    const { database } = onlooker.services;
    const viewers = await database
      .selectFrom('viewer')
      .select(['id', 'following'])
      .where('subject', '=', wechat.openId('Bo'))
      .execute();
    assert.deepEqual(
      viewers.map(({ following }) => following),
      [1],
    );
  });

  it('agree on who follows, though the two ends of it are told to each of them at once', async () => {
    const people = Array.from({ length: 12 }, (_, n) => `Person ${n}`);
    const seconds = Math.floor(Date.now() / 1_000);
    const tell = async (process: GatewayProcess, person: string, Event: string, after: number): Promise<void> => {
      const { url, body, type } = wechat.toCall({
        ...{ ToUserName: wechat.account.originalId, FromUserName: wechat.openId(person) },
        ...{ CreateTime: seconds + after, MsgType: 'event', Event, EventKey: '' },
      });
      const { pathname, search } = new URL(url);
      const response = await process.ask(pathname + search, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      assert.equal(response.status, 200);
    };
    await Promise.all(
      people.flatMap((person, n) => [
        tell(first, person, 'subscribe', n % 2),
        tell(second, person, 'unsubscribe', 1 - (n % 2)),
      ]),
    );
    const { database } = onlooker.services;
    const following = await database
      .selectFrom('follow')
      .innerJoin('viewer', 'viewer.id', 'follow.viewer_id')
      .select('viewer.subject')
      .execute();
    const subjects = new Set(following.map(({ subject }) => subject));
    assert.deepEqual(
      people.filter((person) => subjects.has(wechat.openId(person))),
      people.filter((_, n) => n % 2 === 1),
    );
    const { drifts, orphans } = await checkCounts(onlooker.services, { repair: false });
    assert.deepEqual({ drifts, orphans }, { drifts: [], orphans: 0 });
  });

  it('lose no follow when one of them dies over it', async (test) => {
    let died = 0;
    for (const steps of [2, 14, 26, 38]) {
      const page = await open(second);
      const ticket = await page.follow(RIVER);
      const person = `Survivor ${steps}`;
      const told = wechat.toCall({
        ...{ ToUserName: wechat.account.originalId, FromUserName: wechat.openId(person) },
        ...{ CreateTime: Math.floor(Date.now() / 1_000), MsgType: 'event', Event: 'subscribe' },
        EventKey: `qrscene_magpie_${ticket.id}`,
      });
      const victim = await startProcess(config);
      victim.dieAfter(steps);
      hears = () => victim;
      const [answer] = await Promise.allSettled([wechat.post(told)]);
      if (answer.status === 'rejected') {
        died += 1;
        const { database } = onlooker.services;
        // As if WeChat had waited its five seconds.
        await database.deleteFrom('connector_entry').where('value', '=', 'working').execute();
      }
      hears = () => second;
      assert.equal((await wechat.post(told)).status, 200);
      assert.equal((await page.status(ticket)).state, 'following', `after ${steps} steps`);
      assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'following' }]);
      victim.kill();
      await victim.ended;
    }
    test.diagnostic(`The process died over it ${died} times of 4.`);
    assert.ok(died > 1);
    const { drifts, orphans } = await checkCounts(onlooker.services, { repair: false });
    assert.deepEqual({ drifts, orphans }, { drifts: [], orphans: 0 });
  });

  it('show one account, made once, and one code for each attempt', async () => {
    const { database } = onlooker.services;
    const accounts = await database.selectFrom('account').select(['username', 'name']).execute();
    assert.deepEqual(accounts, [{ username: RIVER, name: 'River' }]);
    const scenes = [...wechat.codes.values()].map(({ scene }) => scene);
    assert.equal(new Set(scenes).size, scenes.length);
  });
});
