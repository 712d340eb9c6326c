import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wechatSignature } from '../../src/gateway/connectors/wechat/signature.js';
import { fakeWechat } from '../support/fake-wechat.mjs';
import { hearing, type Heard } from './support/connector-world.js';
import { assertRefused, RIVER, subscribe, wechatScene } from './support/wechat-scene.js';

describe('WeChat’s webhook', () => {
  it('answers the console’s question, and nobody else’s', async () => {
    const played = wechatScene();
    const { token } = played.platform.account;
    const timestamp = `${played.world.clock.now / 1_000}`;
    const url = new URL('https://gateway.example/webhooks/wechat/river');
    url.search = new URLSearchParams({
      signature: wechatSignature(token, timestamp, '1514711492'),
      timestamp,
      nonce: '1514711492',
      echostr: '4375120948345356249<script>',
    }).toString();
    const response = await played.call(url);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '4375120948345356249<script>');
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    for (const [name, value] of [
      ['signature', '1'],
      ['timestamp', '1'],
      ['nonce', '2'],
      ['echostr', ''],
    ] as const) {
      const spoiled = new URL(url);
      spoiled.searchParams.set(name, value);
      await assertRefused(await played.call(spoiled), played);
    }
  });

  it('answers a sealed question with what was sealed', async () => {
    const played = wechatScene();
    const sealed = /<Encrypt><!\[CDATA\[(.+?)\]\]>/.exec(
      played.platform.toCall({ ToUserName: '1616140317555161061' }).body,
    )![1]!;
    const timestamp = `${played.world.clock.now / 1_000}`;
    const url = new URL('https://gateway.example/webhooks/wechat/river');
    url.search = new URLSearchParams({
      msg_signature: wechatSignature(played.platform.account.token, timestamp, '1', sealed),
      timestamp,
      nonce: '1',
      echostr: sealed,
    }).toString();
    const response = await played.call(url);
    assert.match(await response.text(), /^<xml>.*1616140317555161061/);
  });

  it('refuses plain messages where the configuration has a key, and sealed ones where it has none', async () => {
    const safe = wechatScene();
    const plain = fakeWechat({ mode: 'plain', now: safe.world.io.now }).toCall(subscribe);
    await assertRefused(await safe.platform.post(plain), safe);
    const open = wechatScene({ platform: { mode: 'plain' } });
    const sealed = fakeWechat({ mode: 'safe', now: open.world.io.now }).toCall(subscribe);
    await assertRefused(await open.platform.post(sealed), open);
    assert.match(open.world.logged.at(-1)!.text, /console and the configuration both have, or both lack, the key/);
  });

  it('does not read what stands in plain text beside a sealed message', async () => {
    const { platform, heard } = wechatScene({ platform: { mode: 'compatible' } });
    const told = platform.toCall(subscribe);
    const body = told.body.replace('qrscene_magpie_T1', 'qrscene_magpie_EVIL').replace('oMay', 'oEve');
    assert.notEqual(body, told.body);
    assert.equal((await platform.post({ ...told, body })).status, 200);
    assert.equal(heard.followed[0]?.ticketId, 'T1');
    assert.equal(heard.followed[0]?.person.subject, 'oMay');
  });

  it('takes a code of the operator’s own for no ticket', async () => {
    const { platform, heard } = wechatScene();
    const keys = [
      'qrscene_123',
      'qrscene_magpie_',
      'last_trade_no_1',
      `qrscene_magpie_${'a'.repeat(58)}`,
      'qrscene_magpie_a b',
    ];
    for (const [n, EventKey] of keys.entries())
      await platform.tell({ ...subscribe, CreateTime: 1_790_827_200 + n, EventKey });
    assert.deepEqual(
      heard.followed.map(({ ticketId }) => ticketId),
      keys.map(() => undefined),
    );
  });

  it('refuses events of nobody and of no time', async () => {
    for (const spoiled of [{ FromUserName: '' }, { FromUserName: 'a b' }, { CreateTime: '' }, { CreateTime: 'now' }]) {
      const played = wechatScene();
      await assertRefused(await played.platform.post(played.platform.toCall({ ...subscribe, ...spoiled })), played);
    }
  });

  it('is told again what could not be kept, and acts on it then', async () => {
    let broken = 2;
    const heard = hearing();
    const followed: Heard['events']['followed'] = async (happened) => {
      broken -= 1;
      if (broken >= 0) throw new Error('The database is away.');
      await heard.events.followed(happened);
    };
    const played = wechatScene({ heard: { ...heard, events: { ...heard.events, followed } } });
    await played.platform.tell(subscribe);
    assert.equal(played.platform.deliveries.length, 3);
    assert.equal(heard.followed.length, 1);
  });

  it('answers in time while the gateway is slow, and is told again until it is done', async () => {
    const heard = hearing();
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const followed: Heard['events']['followed'] = async (happened) => {
      await slow;
      await heard.events.followed(happened);
    };
    const { platform, world } = wechatScene({ heard: { ...heard, events: { ...heard.events, followed } } });
    const first = platform.post(platform.toCall(subscribe));
    world.deadlines.find(({ ms }) => ms === 2_500)!.pass();
    assert.equal((await first).status, 503);
    assert.equal((await platform.post(platform.toCall(subscribe))).status, 503);
    finish();
    await slow;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await platform.post(platform.toCall(subscribe))).status, 200);
    assert.equal(heard.followed.length, 1);
  });

  it('says on the phone once what it is told twice', async () => {
    const { platform } = wechatScene({
      platform: { mode: 'plain' },
      account: (account) => ({ ...account, webhook: { ...account.webhook!, welcome: '欢迎' } }),
    });
    assert.equal(await platform.tell(subscribe), '欢迎');
    assert.equal(await platform.tell(subscribe), undefined);
  });

  it('does not begin to read what is said to be too long', async () => {
    const played = wechatScene();
    const { url } = played.platform.toCall(subscribe);
    let read = false;
    const pull = (stream: ReadableStreamDefaultController): void => {
      read = true;
      stream.close();
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const init = { method: 'POST', body, headers: { 'content-length': '65537' }, duplex: 'half' };
    await assertRefused(await played.call(url, init), played, 413);
    assert.equal(read, false);
  });

  it('does not wait for a body that does not come', async () => {
    const played = wechatScene();
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(Buffer.from('<xml>')) });
    const { url } = played.platform.toCall(subscribe);
    const response = played.call(url, { method: 'POST', body, duplex: 'half' } as RequestInit);
    await new Promise((resolve) => setImmediate(resolve));
    played.world.deadlines.find(({ ms }) => ms === 10_000)!.pass();
    await assertRefused(await response, played, 413);
  });

  it('knows no other method and no other account', async () => {
    const played = wechatScene();
    const { url, body } = played.platform.toCall(subscribe);
    await assertRefused(await played.call(url, { method: 'PUT', body }), played, 405);
    const elsewhere = await played.connector.webhook!('wechat:other', new Request(url), played.heard.events);
    assert.equal(elsewhere.status, 404);
  });

  it('writes each kind of refusal to the log once a minute, and nothing of the caller', async () => {
    const played = wechatScene();
    const told = played.platform.toCall(subscribe);
    const forged = { ...told, url: told.url.replace(/msg_signature=\w+/, 'msg_signature=canary') };
    for (let n = 0; n < 5; n += 1) await played.platform.post(forged);
    assert.equal(played.world.logged.length, 1);
    assert.deepEqual(played.world.logged[0]!.fields, { account: RIVER, reason: 'signature' });
    played.world.clock.now += 60_000;
    await played.platform.post({ ...played.platform.toCall(subscribe), url: forged.url });
    assert.equal(played.world.logged.length, 2);
    assert.doesNotMatch(JSON.stringify(played.world.logged), /canary|oMay/);
  });
});
