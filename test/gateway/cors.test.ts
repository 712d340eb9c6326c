import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { operations } from '../../src/gateway/docs/contract-document.js';
import { mayAsk } from '../../src/gateway/http/asking-origin.js';
import { pageKey } from './support/page-key.js';
import { addAccount } from './support/rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const ALLOWED = 'https://shop.example';
const origins = [undefined, ALLOWED, 'https://other.example', 'null', TEST_ORIGIN] as const;
const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

/** Who may ask for a path: everybody, the sites that may follow here, or no page at all. */
type Audience = 'everybody' | 'sites' | 'nobody';

const paths = [...new Set(operations().map(({ path }) => path))];
const filled = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'address' ? 'magpie:river' : 'x'));

function audienceOf(path: string, method: string): Audience {
  const tags = operations()
    .filter((operation) => operation.path === path)
    .map(({ tag }) => tag);
  if (tags.includes('following')) return 'sites';
  const reads =
    (tags.includes('reading') || ['/openapi.json', '/oembed'].includes(path)) && ['GET', 'HEAD'].includes(method);
  return reads ? 'everybody' : 'nobody';
}

/** What a page of an origin may then read. */
function expectedFor(audience: Audience, origin: string | undefined): string | null {
  if (audience === 'everybody') return '*';
  return audience === 'sites' && (origin === ALLOWED || origin === TEST_ORIGIN) ? origin : null;
}

const sent = (origin: string | undefined): Record<string, string> => (origin === undefined ? {} : { origin });
const start = (test: { after: (fn: () => Promise<void>) => void }): Promise<TestGateway> =>
  startTestGateway(test, { sites: { allowed: [ALLOWED], oneClick: [] } });

describe('who may read an answer', () => {
  for (const path of paths) {
    it(`is as it should be for ${path}, by every method and from everywhere`, async (t) => {
      const { ask } = await start(t);
      for (const method of methods) {
        const audience = audienceOf(path, method);
        for (const origin of origins) {
          const what = `${method} from ${origin ?? 'nowhere'}`;
          const { headers } = await ask(filled(path), { method, headers: sent(origin) });
          assert.equal(headers.get('access-control-allow-origin'), expectedFor(audience, origin), what);
          assert.equal(headers.get('access-control-allow-credentials'), null, what);
          if (audience === 'sites') assert.match(headers.get('vary') ?? '', /\borigin\b/i, what);
          if (audience === 'sites' && expectedFor(audience, origin) !== null) {
            assert.match(
              headers.get('access-control-expose-headers') ?? '',
              /\bDate, DPoP-Nonce, .*Retry-After\b/,
              what,
            );
          }
          assert.equal(
            headers.get('cross-origin-resource-policy'),
            audience === 'everybody' ? 'cross-origin' : 'same-origin',
            what,
          );
        }
      }
    });
  }
});

describe('a preflight', () => {
  for (const path of paths) {
    it(`gives leave for ${path} to those alone who may ask`, async (t) => {
      const { ask } = await start(t);
      for (const method of methods.filter((name) => name !== 'HEAD')) {
        const audience = audienceOf(path, method);
        for (const origin of origins.filter((one) => one !== undefined)) {
          const response = await ask(filled(path), {
            method: 'OPTIONS',
            headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'dpop' },
          });
          const leave = expectedFor(audience, origin);
          const what = `${method} from ${origin}`;
          assert.equal(response.headers.get('access-control-allow-origin'), leave, what);
          assert.equal(response.ok, leave !== null, what);
          assert.equal(response.headers.get('access-control-allow-credentials'), null, what);
          if (leave === null) continue;
          assert.equal(response.headers.get('access-control-max-age'), '7200');
          const allowed = response.headers.get('access-control-allow-headers') ?? '';
          assert.equal(/\bDPoP\b/.test(allowed), audience === 'sites', what);
          assert.ok(!/\bAuthorization\b/.test(allowed) || audience === 'sites', what);
        }
      }
    });
  }

  it('lets the sites that may ask use the methods of following, and no others', async (t) => {
    const { ask } = await start(t);
    const headers = { origin: ALLOWED, 'access-control-request-method': 'DELETE' };
    const response = await ask('/v1/relationships', { method: 'OPTIONS', headers });
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('access-control-allow-methods'), 'GET, HEAD, POST, DELETE');
  });
});

describe('what changes or tells a viewer’s follows', () => {
  const requests = [
    ['POST', '/v1/follows', '{"account":"magpie:river"}'],
    ['GET', '/v1/relationships?account=magpie:river', undefined],
    ['DELETE', '/v1/relationships?account=magpie:river', undefined],
  ] as const;

  for (const [method, path, body] of requests) {
    it(`is refused to ${method} ${path} without an origin that may ask, whatever else is right`, async (t) => {
      const { ask, clock, services } = await start(t);
      await addAccount(services, 'river');
      const key = await pageKey(() => clock.now);
      const nonceFrom = async (): Promise<string> => (await ask('/v1/follows/x')).headers.get('dpop-nonce') ?? '';
      for (const origin of [
        undefined,
        'https://other.example',
        'null',
        'http://shop.example',
        `${ALLOWED}.evil.example`,
      ]) {
        const htu = new URL(path, TEST_ORIGIN);
        htu.search = '';
        const dpop = await key.prove({ htm: method, htu: htu.href, nonce: await nonceFrom() });
        const headers = { ...sent(origin), dpop, 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
        const response = await ask(path, { method, headers, ...(body === undefined ? {} : { body }) });
        assert.equal(response.status, 403, String(origin));
        assert.equal(((await response.json()) as { code: string }).code, 'origin-refused');
      }
      assert.deepEqual(await services.database.selectFrom('ticket').selectAll().execute(), []);
      assert.deepEqual(await services.database.selectFrom('proof').selectAll().execute(), []);
    });

    it(`asks ${method} ${path} for a proof that no form and no link can bring, wherever it comes from`, async (t) => {
      const { ask, services } = await start(t);
      await addAccount(services, 'river');
      for (const headers of [sent(ALLOWED), sent(TEST_ORIGIN), { 'sec-fetch-site': 'same-origin' }]) {
        const response = await ask(path, { method, headers, ...(body === undefined ? {} : { body }) });
        assert.equal(response.status, 401);
        assert.equal(((await response.json()) as { code: string }).code, 'invalid-proof');
      }
    });
  }
});

describe('an origin', () => {
  const cases: readonly (readonly [origin: string, publicUrl: string, may: boolean])[] = [
    ['https://river.example', TEST_ORIGIN, true],
    ['https://river.example:8443', TEST_ORIGIN, true],
    [TEST_ORIGIN, TEST_ORIGIN, true],
    ['http://river.example', TEST_ORIGIN, false],
    ['http://localhost:8000', TEST_ORIGIN, false],
    ['http://localhost:8000', 'http://localhost:8787', true],
    ['http://127.0.0.1:8000', 'http://localhost:8787', true],
    ['http://[::1]:8000', 'http://localhost:8787', true],
    ['http://river.localhost', 'http://localhost:8787', true],
    ['http://river.example', 'http://localhost:8787', false],
    ['http://localhost.example', 'http://localhost:8787', false],
    ['http://127.0.0.1.example', 'http://localhost:8787', false],
    ['null', TEST_ORIGIN, false],
    ['', TEST_ORIGIN, false],
    ['*', TEST_ORIGIN, false],
    ['https://river.example/', TEST_ORIGIN, false],
    ['https://river.example/path', TEST_ORIGIN, false],
    ['https://RIVER.example', TEST_ORIGIN, false],
    ['https://a@river.example', TEST_ORIGIN, false],
    ['https://river.example:443', TEST_ORIGIN, false],
    ['https://river.example, https://other.example', TEST_ORIGIN, false],
    ['file://', TEST_ORIGIN, false],
    ['chrome-extension://abcdef', TEST_ORIGIN, false],
    ['data:text/html,x', TEST_ORIGIN, false],
  ];
  for (const [origin, publicUrl, may] of cases) {
    it(`“${origin}” ${may ? 'may' : 'may not'} ask a gateway at ${publicUrl} that allows all`, () => {
      assert.equal(mayAsk(origin, { publicUrl, sites: { allowed: 'all', oneClick: [] } }), may);
    });
  }
});
