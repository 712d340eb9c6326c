import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createToken } from '../../src/gateway/publishing/tokens.js';
import { pageKey } from './support/page-key.js';
import { addAccount } from './support/rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const few = { reading: 3, publishing: 2, following: 2 };
const READ = '/v1/accounts?account=magpie:x';

const start = (test: { after: (fn: () => Promise<void>) => void }, proxies = 0): Promise<TestGateway> =>
  startTestGateway(test, { rateLimits: few, proxies });

/** The status of each of several equal requests. */
async function repeated(times: number, request: () => Promise<Response>): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) statuses.push((await request()).status);
  return statuses;
}

describe('reading', () => {
  it('says how much is left, and for how long, with each answer', async (t) => {
    const { ask } = await start(t);
    const { headers } = await ask(READ);
    assert.equal(headers.get('ratelimit-policy'), '"reading";q=3;w=60');
    assert.match(headers.get('ratelimit') ?? '', /^"reading";r=2;t=\d+$/);
    assert.match((await ask('/v1/nothing')).headers.get('ratelimit') ?? '', /^"reading";r=1;t=\d+$/);
  });

  it('is refused past the limit, with the time to wait, to pages too', async (t) => {
    const { ask } = await start(t);
    assert.deepEqual(await repeated(3, () => ask(READ)), [200, 200, 200]);
    const response = await ask(READ, { headers: { origin: 'https://a.example' } });
    assert.equal(response.status, 429);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.equal(((await response.json()) as { code: string }).code, 'rate-limited');
    const seconds = Number(response.headers.get('retry-after'));
    assert.ok(seconds >= 1 && seconds <= 60);
    assert.match(response.headers.get('ratelimit') ?? '', /^"reading";r=0;t=\d+$/);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.match(response.headers.get('access-control-expose-headers') ?? '', /Retry-After/);
  });

  it('is refused with a page where a browser asks for one', async (t) => {
    const { ask } = await start(t);
    await repeated(3, () => ask('/me'));
    const response = await ask('/me', { headers: { accept: 'text/html' } });
    assert.equal(response.status, 429);
    assert.ok(response.headers.get('retry-after'));
    assert.match(await response.text(), /You asked too often/);
  });

  it('is counted by address: one caller takes nothing from another', async (t) => {
    const { ask } = await start(t);
    assert.deepEqual(await repeated(4, () => ask(READ, { from: '192.0.2.1' })), [200, 200, 200, 429]);
    assert.equal((await ask(READ, { from: '192.0.2.2' })).status, 200);
  });

  it('is counted by network where one caller has more addresses than can be counted', async (t) => {
    const { ask } = await start(t);
    let n = 0;
    const request = (): Promise<Response> => ask(READ, { from: `2001:db8:1:2::${(n += 1)}` });
    assert.deepEqual(await repeated(4, request), [200, 200, 200, 429]);
    assert.equal((await ask(READ, { from: '2001:db8:1:3::1' })).status, 200);
  });

  it('takes an IPv4 address for the same where it comes mapped into IPv6', async (t) => {
    const { ask } = await start(t);
    await repeated(3, () => ask(READ, { from: '192.0.2.1' }));
    assert.equal((await ask(READ, { from: '::ffff:192.0.2.1' })).status, 429);
  });
});

describe('the caller’s address', () => {
  const forwarded = (value: string) => ({ headers: { 'x-forwarded-for': value } });

  it('is the connection’s, whatever a caller writes, where no proxy stands in front', async (t) => {
    const { ask } = await start(t);
    let n = 0;
    assert.deepEqual(await repeated(4, () => ask(READ, forwarded(`198.51.100.${(n += 1)}`))), [200, 200, 200, 429]);
  });

  it('is what the outermost known proxy has seen, whatever a caller writes before that', async (t) => {
    const { ask } = await start(t, 2);
    let n = 0;
    const request = (): Promise<Response> => ask(READ, forwarded(`198.51.100.${(n += 1)}, 203.0.113.5:4711, 10.0.0.1`));
    assert.deepEqual(await repeated(4, request), [200, 200, 200, 429]);
    assert.equal((await ask(READ, forwarded('203.0.113.6, 10.0.0.1'))).status, 200);
    assert.equal((await ask(READ, forwarded('[2001:db8::1]:4711, 10.0.0.1'))).status, 200);
  });

  it('is the connection’s where the proxies’ header is missing or makes no sense', async (t) => {
    const { ask } = await start(t, 1);
    const requests = [forwarded('nonsense'), {}, forwarded(''), forwarded('unknown')];
    const statuses: number[] = [];
    for (const request of requests) statuses.push((await ask(READ, request)).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
  });
});

describe('publishing', () => {
  const publish = (gateway: TestGateway, token: string | undefined, from: string): Promise<Response> =>
    gateway.ask('/v1/accounts', {
      method: 'POST',
      from,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: '{}',
    });

  it('is counted by token, wherever it is used', async (t) => {
    const gateway = await start(t);
    const [{ token }, other] = [
      await createToken(gateway.services, { label: 'a' }),
      await createToken(gateway.services, { label: 'b' }),
    ];
    const first = await publish(gateway, token, '192.0.2.1');
    assert.equal(first.headers.get('ratelimit-policy'), '"reading";q=3;w=60, "publishing";q=2;w=60');
    assert.equal((await publish(gateway, token, '192.0.2.2')).status, 400);
    assert.equal((await publish(gateway, token, '192.0.2.3')).status, 429);
    assert.equal((await publish(gateway, other.token, '192.0.2.1')).status, 400);
  });

  it('is counted by address where there is no token, and where there is another each time', async (t) => {
    const gateway = await start(t);
    assert.deepEqual(await repeated(3, () => publish(gateway, undefined, '192.0.2.1')), [401, 401, 429]);
    let n = 0;
    const guess = (): Promise<Response> => publish(gateway, `mgp_${(n += 1)}`, '192.0.2.2');
    assert.deepEqual(await repeated(4, guess), [401, 401, 401, 429]);
  });
});

describe('following', () => {
  it('is counted by address, and by key wherever that is used', async (t) => {
    const gateway = await start(t);
    await addAccount(gateway.services, 'river');
    const follow = async (key: Awaited<ReturnType<typeof pageKey>> | undefined, from: string): Promise<Response> =>
      gateway.ask('/v1/follows', {
        method: 'POST',
        from,
        headers: {
          origin: 'https://shop.example',
          ...(key ? { dpop: await key.prove({ htm: 'POST', htu: `${TEST_ORIGIN}/v1/follows` }) } : {}),
        },
      });
    const key = await pageKey();
    const first = await follow(key, '192.0.2.1');
    assert.equal(first.headers.get('ratelimit-policy'), '"following";q=2;w=60, "following-key";q=2;w=60');
    assert.equal((await follow(key, '192.0.2.2')).status, 401);
    const refused = await follow(key, '192.0.2.3');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('access-control-allow-origin'), 'https://shop.example');
    assert.deepEqual(await repeated(2, () => follow(undefined, '192.0.2.1')), [401, 429]);
  });

  it('takes nothing from a key where the address may not ask', async (t) => {
    const { ask } = await start(t);
    const key = await pageKey();
    const watch = async (from: string): Promise<Response> =>
      ask('/v1/follows/x', {
        from,
        headers: { dpop: await key.prove({ htm: 'GET', htu: `${TEST_ORIGIN}/v1/follows/x` }) },
      });
    await repeated(3, () => ask('/v1/follows/x', { from: '192.0.2.1' }));
    assert.deepEqual(await repeated(3, () => watch('192.0.2.1')), [429, 429, 429]);
    assert.match((await watch('192.0.2.2')).headers.get('ratelimit') ?? '', /"following-key";r=1;/);
  });

  it('leaves room for many pages that wait: asking how an attempt stands is reading', async (t) => {
    const { ask } = await start(t);
    assert.deepEqual(await repeated(4, () => ask('/v1/follows/x')), [404, 404, 404, 429]);
  });
});

describe('watching over the gateway', () => {
  it('is never refused', async (t) => {
    const { ask } = await start(t);
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      assert.deepEqual(await repeated(5, () => ask(path)), [200, 200, 200, 200, 200]);
    }
  });
});
