import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { WechatAccountConfig } from '../../src/gateway/connectors/wechat/wechat-config.js';
import { assertRefused, RIVER, subscribe, wechatScene } from './support/wechat-scene.js';

const welcoming = (account: WechatAccountConfig): WechatAccountConfig => ({
  ...account,
  webhook: { ...account.webhook!, welcome: 'Welcome ]]> to River & co.' },
});

describe('WeChat’s webhook', () => {
  for (const mode of ['plain', 'compatible', 'safe'] as const) {
    for (const format of ['xml', 'json'] as const) {
      describe(`in mode ${mode}, as ${format}`, () => {
        it('tells of a new follower, and of the ticket whose code was scanned', async () => {
          const { platform, connector, heard, world } = wechatScene({ platform: { mode, format } });
          const ticket = { id: 'T-1_a', expiresAt: world.clock.now + 300_000 };
          const { qrText } = await connector.ticketPresentation(RIVER, ticket);
          assert.deepEqual(await platform.phone.scan(qrText!, 'May'), { shows: 'account' });
          await platform.phone.follow('May');
          assert.deepEqual(heard.followed, [
            {
              account: RIVER,
              person: { issuer: `wechat:${platform.account.appId}`, subject: platform.openId('May') },
              ticketId: 'T-1_a',
              at: world.clock.now,
            },
          ]);
        });

        it('tells of a follower who scans, of one who comes another way, and of one who leaves', async () => {
          const { platform, connector, heard, world } = wechatScene({ platform: { mode, format } });
          await platform.phone.follow('May');
          const ticket = { id: 'T2', expiresAt: world.clock.now + 300_000 };
          await platform.phone.scan((await connector.ticketPresentation(RIVER, ticket)).qrText!, 'May');
          assert.deepEqual(
            heard.followed.map(({ ticketId }) => ticketId),
            [undefined, 'T2'],
          );
          world.clock.now += 60_000;
          await platform.phone.unfollow('May');
          assert.deepEqual(heard.unfollowed, [
            {
              account: RIVER,
              person: { issuer: `wechat:${platform.account.appId}`, subject: platform.openId('May') },
              at: world.clock.now,
            },
          ]);
        });

        it('says on the phone what the operator wants to be said, once', async () => {
          const { platform, connector, world } = wechatScene({ platform: { mode, format }, account: welcoming });
          const ticket = { id: 'T3', expiresAt: world.clock.now + 300_000 };
          const { qrText } = await connector.ticketPresentation(RIVER, ticket);
          await platform.phone.scan(qrText!, 'May');
          const { says } = await platform.phone.follow('May');
          assert.equal(says, 'Welcome ]]> to River & co.');
          assert.equal((await platform.phone.unfollow('May')).says, undefined);
          assert.equal((await platform.phone.follow('May')).says, undefined);
        });

        it('thanks for messages and leaves them', async () => {
          const { platform, heard } = wechatScene({ platform: { mode, format } });
          assert.deepEqual(await platform.phone.write('May', '<!DOCTYPE a> & 你好'), {
            shows: 'chat',
            says: undefined,
          });
          assert.deepEqual(heard.followed, []);
          assert.equal(platform.deliveries.length, 1);
        });

        it('acts once on what is told three times', async () => {
          const { platform, heard } = wechatScene({ platform: { mode, format } });
          for (let n = 0; n < 3; n += 1) await platform.tell(subscribe);
          assert.equal(heard.followed.length, 1);
          await platform.tell({ ...subscribe, Event: 'unsubscribe', EventKey: '' });
          assert.equal(heard.unfollowed.length, 1);
        });

        it('refuses another signature, another body, another time and a signature of nothing', async () => {
          for (const spoil of [
            (url: URL) => {
              const name = mode === 'plain' ? 'signature' : 'msg_signature';
              url.searchParams.set(
                name,
                url.searchParams.get(name)!.replace(/^./, (first) => (first === '0' ? '1' : '0')),
              );
            },
            (url: URL) => url.searchParams.set('nonce', '1'),
            (url: URL) => url.searchParams.set('timestamp', '1790827201'),
            (url: URL) => url.searchParams.delete('timestamp'),
            (url: URL) => url.searchParams.delete('nonce'),
            (url: URL) => url.searchParams.append('nonce', url.searchParams.get('nonce')!),
            (url: URL) => url.searchParams.append('signature', '1'),
            (url: URL) => (url.search = ''),
          ]) {
            const played = wechatScene({ platform: { mode, format } });
            const told = played.platform.toCall(subscribe);
            const url = new URL(told.url);
            spoil(url);
            await assertRefused(await played.platform.post({ ...told, url: url.href }), played);
          }
        });

        it('refuses what is more than five minutes away, and takes what is less', async () => {
          for (const [seconds, taken] of [
            [-301, false],
            [-299, true],
            [299, true],
            [301, false],
          ] as const) {
            const played = wechatScene({ platform: { mode, format } });
            const told = played.platform.toCall(subscribe);
            played.world.clock.now -= seconds * 1_000;
            const response = await played.platform.post(told);
            if (taken) assert.equal(response.status, 200);
            else await assertRefused(response, played);
          }
        });

        it('acts once on a call that is played again, and refuses it with another body', async () => {
          const played = wechatScene({ platform: { mode, format } });
          const told = played.platform.toCall(subscribe);
          assert.equal((await played.platform.post(told)).status, 200);
          assert.equal((await played.platform.post(told)).status, 200);
          assert.equal(played.heard.followed.length, 1);
          const other = { ...subscribe, FromUserName: 'oEve' };
          const forged = await played.platform.post({ ...told, body: played.platform.toCall(other).body });
          assert.equal(forged.status, 403);
          assert.equal(played.heard.followed.length, 1);
        });

        it('refuses a call for another account', async () => {
          const played = wechatScene({ platform: { mode, format } });
          const told = played.platform.toCall({ ...subscribe, ToUserName: 'gh_other' });
          await assertRefused(await played.platform.post(told), played);
        });

        it('refuses bodies that are too long, no text, or no message', async () => {
          const played = wechatScene({ platform: { mode, format } });
          const { url } = played.platform.toCall(subscribe);
          const post = (body: BodyInit) => played.call(url, { method: 'POST', body });
          await assertRefused(await post('a'.repeat(65_537)), played, 413);
          for (const body of [
            '',
            'a',
            '[]',
            '{"a":1}',
            '<html/>',
            '<!DOCTYPE xml><xml></xml>',
            new Uint8Array([0xff]),
          ]) {
            const { platform, call, ...rest } = wechatScene({ platform: { mode, format } });
            const response = await call(platform.toCall(subscribe).url, { method: 'POST', body });
            assert.notEqual(response.status, 500);
            assert.deepEqual(rest.heard.followed, []);
          }
        });
      });
    }
  }
});
