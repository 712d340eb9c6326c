import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { connectedScene, SITE, stored, type ConnectedScene } from './support/connected-scene.js';
import { TEST_ORIGIN } from './support/start-gateway.js';

const LINE_HOOK = `${TEST_ORIGIN}/webhooks/line/@river`;
const MEGABYTE = 1024 * 1024;

/** A follow that WeChat could tell of, by a code of a page that waits. */
async function scanned({ gateway, wechat, open }: ConnectedScene) {
  const page = await open();
  const ticket = await page.follow('wechat:river');
  return {
    page,
    ticket,
    subscribe: {
      ToUserName: wechat.account.originalId,
      FromUserName: wechat.openId('May'),
      CreateTime: gateway.clock.now / 1_000,
      MsgType: 'event',
      Event: 'subscribe',
      EventKey: `qrscene_magpie_${ticket.id}`,
    },
  };
}

/** Nothing has come of a call, and its maker has learned nothing. */
async function changesNothing(played: ConnectedScene, status: number, call: () => Promise<Response>): Promise<void> {
  const before = await stored(played);
  const response = await call();
  assert.equal(response.status, status);
  assert.equal(await stored(played), before);
}

describe('Webhooks', () => {
  const scene = (test: TestContext, mode: 'plain' | 'safe' = 'safe'): Promise<ConnectedScene> =>
    connectedScene(test, { wechat: { mode } });

  it('act on nothing that WeChat has not signed', async (test) => {
    const played = await scene(test);
    const { wechat } = played;
    const { subscribe } = await scanned(played);
    const call = wechat.toCall(subscribe);
    for (const [part, value] of [
      ['msg_signature', 'forged'],
      ['timestamp', '1'],
      ['nonce', '1'],
    ] as const) {
      const url = new URL(call.url);
      url.searchParams.set(part, value);
      await changesNothing(played, 403, () => wechat.post({ ...call, url: url.href }));
    }
    const body = call.body.replace(/<Encrypt><!\[CDATA\[./, '<Encrypt><![CDATA[A');
    assert.notEqual(body, call.body);
    await changesNothing(played, 403, () => wechat.post({ ...call, body }));
  });

  it('act once on what is sent again, and not at all when it is late', async (test) => {
    const played = await scene(test);
    const { gateway, wechat } = played;
    const { page, ticket, subscribe } = await scanned(played);
    const call = wechat.toCall(subscribe);
    assert.equal((await wechat.post(call)).status, 200);
    assert.equal((await page.status(ticket)).state, 'following');
    await changesNothing(played, 200, () => wechat.post(call));
    gateway.clock.now += 301_000;
    await changesNothing(played, 403, () => wechat.post(call));
  });

  it('take no other message under a signature that was seen, where WeChat signs no messages', async (test) => {
    const played = await scene(test, 'plain');
    const { wechat } = played;
    const { page, ticket, subscribe } = await scanned(played);
    const call = wechat.toCall({ ...subscribe, EventKey: '' });
    assert.equal((await wechat.post(call)).status, 200);
    const body = call.body.replace('<EventKey><![CDATA[', `<EventKey><![CDATA[${subscribe.EventKey}`);
    assert.notEqual(body, call.body);
    await changesNothing(played, 403, () => wechat.post({ ...call, body }));
    assert.equal((await page.status(ticket)).state, 'pending');
  });

  it('read no document type, and so no bomb', async (test) => {
    const played = await scene(test, 'plain');
    const { wechat } = played;
    const { subscribe } = await scanned(played);
    const call = wechat.toCall(subscribe);
    for (const name of ['xmlbomb.xml', 'xmlbomb2.xml', 'dtd.xml', 'external_file.xml']) {
      const body = readFileSync(new URL(`fixtures/webhook/xml/${name}`, import.meta.url), 'utf8');
      const fresh = wechat.toCall(subscribe);
      const tables = await peopleOf(played);
      const began = performance.now();
      assert.equal((await wechat.post({ ...fresh, body })).status, 403, name);
      assert.ok(performance.now() - began < 1_000, name);
      assert.equal(await peopleOf(played), tables);
    }
    const doctype = `<!DOCTYPE xml>${call.body}`;
    assert.equal((await wechat.post({ ...wechat.toCall(subscribe), body: doctype })).status, 403);
    assert.equal((await wechat.post(call)).status, 200);
  });

  it('read no more than a platform ever says', async (test) => {
    const played = await scene(test);
    const { gateway, wechat } = played;
    const { subscribe } = await scanned(played);
    const call = wechat.toCall(subscribe);
    await changesNothing(played, 413, () => wechat.post({ ...call, body: call.body.padEnd(65_537) }));
    const body = 'x'.repeat(MEGABYTE + 1);
    const headers = { 'x-line-signature': 'forged' };
    await changesNothing(played, 413, () => gateway.ask('/webhooks/line/@river', { method: 'POST', body, headers }));
    const endless = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(new Uint8Array(MEGABYTE)) });
    const init = { method: 'POST', body: endless, headers, duplex: 'half' };
    await changesNothing(played, 413, () => gateway.ask('/webhooks/line/@river', init));
  });

  it('take all that LINE may tell at once', async (test) => {
    const { gateway, line } = await connectedScene(test);
    const event = (n: number) => ({
      ...{
        type: 'follow',
        mode: 'active',
        timestamp: gateway.clock.now,
        webhookEventId: `01${n}`,
        note: 'x'.repeat(9_000),
      },
      source: { type: 'user', userId: line.userId(`Person ${n}`) },
    });
    const call = line.toCall(Array.from({ length: 20 }, (_, n) => event(n)));
    assert.ok(call.body.length > 150_000);
    assert.equal((await line.post(call)).status, 200);
    assert.equal((await gateway.services.database.selectFrom('follow').selectAll().execute()).length, 20);
  });

  it('act on LINE’s bytes alone, as they were signed', async (test) => {
    const played = await scene(test);
    const { gateway, line } = played;
    const event = {
      ...{ type: 'follow', mode: 'active', timestamp: gateway.clock.now, webhookEventId: '01FOLLOW' },
      source: { type: 'user', userId: line.userId('Mei') },
    };
    const call = line.toCall([event]);
    const written = JSON.stringify(JSON.parse(call.body), undefined, 1);
    const before = line.toCall([{ ...event, timestamp: gateway.clock.now - 25 * 3_600_000 }]);
    for (const [signature, body] of [
      ['', call.body],
      [call.signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')), call.body],
      [call.signature, written],
      [line.toCall([]).signature, call.body],
    ] as const) {
      await changesNothing(played, 403, () => line.post({ url: LINE_HOOK, body, signature }));
    }
    await changesNothing(played, 200, () => line.post(before));
    assert.equal((await line.post(call)).status, 200);
    assert.match(await stored(played), new RegExp(line.userId('Mei')));
    await changesNothing(played, 200, () => line.post(call));
  });

  it('have one address for each account, and no other method', async (test) => {
    const played = await scene(test);
    const { gateway, wechat } = played;
    const { subscribe } = await scanned(played);
    const { search } = new URL(wechat.toCall(subscribe).url);
    const { body } = wechat.toCall(subscribe);
    for (const path of ['wechat/lake', 'wechat/@river', 'qq/river', 'feed/river', 'wechat', 'wechat/river/more']) {
      await changesNothing(played, 404, () => gateway.ask(`/webhooks/${path}${search}`, { method: 'POST', body }));
    }
    await changesNothing(played, 405, () => gateway.ask(`/webhooks/wechat/river${search}`, { method: 'PUT', body }));
  });

  it('are no business of pages, and not refused for being many', async (test) => {
    const played = await connectedScene(test, {
      config: { rateLimits: { reading: 2, publishing: 2, following: 2 } },
    });
    const { line } = played;
    for (let n = 0; n < 5; n += 1) assert.equal((await line.verifyWebhook())?.status, 200);
    const headers = { origin: SITE, 'access-control-request-method': 'POST' };
    const preflight = await played.gateway.ask('/webhooks/line/@river', { method: 'OPTIONS', headers });
    assert.equal(preflight.headers.get('access-control-allow-origin'), null);
    assert.ok(preflight.status >= 400);
  });
});

/** Whoever is known, and what they follow. */
async function peopleOf({ gateway }: ConnectedScene): Promise<string> {
  const { database } = gateway.services;
  const tables = ['viewer', 'follow', 'ticket', 'grant'] as const;
  return JSON.stringify(await Promise.all(tables.map((table) => database.selectFrom(table).selectAll().execute())));
}
