import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { Connector } from '../../src/gateway/connectors/connector.js';
import { connectorIo } from '../../src/gateway/connectors/connector-io.js';
import { memoryStore } from '../../src/gateway/connectors/memory-store.js';
import { wechat } from '../../src/gateway/connectors/wechat/wechat.js';
import { json } from '../support/fake-platform.mjs';
import { fakeWechat } from '../support/fake-wechat.mjs';
import { connectorWorld, hearing } from './support/connector-world.js';
import { RIVER, wechatScene, type WechatScene } from './support/wechat-scene.js';

const HOUR = 3_600_000;
const calls = ({ platform }: WechatScene, name: string): number =>
  platform.calls.filter((call) => call === name).length;

describe('A WeChat account’s QR code', () => {
  it('is the ticket’s own, is made once, and ends with it', async () => {
    const scene = wechatScene();
    const ticket = scene.ticket('T1');
    const shown = await scene.connector.ticketPresentation(RIVER, ticket);
    assert.deepEqual(
      { ...shown, qrText: undefined },
      {
        confirmedBy: 'webhook',
        qrText: undefined,
        qrImageUrl: undefined,
        links: [],
        expiresAt: ticket.expiresAt,
      },
    );
    assert.deepEqual(scene.platform.codes.get(shown.qrText!), { scene: 'magpie_T1', expiresAt: ticket.expiresAt });
    scene.world.clock.now += 299_000;
    assert.deepEqual(await wechatScene({ beside: scene }).connector.ticketPresentation(RIVER, ticket), shown);
    assert.equal(calls(scene, 'qrcode/create'), 1);
  });

  it('ends before the ticket where WeChat says so, and is made again then', async () => {
    const scene = wechatScene();
    const ticket = scene.ticket('T1');
    for (const expire_seconds of [100, 0]) {
      scene.platform.answerNext('qrcode/create', () =>
        json({ ticket: 't', expire_seconds, url: `http://weixin.qq.com/q/${expire_seconds}` }),
      );
    }
    const first = await scene.connector.ticketPresentation(RIVER, ticket);
    assert.equal(first.expiresAt, scene.world.clock.now + 100_000);
    scene.world.clock.now += 200_000;
    const second = await scene.connector.ticketPresentation(RIVER, ticket);
    assert.equal(second.qrText, 'http://weixin.qq.com/q/0');
    assert.equal(second.expiresAt, ticket.expiresAt, '0 seconds are not meant');
  });

  it('is made 60,000 times a day and no oftener, in all processes', async () => {
    const scene = wechatScene();
    const { store } = scene.world.io;
    for (let n = 0; n < 59_999; n += 1) await store.count(`wechat-qr:${RIVER}:2026-10-01`, HOUR * 24);
    await scene.connector.ticketPresentation(RIVER, scene.ticket('T1'));
    const other = wechatScene({ beside: scene });
    await assert.rejects(
      other.connector.ticketPresentation(RIVER, scene.ticket('T2')),
      /has made 60,000 QR codes today/,
    );
    assert.equal(calls(scene, 'qrcode/create'), 1);
    assert.match((await scene.connector.readiness())[0]!.text, /somebody makes tickets in bulk/);
    scene.world.clock.now += 12 * HOUR;
    await scene.connector.ticketPresentation(RIVER, scene.ticket('T3'));
  });

  it('is the operator’s own where WeChat makes none, and then nothing confirms it', async () => {
    const text = 'http://weixin.qq.com/r/abc';
    const asked = wechatScene({ platform: { verified: false }, account: (account) => ({ ...account, qr: { text } }) });
    const shown = await asked.connector.ticketPresentation(RIVER, asked.ticket('T1'));
    assert.deepEqual([shown.confirmedBy, shown.qrText, shown.qrImageUrl], [undefined, text, undefined]);
    assert.match((await asked.connector.readiness())[0]!.text, /^WeChat refused qrcode\/create with 48001/);

    const imageUrl = 'https://river.example/qr.png';
    for (const api of [undefined, { appId: 'wx1', appSecret: 's', parametricQr: false }]) {
      const told = wechatScene({
        account: (account) => ({ ...account, webhook: { token: 'abc' }, api, qr: { imageUrl } }),
      });
      const { confirmedBy, qrText, qrImageUrl } = await told.connector.ticketPresentation(RIVER, told.ticket('T1'));
      assert.deepEqual([confirmedBy, qrText, qrImageUrl], [undefined, undefined, imageUrl]);
      assert.equal(told.connector.accounts.get(RIVER)?.confirmedBy, undefined);
      assert.deepEqual(told.platform.calls, []);
    }
  });

  it('has the account’s page in WeChat beside it where the operator names it', async () => {
    const scene = wechatScene({ account: (account) => ({ ...account, biz: 'MzA3MDA==' }) });
    const { links } = await scene.connector.ticketPresentation(RIVER, scene.ticket('T1'));
    assert.deepEqual(links, [
      {
        where: 'in-app',
        url: 'https://mp.weixin.qq.com/mp/profile_ext?action=home&__biz=MzA3MDA%3D%3D&scene=124#wechat_redirect',
      },
    ]);
  });

  it('works over the network as well: a new follower, one who follows already, an expired code, and one who leaves', async (test) => {
    const world = connectorWorld();
    const heard = hearing();
    const gateway = createServer((incoming, outgoing) => {
      const parts: Buffer[] = [];
      incoming
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          const url = `http://localhost${incoming.url!}`;
          const request = new Request(url, { method: incoming.method!, body: Buffer.concat(parts) });
          void connector.webhook!(RIVER, request, heard.events).then(async (response) => {
            outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
          });
        });
    });
    const listen = (server: typeof gateway) =>
      new Promise<string>((resolve) =>
        server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
      );
    const platform = fakeWechat({ now: world.io.now, webhookUrl: `${await listen(gateway)}/hook` });
    const upstream = createServer((incoming, outgoing) => void platform.handler('/wechat')(incoming, outgoing));
    test.after(() => [gateway, upstream].map((server) => server.close()));
    const { appId, appSecret, token, encodingAesKey } = platform.account;
    const connector: Connector = wechat(
      {
        apiUrl: `${await listen(upstream)}/wechat`,
        accounts: [
          {
            id: 'river',
            name: 'River',
            url: 'https://river.example',
            api: { appId, appSecret },
            webhook: { token, encodingAesKey, welcome: '欢迎' },
          },
        ],
      },
      connectorIo({
        log: world.io.log,
        store: memoryStore(world.io.now),
        now: world.io.now,
        imageUrl: world.io.imageUrl,
      }),
    );
    const show = async (id: string): Promise<string> => {
      const ticket = { id, expiresAt: world.clock.now + 300_000 };
      return (await connector.ticketPresentation(RIVER, ticket)).qrText!;
    };
    assert.deepEqual(await platform.phone.scan(await show('new'), 'May'), { shows: 'account' });
    assert.deepEqual(await platform.phone.follow('May'), { shows: 'chat', says: '欢迎' });
    assert.deepEqual(await platform.phone.scan(await show('again'), 'May'), { shows: 'chat', says: '欢迎' });
    const late = await show('late');
    world.clock.now += 300_000;
    assert.deepEqual(await platform.phone.scan(late, 'May'), { shows: 'expired' });
    await platform.phone.unfollow('May');
    assert.deepEqual(
      heard.followed.map(({ ticketId, person }) => [ticketId, person.subject]),
      [
        ['new', platform.openId('May')],
        ['again', platform.openId('May')],
      ],
    );
    assert.equal(heard.unfollowed.length, 1);
  });
});
