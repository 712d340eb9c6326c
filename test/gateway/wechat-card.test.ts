import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { RIVER, wechatScene, type WechatScene } from './support/wechat-scene.js';

const HOUR = 3_600_000;
const calls = ({ platform }: WechatScene, name: string): number =>
  platform.calls.filter((call) => call === name).length;

describe('A WeChat account’s card', () => {
  it('is what the operator says, with the followers that WeChat counts', async () => {
    const scene = wechatScene({
      platform: { followers: 48_213 },
      account: (account) => ({
        ...account,
        name: '河流',
        description: 'Rivers.\nSee https://river.example <b>',
        avatarUrl: 'https://river.example/a.png',
        bannerUrl: 'http://localhost:8787/b.png',
        fields: [{ label: '微信号', value: 'river' }],
      }),
    });
    const account = await scene.connector.loadAccount(RIVER);
    assert.deepEqual(contractErrors('Account', account), []);
    assert.deepEqual(account, {
      address: RIVER,
      name: '河流',
      handle: '@river',
      url: 'https://river.example/wechat',
      avatarUrl: 'https://magpie.example/v1/images/https%3A%2F%2Friver.example%2Fa.png',
      bannerUrl: 'http://localhost:8787/b.png',
      bio: [
        { type: 'text', text: 'Rivers.' },
        { type: 'break' },
        { type: 'text', text: 'See ' },
        { type: 'link', text: 'https://river.example', url: 'https://river.example/' },
        { type: 'text', text: ' <b>' },
      ],
      fields: [{ label: '微信号', value: [{ type: 'text', text: 'river' }], verified: false }],
      followers: 48_213,
    });
  });

  it('asks WeChat once an hour, however many look at it', async () => {
    const scene = wechatScene();
    const other = wechatScene({ beside: scene });
    for (let minute = 0; minute < 24 * 60; minute += 10) {
      await Promise.all([scene, other].map(({ connector }) => connector.loadAccount(RIVER)));
      scene.world.clock.now += 600_000;
    }
    assert.equal(calls(scene, 'user/get'), 24);
  });

  it('takes the statistics where followers may not be listed, and the operator’s number where neither may be read', async () => {
    const statistics = wechatScene();
    statistics.platform.failNext('user/get', 48_001);
    assert.equal((await statistics.connector.loadAccount(RIVER)).followers, 1_000);
    assert.equal(calls(statistics, 'getusercumulate'), 1);
    const own = wechatScene({ platform: { verified: false }, account: (account) => ({ ...account, followers: 500 }) });
    assert.equal((await own.connector.loadAccount(RIVER)).followers, 500);
    const none = wechatScene({ platform: { verified: false } });
    assert.equal((await none.connector.loadAccount(RIVER)).followers, undefined);
    assert.equal((await none.connector.readiness()).length, 2);
  });

  it('keeps the last number for a day while WeChat does not answer', async () => {
    const scene = wechatScene();
    await scene.connector.loadAccount(RIVER);
    scene.platform.failNext('user/get', 45_009, 2);
    scene.world.clock.now += 2 * HOUR;
    assert.equal((await scene.connector.loadAccount(RIVER)).followers, 1_000);
    scene.world.clock.now += 24 * HOUR;
    assert.equal((await scene.connector.loadAccount(RIVER)).followers, undefined);
  });

  it('is the handle where the name has nothing to see, and needs no API', async () => {
    const scene = wechatScene({
      account: (account) => ({ ...account, name: '\u200b', api: undefined, webhook: undefined }),
    });
    assert.equal((await scene.connector.loadAccount(RIVER)).name, '@river');
    assert.deepEqual(scene.platform.calls, []);
    assert.deepEqual(await scene.connector.readiness(), []);
    await assert.rejects(scene.connector.loadAccount('wechat:other'), { code: 'not-found' });
    await assert.rejects(scene.connector.loadPosts('wechat:other', { limit: 1, cursor: undefined }), {
      code: 'not-found',
    });
    await assert.rejects(scene.connector.ticketPresentation('wechat:other', scene.ticket('T')), { code: 'not-found' });
  });

  it('tells the operator that plain mode signs nothing', async () => {
    const scene = wechatScene({
      platform: { mode: 'plain' },
      account: (account) => ({ ...account, webhook: { token: 'abc' } }),
    });
    assert.match((await scene.connector.readiness())[0]!.text, /Choose 安全模式/);
  });
});
