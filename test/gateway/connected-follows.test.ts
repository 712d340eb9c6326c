import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { realmOf } from '../../src/gateway/accounts/address.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { allow } from '../../src/gateway/follows/grants.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { forgetViewer, rememberViewer } from '../../src/gateway/viewers/viewer-store.js';
import { connectedScene, type ConnectedScene, type ConnectedSceneOptions } from './support/connected-scene.js';
import { onEachDatabase } from './support/each-database.js';
import type { Page } from './support/page-key.js';

type Ticket = components['schemas']['Ticket'];

const WECHAT = 'wechat:river';
const MINUTE = 60_000;

/** What a page is told of its attempt until it ends. */
async function heard(page: Page, ticket: Ticket, meanwhile: () => Promise<unknown>): Promise<readonly string[]> {
  const states: string[] = [];
  const stream = page.watch(ticket);
  states.push((await stream.next()).value.state);
  await meanwhile();
  for await (const { state } of stream) states.push(state);
  return states;
}

const stateOf = async (page: Page, account: string): Promise<string> => (await page.relationships(account))[0]!.state;

async function balanced({ gateway }: ConnectedScene): Promise<void> {
  const { drifts, orphans } = await checkCounts(gateway.services, { repair: false });
  assert.deepEqual({ drifts, orphans }, { drifts: [], orphans: 0 });
}

describe('Scan-to-follow on WeChat', () => {
  onEachDatabase((start) => {
    const scene = (test: TestContext, options: ConnectedSceneOptions = {}): Promise<ConnectedScene> =>
      connectedScene(test, { start, ...options });

    it('tells the page when a new follower has scanned its code and pressed 关注', async (test) => {
      const { gateway, wechat, open } = await scene(test);
      const page = await open();
      const ticket = await page.follow(WECHAT);
      assert.deepEqual(contractErrors('Ticket', ticket), []);
      const { confirmedBy, approveUrl, expiresInSeconds, account } = ticket;
      assert.deepEqual(
        { confirmedBy, approveUrl, expiresInSeconds, account },
        { confirmedBy: 'webhook', approveUrl: undefined, expiresInSeconds: 300, account: WECHAT },
      );
      assert.deepEqual(
        await heard(page, ticket, async () => {
          assert.equal((await wechat.phone.scan(ticket.qrText!, 'May')).shows, 'account');
          await wechat.phone.follow('May');
        }),
        ['pending', 'following'],
      );
      assert.equal(await stateOf(page, WECHAT), 'following');
      await balanced({ gateway } as ConnectedScene);
    });

    it('tells the page when somebody has scanned who follows already', async (test) => {
      const { wechat, open } = await scene(test);
      await wechat.phone.follow('May');
      const page = await open();
      const ticket = await page.follow(WECHAT);
      assert.deepEqual(
        await heard(page, ticket, async () => {
          assert.equal((await wechat.phone.scan(ticket.qrText!, 'May')).shows, 'chat');
        }),
        ['pending', 'following'],
      );
    });

    it('tells two tabs of two sites, each of its own code', async (test) => {
      const played = await scene(test);
      const pages = [await played.open(), await played.open('https://lake.example')] as const;
      const tickets = [await pages[0].follow(WECHAT), await pages[1].follow(WECHAT)] as const;
      await played.wechat.phone.scan(tickets[0].qrText!, 'May');
      await played.wechat.phone.follow('May');
      assert.equal((await pages[0].status(tickets[0])).state, 'following');
      assert.equal((await pages[1].status(tickets[1])).state, 'pending');
      await played.wechat.phone.scan(tickets[1].qrText!, 'May');
      assert.equal((await pages[1].status(tickets[1])).state, 'following');
      await balanced(played);
    });

    it('knows a code that has expired, and the follow by it only as a follow', async (test) => {
      const { gateway, wechat, open } = await scene(test);
      const page = await open();
      const ticket = await page.follow(WECHAT);
      await wechat.phone.scan(ticket.qrText!, 'May');
      gateway.clock.now += 5 * MINUTE;
      await wechat.phone.follow('May');
      assert.equal((await page.status(ticket)).state, 'expired');
      assert.equal((await wechat.phone.scan(ticket.qrText!, 'Bo')).shows, 'expired');
      await assert.rejects(page.relationships(WECHAT), { code: 'not-granted' });
      const renewed = await page.follow(WECHAT);
      await wechat.phone.scan(renewed.qrText!, 'May');
      assert.equal((await page.status(renewed)).state, 'following');
    });

    it('follows once by a code, though the page asks again, and needs no second one', async (test) => {
      const played = await scene(test);
      const { wechat, open } = played;
      const page = await open();
      const ticket = await page.follow(WECHAT);
      await wechat.phone.scan(ticket.qrText!, 'May');
      await wechat.phone.follow('May');
      const codes = wechat.codes.size;
      const again = await page.follow(WECHAT);
      assert.equal(again.state, 'following');
      assert.deepEqual(contractErrors('Ticket', again), []);
      assert.equal(wechat.codes.size, codes);
      await balanced(played);
    });

    it('tells of two accounts, to each of which the same person is somebody else', async (test) => {
      const { gateway, wechat, open } = await scene(test);
      const page = await open();
      const ticket = await page.follow(WECHAT);
      await wechat.phone.scan(ticket.qrText!, 'May');
      await wechat.phone.follow('May');
      const brook = await rememberViewer(gateway.services, { issuer: 'wechat:wxbrook', subject: 'oMayOfBrook' });
      const { thumbprint: key } = page.key;
      await allow(gateway.services, { viewerId: brook.id, key, origin: page.origin, network: realmOf('wechat:brook') });
      assert.deepEqual(await page.relationships(WECHAT, 'wechat:brook'), [
        { account: WECHAT, state: 'following' },
        { account: 'wechat:brook', state: 'not-following' },
      ]);
      assert.equal((await page.follow(WECHAT)).state, 'following');
      // What was allowed for one account is not taken back by a page that asks about another.
      assert.deepEqual(await page.relationships('wechat:lake'), [{ account: 'wechat:lake', state: 'not-following' }]);
      assert.equal((await page.relationships('wechat:\0'))[0]?.state, 'not-following');
      await assert.rejects(page.relationships('line:@river'), { code: 'not-granted' });
    });

    it('makes up no follow for a site that may follow in one click', async (test) => {
      const site = 'https://shop.example';
      const config = { sites: { allowed: 'all', oneClick: [site] } } as const;
      const { gateway, wechat, open } = await scene(test, { config });
      const page = await open(site);
      const ticket = await page.follow(WECHAT);
      await wechat.phone.scan(ticket.qrText!, 'May');
      await wechat.phone.follow('May');
      // The person has left, and WeChat has not said so yet.
      await gateway.services.database.deleteFrom('follow').execute();
      assert.equal((await page.follow(WECHAT)).state, 'pending');
      assert.deepEqual(await gateway.services.database.selectFrom('follow').selectAll().execute(), []);
    });

    it('forgets who stops to follow, whole', async (test) => {
      const played = await scene(test);
      const { wechat, open, traces } = played;
      const page = await open();
      const ticket = await page.follow(WECHAT);
      await wechat.phone.scan(ticket.qrText!, 'May');
      await wechat.phone.follow('May');
      assert.ok((await traces(wechat.openId('May'))).length > 2);
      const viewers = played.gateway.services.database.selectFrom('viewer').select('id');
      const [viewer] = await viewers.execute();
      await wechat.phone.unfollow('May');
      assert.deepEqual([...(await traces(wechat.openId('May'))), ...(await traces(viewer!.id))], []);
      await assert.rejects(page.relationships(WECHAT), { status: 401, code: 'not-granted' });
      assert.deepEqual(await viewers.execute(), []);
      assert.equal((await page.follow(WECHAT)).state, 'pending');
      await balanced(played);
      assert.doesNotMatch(JSON.stringify(played.gateway.logged), new RegExp(wechat.openId('May')));
    });

    it('goes by what happened last, in whatever order it is told', async (test) => {
      const played = await scene(test);
      const { gateway, wechat, open, traces } = played;
      const page = await open();
      const ticket = await page.follow(WECHAT);
      const seconds = gateway.clock.now / 1_000;
      const happened = (Event: string, after: number, EventKey = '') => ({
        ...{ ToUserName: wechat.account.originalId, FromUserName: wechat.openId('May') },
        ...{ CreateTime: seconds + after, MsgType: 'event', Event, EventKey },
      });
      await wechat.tell(happened('unsubscribe', 20));
      await wechat.tell(happened('subscribe', 10, `qrscene_magpie_${ticket.id}`));
      assert.equal((await page.status(ticket)).state, 'pending');
      assert.deepEqual(await traces(wechat.openId('May')), []);
      await wechat.tell(happened('subscribe', 30, `qrscene_magpie_${ticket.id}`));
      assert.equal((await page.status(ticket)).state, 'following');
      await wechat.tell(happened('unsubscribe', 25));
      assert.equal(await stateOf(page, WECHAT), 'following');
      await balanced(played);
    });

    it('is told again what it could not keep, and does it once', async (test) => {
      const played = await scene(test);
      const { gateway, wechat, open } = played;
      const { schema } = gateway.services.database;
      const page = await open();
      const ticket = await page.follow(WECHAT);
      await wechat.phone.scan(ticket.qrText!, 'May');
      await schema.alterTable('grant').renameTo('gone').execute();
      await wechat.phone.follow('May');
      assert.equal(wechat.deliveries.length, 3);
      assert.equal((await page.status(ticket)).state, 'pending');
      assert.equal((await gateway.services.database.selectFrom('viewer').selectAll().execute()).length, 0);
      await schema.alterTable('gone').renameTo('grant').execute();
      await wechat.tell(wechat.deliveries[0]!.fields);
      assert.equal((await page.status(ticket)).state, 'following');
      await wechat.tell(wechat.deliveries[0]!.fields);
      assert.equal((await gateway.services.database.selectFrom('follow').selectAll().execute()).length, 1);
      await balanced(played);
    });
  });

  it('offers no code that WeChat does not make, and leaves no attempt behind', async (test) => {
    const { gateway, wechat, open } = await connectedScene(test);
    wechat.failNext('qrcode/create', 45009);
    const page = await open();
    const response = await page.ask('POST', '/v1/follows', { account: WECHAT });
    const problem = (await response.json()) as components['schemas']['Problem'];
    assert.deepEqual([response.status, problem.code], [503, 'unavailable']);
    assert.match(response.headers.get('retry-after') ?? '', /^\d+$/);
    assert.doesNotMatch(JSON.stringify(problem), /45009|quota/i);
    assert.deepEqual(await gateway.services.database.selectFrom('ticket').selectAll().execute(), []);
    const { checks } = (await (await gateway.ask('/readyz')).json()) as components['schemas']['Readiness'];
    const check = checks.find(({ name }) => name === 'wechat:river qrcode/create');
    assert.equal(check?.status, 'ok');
    assert.match(check?.detail ?? '', /^Error: WeChat refused qrcode\/create .* used up, .* See in the console/);
  });

  it('ends with its code, where WeChat lets that live for a shorter time', async (test) => {
    const { gateway, wechat, open } = await connectedScene(test);
    const answer = { ticket: 'gQH4', expire_seconds: 120, url: 'http://weixin.qq.com/q/short' };
    wechat.answerNext('qrcode/create', () => Response.json(answer));
    const page = await open();
    const ticket = await page.follow(WECHAT);
    assert.equal(ticket.expiresInSeconds, 120);
    assert.equal((await page.status(ticket)).expiresInSeconds, 120);
    gateway.clock.now += 2 * MINUTE;
    assert.equal((await page.status(ticket)).state, 'expired');
  });

  it('is of an account without a server of its own handed over, and waited for by nobody', async (test) => {
    const qr = { imageUrl: 'https://river.example/code.png' };
    const account = { id: 'river', name: 'River', url: 'https://river.example/official', qr, biz: 'MzA=' };
    const { open } = await connectedScene(test, { config: { connectors: { wechat: { accounts: [account] } } } });
    const ticket = await (await open()).follow(WECHAT);
    assert.deepEqual(contractErrors('Ticket', ticket), []);
    const { confirmedBy, approveUrl, qrText, qrImageUrl, links } = ticket;
    assert.deepEqual(
      { confirmedBy, approveUrl, qrText },
      { confirmedBy: 'nobody', approveUrl: undefined, qrText: undefined },
    );
    assert.equal(qrImageUrl, qr.imageUrl);
    assert.deepEqual(
      links?.map(({ where }) => where),
      ['in-app'],
    );
  });

  it('ends no attempt at another account', async (test) => {
    const { gateway, wechat, open } = await connectedScene(test);
    const page = await open();
    const tickets = [await page.follow('line:@river'), await page.follow('magpie:river')];
    for (const { id } of tickets) {
      gateway.clock.now += 1_000;
      await wechat.tell({
        ...{ ToUserName: wechat.account.originalId, FromUserName: wechat.openId('May') },
        ...{ CreateTime: gateway.clock.now / 1_000, MsgType: 'event', Event: 'subscribe' },
        EventKey: `qrscene_magpie_${id}`,
      });
    }
    for (const ticket of tickets) assert.equal((await page.status(ticket)).state, 'pending');
    await assert.rejects(page.relationships('line:@river', 'magpie:river'), { code: 'not-granted' });
  });

  it('ends with its follow in WeChat alone', async (test) => {
    const { wechat, open } = await connectedScene(test);
    const page = await open();
    const ticket = await page.follow(WECHAT);
    await wechat.phone.scan(ticket.qrText!, 'May');
    await wechat.phone.follow('May');
    await assert.rejects(page.unfollow(WECHAT), { status: 409, code: 'follow-elsewhere' });
    assert.equal(await stateOf(page, WECHAT), 'following');
  });

  it('lets a viewer be forgotten by the gateway too', async (test) => {
    const played = await connectedScene(test);
    const { gateway, wechat, open, traces } = played;
    const page = await open();
    const ticket = await page.follow(WECHAT);
    await wechat.phone.scan(ticket.qrText!, 'May');
    await wechat.phone.follow('May');
    const { id } = await gateway.services.database.selectFrom('viewer').select('id').executeTakeFirstOrThrow();
    await forgetViewer(gateway.services, id);
    assert.deepEqual(await traces(wechat.openId('May')), []);
    await balanced(played);
  });
});
