import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConnectorError } from '../../src/gateway/connectors/connector-error.js';
import { sharedCache } from '../../src/gateway/connectors/shared-cache.js';
import { accessToken } from '../../src/gateway/connectors/wechat/access-token.js';
import { TOKEN_REFUSED } from '../../src/gateway/connectors/wechat/wechat-errors.js';
import { json } from '../support/fake-platform.mjs';
import { connectorWorld } from './support/connector-world.js';
import { RIVER, wechatScene, type WechatScene } from './support/wechat-scene.js';

const MINUTE = 60_000;

function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve = (_: T): void => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

const calls = ({ platform }: WechatScene, name: string): number =>
  platform.calls.filter((call) => call === name).length;
const present = (scene: WechatScene, id: string) => scene.connector.ticketPresentation(RIVER, scene.ticket(id));
const failure = (asked: Promise<unknown>): Promise<ConnectorError> =>
  asked.then(
    () => assert.fail('It did not fail.'),
    (error: unknown) => (error instanceof ConnectorError ? error : assert.fail(String(error))),
  );

describe('WeChat’s access token', () => {
  it('is asked for once by all who need it at once, in all processes', async () => {
    const one = wechatScene();
    const other = wechatScene({ beside: one });
    await Promise.all(
      [one, other].flatMap((scene, process) =>
        Array.from({ length: 20 }, (_, n) => present(scene, `T${process}-${n}`)),
      ),
    );
    assert.equal(calls(one, 'stable_token'), 1);
    assert.equal(calls(one, 'qrcode/create'), 40);
  });

  it('is kept until five minutes before its end, and asked for again then', async () => {
    const scene = wechatScene();
    await present(scene, 'T1');
    scene.world.clock.now += 114 * MINUTE;
    await present(scene, 'T2');
    assert.equal(calls(scene, 'stable_token'), 1);
    scene.world.clock.now += 2 * MINUTE;
    await present(scene, 'T3');
    assert.equal(calls(scene, 'stable_token'), 2);
  });

  it('is asked for again, without force, where WeChat does not take it any more', async () => {
    const scene = wechatScene();
    await present(scene, 'T1');
    scene.platform.revokeTokens();
    await Promise.all(['T2', 'T3', 'T4'].map((id) => present(scene, id)));
    assert.equal(calls(scene, 'stable_token'), 2);
    assert.deepEqual(scene.world.logged, []);
  });

  for (const code of TOKEN_REFUSED) {
    it(`is asked for again after ${code}`, async () => {
      const scene = wechatScene();
      scene.platform.failNext('qrcode/create', code);
      scene.platform.answerNext('stable_token', () => json({ access_token: 'an-old-one', expires_in: 7_200 }));
      assert.match((await present(scene, 'T1')).qrText!, /^http:\/\/weixin\.qq\.com\/q\//);
      assert.equal(calls(scene, 'stable_token'), 2);
    });
  }

  it('is made new by force where WeChat gives, and does not take, the same one; twenty times a day, and once in 30 s', async () => {
    const scene = wechatScene();
    const other = wechatScene({ beside: scene });
    await present(scene, 'T0');
    scene.platform.revokeTokens({ keepGiving: true });
    await Promise.all([present(scene, 'T1'), present(other, 'T2')]);
    assert.equal(calls(scene, 'stable_token'), 3, 'the first, one that is the same, one by force');
    scene.platform.revokeTokens({ keepGiving: true });
    scene.world.clock.now += 20_000;
    const error = await failure(present(scene, 'T3'));
    assert.match(error.message, /forced less than 30 s ago/);
    for (let forced = 2; forced <= 21; forced += 1) {
      scene.world.clock.now += 2 * MINUTE;
      scene.platform.revokeTokens({ keepGiving: true });
      const asked = present(scene, `F${forced}`);
      if (forced <= 20) await asked;
      else assert.match((await failure(asked)).message, /All 20 new ones of this day/);
    }
  });

  it('is made new once by force for all that need it at once', async () => {
    const scene = wechatScene();
    await present(scene, 'T0');
    scene.platform.revokeTokens({ keepGiving: true });
    const begun = scene.world.clock.now;
    await Promise.all(['T1', 'T2', 'T3'].map((id) => present(scene, id)));
    assert.equal(calls(scene, 'stable_token'), 3);
    assert.equal(scene.world.clock.now, begun, 'nobody had to wait');
  });

  it('is waited for where another process makes it new by force', async () => {
    const { io } = connectorWorld();
    const given = deferred<string>();
    const asked: boolean[] = [];
    const process = () =>
      accessToken({ appId: 'wx1', appSecret: 's' }, io, sharedCache(io), async (body, read) => {
        asked.push(body['force_refresh'] === true);
        const token = body['force_refresh'] === true ? await given.promise : 'refused';
        return read({ access_token: token, expires_in: 7_200 });
      });
    const first = process().replace('refused');
    const second = process().replace('refused');
    for (let n = 0; n < 5; n += 1) await new Promise((resolve) => setImmediate(resolve));
    given.resolve('new');
    assert.deepEqual(await Promise.all([first, second]), ['new', 'new']);
    assert.equal(asked.filter(Boolean).length, 1);
  });

  it('is refused where it is not one', async () => {
    for (const answer of [
      {},
      { access_token: '', expires_in: 1 },
      { access_token: 'a' },
      { access_token: 1, expires_in: 2 },
    ]) {
      const scene = wechatScene();
      scene.platform.answerNext('stable_token', () => json(answer));
      assert.equal((await failure(present(scene, 'T1'))).code, 'bad-response');
    }
  });
});

describe('WeChat’s errors', () => {
  for (const [errcode, code, restSeconds, advice] of [
    [-1, 'unreachable', 5, /busy/],
    [40_001, 'misconfigured', 600, /AppSecret/],
    [40_013, 'misconfigured', 600, /AppID/],
    [40_029, 'bad-response', 60, /sign-in/],
    [40_053, 'bad-response', 60, /parameter/],
    [40_125, 'misconfigured', 600, /AppSecret is wrong/],
    [40_163, 'bad-response', 60, /used before/],
    [40_164, 'misconfigured', 600, /203\.0\.113\.9\. Add it in the console .*API IP白名单/],
    [41_001, 'bad-response', 60, /missing/],
    [42_007, 'misconfigured', 600, /password/],
    [43_004, 'bad-response', 60, /does not follow/],
    [43_019, 'bad-response', 60, /block list/],
    [45_009, 'rate-limited', 12 * 3_600, /midnight in China/],
    [45_011, 'rate-limited', 60, /within a minute/],
    [45_015, 'bad-response', 60, /time to answer/],
    [45_047, 'bad-response', 60, /Too many messages/],
    [47_001, 'bad-response', 60, /could not be read/],
    [48_001, 'misconfigured', 600, /verified service accounts/],
    [48_004, 'misconfigured', 600, /barred/],
    [48_006, 'rate-limited', 12 * 3_600, /cleared too often/],
    [50_001, 'misconfigured', 600, /not allowed/],
    [50_002, 'misconfigured', 600, /restricted/],
    [53_600, 'bad-response', 60, /no such article/],
    [89_501, 'misconfigured', 600, /IP白名单/],
    [89_503, 'misconfigured', 600, /administrator/],
    [99_999, 'bad-response', 60, /does not know this error; WeChat says: “error rid/],
  ] as const) {
    it(`${errcode} is ${code}, rests ${restSeconds} s, and says what to do in the log and to whoever looks after it`, async () => {
      const scene = wechatScene();
      scene.platform.failNext('qrcode/create', errcode, errcode === -1 ? 3 : errcode === 40_001 ? 2 : 1);
      const error = await failure(present(scene, 'T1'));
      assert.equal(error.code, code);
      assert.equal(error.platformCode, `${errcode}`);
      assert.equal(error.retryAfterSeconds, restSeconds);
      assert.match(error.message, advice);
      assert.match(error.message, /rid 6aaa37eb-4f3158cc-0dc34fc7/);
      const asked = calls(scene, 'qrcode/create');
      assert.equal((await failure(present(scene, 'T2'))).message, error.message);
      assert.equal(calls(scene, 'qrcode/create'), asked, 'nobody asks while it rests');
      assert.deepEqual(
        scene.world.logged.map(({ text }) => text),
        [error.message],
      );
      const notes = await scene.connector.readiness();
      assert.deepEqual(
        notes.map(({ account, part, text }) => ({ account, part, text })),
        [{ account: RIVER, part: 'qrcode/create', text: error.message }],
      );
      scene.world.clock.now += restSeconds * 1_000;
      assert.equal((await present(wechatScene({ beside: scene }), 'T3')).confirmedBy, 'webhook');
      assert.deepEqual(await scene.connector.readiness(), []);
    });
  }

  it('of one call leave the others alone, and hold in every process', async () => {
    const scene = wechatScene();
    scene.platform.failNext('qrcode/create', 45_009);
    await failure(present(scene, 'T1'));
    const other = wechatScene({ beside: scene });
    assert.equal((await failure(present(other, 'T2'))).platformCode, '45009');
    assert.equal((await other.connector.loadAccount(RIVER)).followers, 1_000);
    assert.equal(calls(scene, 'qrcode/create'), 1);
    assert.deepEqual(other.world.logged, []);
  });

  it('that many meet at once are written to the log once', async () => {
    const scene = wechatScene();
    scene.platform.failNext('qrcode/create', 48_001, 20);
    await Promise.all(Array.from({ length: 20 }, (_, n) => failure(present(scene, `T${n}`))));
    assert.equal(scene.world.logged.length, 1);
  });

  it('that an operator has to mend stay on view till it works, or nobody has asked for a day', async () => {
    const scene = wechatScene();
    scene.platform.failNext('qrcode/create', 48_001);
    await failure(present(scene, 'T1'));
    scene.world.clock.now += 24 * 60 * MINUTE;
    assert.equal((await scene.connector.readiness()).length, 1);
    scene.world.clock.now += 10 * MINUTE;
    assert.equal((await scene.connector.readiness()).length, 0);
  });

  it('of being busy are waited for, twice', async () => {
    const scene = wechatScene();
    scene.platform.failNext('qrcode/create', -1, 2);
    assert.equal((await present(scene, 'T1')).confirmedBy, 'webhook');
    assert.equal(calls(scene, 'qrcode/create'), 3);
    assert.ok(scene.world.clock.now > Date.UTC(2026, 9, 1, 4));
  });

  it('are words about the token where that is refused, whatever was asked', async () => {
    const scene = wechatScene({
      account: (account) => ({ ...account, api: { ...account.api!, appSecret: 'canary' } }),
    });
    const error = await failure(present(scene, 'T1'));
    assert.match(error.message, /^WeChat refused stable_token with 40125/);
    await failure(present(scene, 'T2'));
    assert.equal(calls(scene, 'stable_token'), 1);
    assert.doesNotMatch(JSON.stringify([scene.world.logged, error.message, error.cause]), /canary/);
  });
});

describe('A WeChat that answers badly', () => {
  const notJson = (body: BodyInit, init?: ResponseInit) => () => new Response(body, init);
  for (const [name, make, code] of [
    ['nothing', notJson(''), 'bad-response'],
    ['a page of what is in front of it', notJson('<html>502</html>', { status: 502 }), 'unreachable'],
    ['a page', notJson('<html></html>'), 'bad-response'],
    ['a list', notJson('[]'), 'bad-response'],
    ['no address', () => json({ ticket: 't' }), 'bad-response'],
    ['an address of something else', () => json({ url: 'javascript:alert(1)' }), 'bad-response'],
    ['an address with a space', () => json({ url: 'http://weixin.qq.com/q/1 2' }), 'bad-response'],
    ['an error that is no number', () => json({ errcode: '40001' }), 'bad-response'],
    ['more than a megabyte', notJson('x'.repeat(1_048_577)), 'bad-response'],
    ['very deep JSON', notJson(`{"a":${'['.repeat(65)}${']'.repeat(65)}}`), 'bad-response'],
    ['no text', notJson(new Uint8Array([0x7b, 0xff, 0x7d])), 'bad-response'],
    [
      'a broken connection',
      () => Promise.reject(new TypeError('fetch failed: https://api/?access_token=canary')),
      'unreachable',
    ],
  ] as const) {
    it(`is left alone after ${name}`, async () => {
      const scene = wechatScene();
      scene.platform.answerNext('qrcode/create', make);
      const error = await failure(present(scene, 'T1'));
      assert.equal(error.code, code);
      await failure(present(scene, 'T2'));
      assert.equal(calls(scene, 'qrcode/create'), 1);
      assert.doesNotMatch(JSON.stringify([scene.world.logged, error.message, String(error.cause)]), /canary/);
    });
  }

  it('is not waited for longer than four seconds while a visitor waits', async () => {
    const scene = wechatScene();
    await present(scene, 'T0');
    scene.platform.answerNext('qrcode/create', () => new Response(new ReadableStream()));
    const asked = failure(present(scene, 'T1'));
    for (let n = 0; n < 20; n += 1) await new Promise((resolve) => setImmediate(resolve));
    scene.world.deadlines.findLast(({ ms }) => ms === 4_000)!.pass();
    assert.match((await asked).message, /did not answer within 4 s/);
  });
});
