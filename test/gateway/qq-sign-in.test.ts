import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConnectorError } from '../../src/gateway/connectors/connector-error.js';
import { parseQqAnswer } from '../../src/gateway/connectors/qq/qq-answer.js';
import { json, text } from '../support/fake-platform.mjs';
import { attempt, qqScene } from './support/qq-scene.js';

describe('QQ’s answers', () => {
  it('are read in all three ways that they are written', () => {
    const token = { access_token: 'A1', expires_in: '7776000', refresh_token: 'B2' };
    assert.deepEqual(parseQqAnswer('access_token=A1&expires_in=7776000&refresh_token=B2'), token);
    assert.deepEqual(parseQqAnswer(JSON.stringify(token)), token);
    for (const written of [
      'callback( {"client_id":"1","openid":"A"} );',
      'callback( {"client_id":"1","openid":"A"} );\n',
      'callback({"client_id":"1","openid":"A"})',
      ' callback ( {"client_id":"1","openid":"A"} ) ;',
    ]) {
      assert.deepEqual(parseQqAnswer(written), { client_id: '1', openid: 'A' }, written);
    }
  });

  it('are never run, and nothing else is read', () => {
    for (const hostile of [
      '',
      'callback(process.exit());',
      'callback({"a":1}); process.exit();',
      'other({"a":1});',
      'callback',
      'callback(',
      'callback)',
      'callback([1]);',
      '[1]',
      '{"a":1',
      '<html>',
      'access_token=1&access_token=2',
      '=1',
      `callback(${'{"a":'.repeat(70)}1${'}'.repeat(70)});`,
    ]) {
      assert.equal(parseQqAnswer(hostile), undefined, hostile);
    }
    const long = `callback(${' '.repeat(100_000)}`;
    const begun = performance.now();
    assert.equal(parseQqAnswer(long), undefined);
    assert.ok(performance.now() - begun < 100);
  });
});

describe('Signing in with QQ', () => {
  it('begins at QQ’s page', () => {
    const url = new URL(qqScene().signIn.begin(attempt));
    assert.equal(`${url.origin}${url.pathname}`, 'https://graph.qq.com/oauth2.0/authorize');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      response_type: 'code',
      client_id: '101000001',
      redirect_uri: attempt.redirectUri,
      state: attempt.state,
      scope: 'get_user_info',
    });
  });

  for (const oldFashioned of [false, true]) {
    it(`tells who it is, where QQ answers ${oldFashioned ? 'as it always did' : 'with JSON'}`, async () => {
      const { finish, platform } = qqScene({ oldFashioned });
      assert.deepEqual(await finish(), {
        person: {
          issuer: 'qq:101000001',
          subject: platform.openId('小河'),
          unionId: undefined,
          name: '小河',
          pictureUrl: 'https://thirdqq.qlogo.cn/g?b=oidb&k=fake&s=100&t=1',
        },
        follows: undefined,
      });
    });
  }

  it('tells the common id where it is wanted and granted, and does without where it is not', async () => {
    const connect = { appId: '101000001', appKey: 'fake-key-of-the-qq-app', unionId: true };
    const granted = qqScene({ company: 'River Inc.' }, { connect });
    assert.equal((await granted.finish()).person.unionId, granted.platform.unionId('小河'));
    const refused = qqScene({}, { connect });
    const { person } = await refused.finish();
    assert.deepEqual([person.subject, person.unionId], [refused.platform.openId('小河'), undefined]);
    assert.match((await refused.connector.readiness())[0]!.text, /not been granted unionid/);
    assert.equal((await refused.finish()).person.name, '小河');
  });

  it('ends where they decline', async () => {
    const { platform, signIn } = qqScene();
    const back = new URL(await platform.phone.signIn(signIn.begin(attempt), '小河', { decline: true }));
    await assert.rejects(signIn.finish(back.searchParams, attempt), { code: 'declined' });
  });

  it('fails with a code that is missing, doubled, used, too old or of nobody, for that one alone', async () => {
    const { finish, platform, signIn, world } = qqScene();
    for (const spoil of [
      (query: URLSearchParams) => query.delete('code'),
      (query: URLSearchParams) => query.append('code', 'a'),
      (query: URLSearchParams) => query.set('code', 'a'),
      () => (world.clock.now += 600_000),
    ]) {
      await assert.rejects(finish(spoil), { code: 'sign-in-failed' });
    }
    const back = new URL(await platform.phone.signIn(signIn.begin(attempt), '小河'));
    await signIn.finish(back.searchParams, attempt);
    await assert.rejects(signIn.finish(back.searchParams, attempt), { code: 'sign-in-failed' });
    assert.equal((await finish()).person.name, '小河');
  });

  it('does not take a token of another app for who is here', async () => {
    for (const answer of [
      { client_id: '2', openid: 'A'.repeat(32) },
      { client_id: '101000001', openid: 'A' },
      { client_id: '101000001' },
    ]) {
      const { finish, platform } = qqScene();
      platform.answerNext('me', () => json(answer));
      await assert.rejects(finish(), { code: 'sign-in-failed' });
    }
  });

  it('does without the name where QQ does not tell it', async () => {
    const { finish, platform, world } = qqScene();
    platform.answerNext('get_user_info', () => json({ ret: -23, msg: 'token is invalid' }));
    const { person } = await finish();
    assert.deepEqual([person.subject, person.name, person.pictureUrl], [platform.openId('小河'), undefined, undefined]);
    assert.equal(world.logged.length, 1);
  });

  for (const [error, code, advice] of [
    [100_001, 'misconfigured', /app id is missing/],
    [100_002, 'misconfigured', /app key is missing/],
    [100_008, 'misconfigured', /no such app/],
    [100_009, 'misconfigured', /app key is wrong/],
    [100_010, 'misconfigured', /网站回调域/],
    [100_011, 'misconfigured', /not online/],
    [100_031, 'misconfigured', /may not use this API/],
    [110_401, 'misconfigured', /not online/],
    [110_404, 'misconfigured', /app id is missing or wrong/],
    [100_005, 'sign-in-failed', undefined],
    [100_007, 'sign-in-failed', undefined],
    [100_013, 'sign-in-failed', undefined],
    [100_014, 'sign-in-failed', undefined],
    [100_015, 'sign-in-failed', undefined],
    [100_016, 'sign-in-failed', undefined],
    [100_018, 'sign-in-failed', undefined],
    [100_019, 'sign-in-failed', undefined],
    [100_020, 'sign-in-failed', undefined],
    [100_021, 'sign-in-failed', undefined],
    [100_030, 'sign-in-failed', undefined],
    [123_456, 'bad-response', undefined],
  ] as const) {
    it(`fails with ${error} as ${code}${advice ? ', rests, and tells the operator what to do' : ', and rests not'}`, async () => {
      const { finish, platform, connector, world } = qqScene();
      platform.failNext('token', error);
      await assert.rejects(finish(), { code, platformCode: `${error}` });
      const notes = await connector.readiness();
      assert.equal(notes.length, advice ? 1 : 0);
      if (!advice) {
        assert.equal((await finish()).person.name, '小河');
        return;
      }
      assert.match(notes[0]!.text, advice);
      await assert.rejects(finish(), { code });
      assert.equal(platform.calls.length, 1);
      world.clock.now += 600_000;
      assert.equal((await finish()).person.name, '小河');
    });
  }

  it('keeps key and tokens out of messages and logs', async () => {
    for (const [make, code] of [
      [() => Promise.reject(new TypeError('fetch failed: https://graph.qq.com/?client_secret=canary')), 'unreachable'],
      [() => text('<html>canary', 'text/html', 502), 'unreachable'],
      [() => text('<html>canary', 'text/html'), 'bad-response'],
      [() => json({ access_token: '' }), 'bad-response'],
    ] as const) {
      const { finish, platform, world } = qqScene({ appKey: 'canary' });
      platform.answerNext('token', make);
      const error = await finish().then(
        () => assert.fail(),
        (thrown: unknown) => thrown as ConnectorError,
      );
      assert.equal(error.code, code);
      assert.doesNotMatch(JSON.stringify([world.logged, error.message, String(error.cause)]), /canary/);
    }
  });
});
