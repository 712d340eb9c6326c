import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { json } from '../support/fake-platform.mjs';
import { lineScene, RIVER_ON_LINE, type LineScene } from './support/line-scene.js';

const HOUR = 3_600_000;
const calls = ({ platform }: LineScene, name: string): number => platform.calls.filter((call) => call === name).length;
const card = ({ connector }: LineScene) => connector.loadAccount(RIVER_ON_LINE);

describe('A LINE account’s card', () => {
  it('is what LINE says: name, id, picture, and followers less blocks', async () => {
    const account = await card(lineScene());
    assert.deepEqual(contractErrors('Account', account), []);
    assert.deepEqual(account, {
      address: RIVER_ON_LINE,
      name: 'River',
      handle: '@river',
      url: 'https://line.me/R/ti/p/%40river',
      avatarUrl: 'https://magpie.example/v1/images/https%3A%2F%2Fprofile.line-scdn.net%2Friver',
      bio: [],
      fields: [],
      followers: 7_620 - 237,
    });
  });

  it('is what the operator says where they say something', async () => {
    const account = await card(
      lineScene({
        account: (config) => ({
          ...config,
          name: '川',
          handle: '@kawa',
          url: 'https://river.example',
          avatarUrl: 'https://river.example/a.png',
        }),
      }),
    );
    assert.equal(account.name, '川');
    assert.equal(account.handle, '@kawa');
    assert.equal(account.url, 'https://river.example/');
    assert.match(account.avatarUrl!, /river\.example/);
  });

  it('asks LINE far less often than it may be asked, however many look', async () => {
    const scene = lineScene();
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      await Promise.all([card(scene), card(scene)]);
      scene.world.clock.now += 300_000;
    }
    assert.equal(calls(scene, 'bot/info'), 4);
    assert.equal(calls(scene, 'insight/followers'), 8);
    assert.ok(calls(scene, 'channel-token') <= 8);
  });

  it('takes the number of the day before where yesterday is not counted yet', async () => {
    const scene = lineScene({ platform: { counted: false } });
    assert.equal((await card(scene)).followers, 7_383);
    assert.equal(calls(scene, 'insight/followers'), 2);
    scene.platform.answerNext('insight/followers', () => json({ status: 'unready' }), 2);
    scene.world.clock.now += 4 * HOUR;
    assert.equal((await card(scene)).followers, undefined);
  });

  it('has no number below nothing, and none that is no number', async () => {
    for (const [answer, followers] of [
      [{ status: 'ready', followers: 5, blocks: 9 }, 0],
      [{ status: 'ready', followers: 5 }, 5],
      [{ status: 'ready', followers: -1, blocks: 0 }, undefined],
      [{ status: 'out_of_service' }, undefined],
    ] as const) {
      const scene = lineScene();
      scene.platform.answerNext('insight/followers', () => json(answer), 2);
      assert.equal((await card(scene)).followers, followers);
    }
  });

  it('stands without LINE, and is the operator’s number then', async () => {
    const scene = lineScene({ account: (config) => ({ ...config, followers: 12 }) });
    scene.platform.failNext('channel-token', 500, 'Internal Server Error', {}, 9);
    const account = await card(scene);
    assert.deepEqual([account.name, account.handle, account.followers], ['@river', '@river', 12]);
    assert.equal(calls(scene, 'channel-token'), 1);
  });

  it('has a link and a QR code that add a friend, and articles of the configuration', async () => {
    const scene = lineScene({
      account: ({ login: _, ...config }) => ({
        ...config,
        articles: [{ title: 'A', url: 'https://river.example/a', publishedAt: '2026-01-01' }],
      }),
    });
    const ticket = { id: 'T1', expiresAt: scene.world.clock.now + 300_000 };
    assert.deepEqual(await scene.connector.ticketPresentation(RIVER_ON_LINE, ticket), {
      confirmedBy: undefined,
      qrText: 'https://line.me/R/ti/p/%40river',
      qrImageUrl: undefined,
      links: [{ where: 'anywhere', url: 'https://line.me/R/ti/p/%40river' }],
      expiresAt: ticket.expiresAt,
    });
    assert.equal(scene.connector.signIn!(RIVER_ON_LINE), undefined);
    const page = await scene.connector.loadPosts(RIVER_ON_LINE, { limit: 5, cursor: undefined });
    assert.deepEqual(contractErrors('PostPage', page), []);
    assert.equal(page.posts[0]!.author.name, 'River');
    await assert.rejects(scene.connector.loadAccount('line:@other'), { code: 'not-found' });
  });

  it('shows the gateway’s own page for a ticket where there is a sign-in', async () => {
    const scene = lineScene();
    const ticket = { id: 'T1', expiresAt: scene.world.clock.now + 300_000 };
    const { confirmedBy, qrText, links } = await scene.connector.ticketPresentation(RIVER_ON_LINE, ticket);
    assert.deepEqual([confirmedBy, qrText, links.length], ['sign-in', undefined, 1]);
    assert.equal(scene.connector.accounts.get(RIVER_ON_LINE)?.confirmedBy, 'sign-in');
  });
});

describe('LINE’s channel access token', () => {
  it('is got anew before its end, and where LINE does not take it', async () => {
    const scene = lineScene();
    await card(scene);
    assert.equal(calls(scene, 'channel-token'), 1);
    scene.platform.revokeChannelTokens();
    scene.world.clock.now += 6 * HOUR;
    await card(scene);
    assert.equal(calls(scene, 'channel-token'), 2);
    assert.deepEqual(scene.world.logged, []);

    const early = lineScene();
    early.platform.answerNext('channel-token', () =>
      json({ token_type: 'Bearer', access_token: 'gone', expires_in: 900 }),
    );
    assert.equal((await card(early)).followers, 7_383);
    assert.equal(calls(early, 'channel-token'), 2);
  });

  it('is the console’s where one is given; nothing is asked where none can be had', async () => {
    const given = lineScene({
      account: (config) => ({ ...config, messaging: { ...config.messaging!, accessToken: 'of the console' } }),
    });
    assert.equal((await card(given)).followers, undefined);
    assert.equal(calls(given, 'channel-token'), 0);
    assert.match((await given.connector.readiness())[0]!.text, /issue another one in the Messaging API channel/);
    const none = lineScene({
      account: (config) => ({
        ...config,
        name: 'River',
        messaging: { channelSecret: config.messaging!.channelSecret },
      }),
    });
    assert.equal((await card(none)).name, 'River');
    assert.deepEqual(none.platform.calls, []);
  });
});

describe('LINE’s errors', () => {
  for (const [call, status, words, headers, severity, restSeconds, advice] of [
    [
      'channel-token',
      400,
      'invalid client',
      {},
      'error',
      600,
      /Channel id or channel secret of the Messaging API channel/,
    ],
    ['bot/info', 401, 'Authentication failed', {}, 'error', 600, /channel access token is not taken/],
    ['bot/info', 403, 'Forbidden', {}, 'error', 600, /may not use this API/],
    ['bot/info', 404, 'Not found', {}, 'warning', 60, /LINE says: “Not found”/],
    ['insight/followers', 403, 'Forbidden', {}, 'error', 600, /may not use this API/],
    ['insight/followers', 429, 'Too many', {}, 'error', 3_600, /asked too often/],
    ['bot/info', 429, 'Too many', {}, 'error', 60, /asked too often/],
    ['bot/info', 429, 'Too many', { 'retry-after': '7' }, 'error', 7, /asked too often/],
    ['bot/info', 500, 'Internal Server Error', {}, 'warning', 5, /busy/],
    ['bot/info', 503, '', {}, 'warning', 5, /busy/],
  ] as const) {
    it(`of ${call}, ${status}: rests ${restSeconds} s, and says what to do`, async () => {
      const scene = lineScene();
      // A refused token is tried with another one first.
      scene.platform.failNext(call, status, words, headers, status === 401 ? 2 : 1);
      await card(scene);
      const asked = calls(scene, call);
      await card(scene);
      assert.equal(calls(scene, call), asked, 'nobody asks while it rests');
      const [note] = await scene.connector.readiness();
      assert.deepEqual([note?.account, note?.part, note?.severity], [RIVER_ON_LINE, call, severity]);
      assert.match(note!.text, advice);
      assert.match(note!.text, new RegExp(`^LINE refused ${call} with ${status}, request \\w+\\.`));
      scene.world.clock.now += restSeconds * 1_000 - 1;
      await card(scene);
      assert.equal(calls(scene, call), asked, 'to the end');
      scene.world.clock.now += 1;
      if (advice.source !== 'asked too often' && severity === 'error') {
        assert.equal((await scene.connector.readiness()).length, 1, 'till it is seen to work');
      }
      await card(scene);
      assert.deepEqual(await scene.connector.readiness(), []);
    });
  }

  it('of answers that are none are warnings', async () => {
    for (const make of [
      () => new Response('<html>'),
      () => json([]),
      () => json({}),
      () => json({ displayName: 1, basicId: '@river' }),
      () => Promise.reject(new TypeError('fetch failed')),
    ]) {
      const scene = lineScene();
      scene.platform.answerNext('bot/info', make);
      assert.equal((await card(scene)).name, '@river');
      assert.equal((await scene.connector.readiness())[0]?.severity, 'warning');
    }
  });
});
