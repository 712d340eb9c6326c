import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { loadConnectedAccount } from '../../src/gateway/accounts/connected-accounts.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { openPublisher } from './support/publisher.js';
import { connectedScene, type ConnectedScene } from './support/connected-scene.js';

type Schemas = components['schemas'];

const HOUR = 3_600_000;
const published = [3, 2, 1].map((day) => ({
  article_id: `article-${day}`,
  update_time: Date.UTC(2026, 8, day) / 1_000,
  news_item: [{ title: `Day ${day}`, digest: 'A walk.', url: `https://mp.weixin.qq.com/s/day-${day}`, thumb_url: '' }],
}));

async function read<T>({ gateway }: ConnectedScene, path: string, status = 200): Promise<T> {
  const response = await gateway.ask(path);
  assert.equal(response.status, status);
  return (await response.json()) as T;
}

describe('Official accounts', () => {
  it('are read like others, with what their platforms count', async (test) => {
    const played = await connectedScene(test);
    const { wechat, line } = played;
    await wechat.phone.follow('May');
    const account = await read<Schemas['Account']>(played, '/v1/accounts/wechat:river');
    assert.deepEqual(contractErrors('Account', account), []);
    assert.deepEqual([account.address, account.name, account.followers], ['wechat:river', 'River', 1_001]);
    const other = await read<Schemas['Account']>(played, '/v1/accounts/line:%40river');
    assert.deepEqual([other.address, other.handle, other.followers], ['line:@river', line.account.basicId, 7_383]);
    assert.equal(
      (await read<Schemas['Account']>(played, '/v1/accounts/qq:river')).url,
      'https://river.example/official',
    );
    await read(played, '/v1/accounts/wechat:lake', 404);
    await read(played, '/v1/accounts/wechat:river/posts/article-1', 404);
  });

  it('cost their platform one question, however many visitors ask', async (test) => {
    const played = await connectedScene(test);
    const { gateway, wechat, line } = played;
    const ask = () => gateway.ask('/v1/accounts?account=wechat:river&account=line:@river');
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    const etags = new Set(answers.map(({ headers }) => headers.get('etag')));
    assert.equal(etags.size, 1);
    assert.deepEqual([...new Set(wechat.calls)].sort(), [...wechat.calls].sort());
    assert.deepEqual([...new Set(line.calls)].sort(), [...line.calls].sort());
    const [etag] = etags;
    const [calls, headers] = [wechat.calls.length + line.calls.length, { 'if-none-match': etag! }];
    gateway.clock.now += 60_000;
    assert.equal((await gateway.ask('/v1/accounts?account=wechat:river&account=line:@river', { headers })).status, 304);
    assert.equal(wechat.calls.length + line.calls.length, calls);
  });

  it('may be kept for a minute', async (test) => {
    const { gateway } = await connectedScene(test, { wechat: { published } });
    for (const path of ['/v1/accounts/wechat:river', '/v1/accounts/wechat:river/posts']) {
      const { headers } = await gateway.ask(path, { headers: { origin: 'https://river.example' } });
      assert.match(headers.get('cache-control') ?? '', /^public, max-age=60, stale-while-revalidate=600,/);
      assert.equal(headers.get('access-control-allow-origin'), '*');
    }
  });

  it('fail each for itself, where several are asked for', async (test) => {
    const played = await connectedScene(test);
    const { gateway } = played;
    const [wechat] = gateway.services.connectors;
    const broken = async (): Promise<never> => Promise.reject(new Error('a canary of the platform'));
    test.mock.method(wechat!, 'loadAccount', broken);
    const query = ['wechat:river', 'line:@river', 'magpie:river', 'wechat:lake'].map((address) => `account=${address}`);
    const response = await gateway.ask(`/v1/accounts?${query.join('&')}`);
    assert.match(response.headers.get('cache-control') ?? '', /max-age=0,/);
    const list = (await response.json()) as Schemas['AccountList'];
    assert.deepEqual(contractErrors('AccountList', list), []);
    assert.deepEqual(
      list.accounts.map((entry) => ('problem' in entry ? entry.problem.code : entry.account.address)),
      ['unavailable', 'line:@river', 'magpie:river', 'not-found'],
    );
    assert.doesNotMatch(JSON.stringify(list), /canary/);
    assert.match(JSON.stringify(gateway.logged), /canary/);
    const alone = await gateway.ask('/v1/accounts/wechat:river');
    assert.equal(alone.status, 503);
    assert.equal(alone.headers.get('retry-after'), '30');
  });

  it('keep nobody waiting for a platform that does not answer', async (test) => {
    const { gateway } = await connectedScene(test);
    const [wechat] = gateway.services.connectors;
    test.mock.method(wechat!, 'loadAccount', () => new Promise(() => undefined));
    await assert.rejects(loadConnectedAccount(gateway.services, 'wechat:river', 1), { code: 'unavailable' });
  });

  it('show their articles page by page', async (test) => {
    const played = await connectedScene(test, { wechat: { published } });
    const path = '/v1/accounts/wechat:river/posts?limit=2';
    const first = await read<Schemas['PostPage']>(played, path);
    assert.deepEqual(contractErrors('PostPage', first), []);
    const second = await read<Schemas['PostPage']>(played, `${path}&cursor=${encodeURIComponent(first.cursor!)}`);
    assert.deepEqual(
      [...first.posts, ...second.posts].map(({ card }) => card?.title),
      ['Day 3', 'Day 2', 'Day 1'],
    );
    assert.equal(second.cursor, undefined);
    const problem = await read<Schemas['Problem']>(played, `${path}&cursor=forged`, 400);
    assert.equal(problem.code, 'invalid-cursor');
    await read(played, '/v1/accounts/wechat:river/posts?limit=41', 400);
  });

  it('say when to ask again for articles that WeChat does not give now', async (test) => {
    const { gateway, wechat } = await connectedScene(test, { wechat: { published } });
    wechat.failNext('freepublish/batchget', 45009);
    for (let n = 0; n < 3; n += 1) {
      const response = await gateway.ask('/v1/accounts/wechat:river/posts');
      assert.equal(response.status, 503);
      assert.ok(Number(response.headers.get('retry-after')) > 60);
      assert.doesNotMatch(await response.text(), /45009/);
    }
    assert.equal(wechat.calls.filter((call) => call === 'freepublish/batchget').length, 1);
    assert.equal(gateway.logged.filter(({ msg }) => /45009/.test(String(msg))).length, 1);
  });

  it('cannot be published to', async (test) => {
    const { gateway } = await connectedScene(test);
    const { send } = await openPublisher(gateway);
    assert.equal((await send('PATCH', '/v1/accounts/wechat:river', { name: 'Lake' })).status, 404);
    assert.equal((await send('POST', '/v1/accounts/wechat:river/posts', { text: 'New.' })).status, 404);
    assert.equal((await send('DELETE', '/v1/accounts/wechat:river')).status, 404);
    assert.equal((await gateway.ask('/v1/accounts/wechat:river')).status, 200);
  });
});

describe('/readyz', () => {
  it('says what an operator is to do about a platform, and takes no visitors away for it', async (test) => {
    const played = await connectedScene(test, { wechat: { mode: 'plain' } });
    const { gateway, wechat, line } = played;
    const checks = async (): Promise<Readonly<Record<string, string>>> => {
      const readiness = await read<Schemas['Readiness']>(played, '/readyz');
      assert.deepEqual(contractErrors('Readiness', readiness), []);
      assert.equal(readiness.status, 'ok');
      return Object.fromEntries(readiness.checks.map(({ name, status, detail = status }) => [name, detail]));
    };
    const plain = /^Warning: Messages come in plain mode \(明文模式\), .* Choose 安全模式 in the console/;
    const quiet = await checks();
    assert.deepEqual(Object.keys(quiet), ['database', 'wechat:river webhook']);
    assert.match(quiet['wechat:river webhook'] ?? '', plain);
    wechat.failNext('stable_token', 40164);
    line.failNext('insight/followers', 403, 'Forbidden');
    await gateway.ask('/v1/accounts?account=wechat:river&account=line:@river');
    const told = await checks();
    assert.match(told['wechat:river stable_token'] ?? '', /^Error: .*203\.0\.113\.9.*IP/);
    assert.match(told['line:@river insight/followers'] ?? '', /^(?:Error|Warning): .*LINE/);
    gateway.clock.now += 25 * HOUR;
    await gateway.ask('/v1/accounts/wechat:river');
    assert.equal((await checks())['wechat:river stable_token'], undefined);
  });
});
