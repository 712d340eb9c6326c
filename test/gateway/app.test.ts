import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { randomId } from '../../src/gateway/config/keys.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { addAccount } from './support/rows.js';

interface Problem {
  readonly code: string;
  readonly detail?: string;
}

const html = { accept: 'text/html,application/xhtml+xml' };
const bodyOf = async (response: Response): Promise<Problem> => (await response.json()) as Problem;

/** A gateway that has lost a table, so that what asks for it fails as no code expects. */
async function broken(test: TestContext): Promise<TestGateway> {
  const gateway = await startTestGateway(test);
  await addAccount(gateway.services, 'river');
  await gateway.services.database.schema.dropTable('post').execute();
  return gateway;
}

describe('an address that leads nowhere', () => {
  it('is answered with a problem', async (t) => {
    const { ask } = await startTestGateway(t);
    for (const path of ['/nothing', '/v1', '/v1/nothing', '/v2/accounts', '/v1/accounts/magpie:a/b/c/d']) {
      const response = await ask(path);
      assert.equal(response.status, 404, path);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      assert.equal((await bodyOf(response)).code, 'not-found');
    }
  });

  it('is answered with a page where a browser asks for one, though never under /v1', async (t) => {
    const { ask } = await startTestGateway(t);
    const page = await ask('/nothing', { headers: html });
    assert.equal(page.status, 404);
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await page.text(), /This page does not exist/);
    assert.equal((await bodyOf(await ask('/v1/nothing', { headers: html }))).code, 'not-found');
  });
});

describe('a method that an address does not know', () => {
  it('is answered with those that it does know', async (t) => {
    const { ask } = await startTestGateway(t);
    const cases = [
      ['POST', '/healthz', 'GET, HEAD'],
      ['PUT', '/v1/accounts', 'GET, HEAD, POST'],
      ['POST', '/v1/accounts/magpie:river', 'GET, HEAD, PATCH, DELETE'],
      ['GET', '/v1/follows', 'POST'],
      ['DELETE', '/v1/follows/x', 'GET, HEAD'],
      ['POST', '/v1/relationships', 'GET, HEAD, DELETE'],
      ['PATCH', '/v1/images/a/b', 'GET, HEAD'],
      ['OPTIONS', '/v1/accounts', 'GET, HEAD, POST'],
    ] as const;
    for (const [method, path, allow] of cases) {
      const response = await ask(path, { method });
      assert.equal(response.status, 405, `${method} ${path}`);
      assert.equal(response.headers.get('allow'), allow);
      assert.equal((await bodyOf(response)).code, 'method-not-allowed');
    }
  });
});

describe('HEAD', () => {
  it('has the head of what GET answers, and no body', async (t) => {
    const { ask, services } = await startTestGateway(t);
    await addAccount(services, 'river');
    for (const path of ['/healthz', '/openapi.json', '/v1/accounts/magpie:river', '/docs', '/icon.svg', '/nothing']) {
      const [get, head] = [await ask(path), await ask(path, { method: 'HEAD' })];
      assert.equal(head.status, get.status, path);
      for (const name of ['content-type', 'etag', 'cache-control']) {
        assert.equal(head.headers.get(name), get.headers.get(name), `${name} of ${path}`);
      }
      assert.equal(await head.text(), '');
    }
  });
});

describe('a failure that nobody expected', () => {
  it('tells the caller nothing but where the log has more', async (t) => {
    const { ask, logged } = await broken(t);
    const response = await ask('/v1/accounts/magpie:river/posts');
    assert.equal(response.status, 500);
    const { code, detail } = await bodyOf(response);
    const requestId = response.headers.get('x-request-id') ?? '';
    assert.deepEqual([code, detail], ['internal', `The log has more under ${requestId}.`]);
    const line = logged.find(({ level }) => level === 'error');
    assert.equal(line?.['requestId'], requestId);
    const { message, stack } = line['err'] as { message: string; stack: string };
    assert.match(message, /no such table/);
    assert.match(stack, /post/);
  });

  it('is a page where a browser asks for one', async (t) => {
    const { ask, services } = await startTestGateway(t);
    await services.database.schema.dropTable('ticket').execute();
    const response = await ask(`/follow/${randomId()}`, { headers: html });
    assert.equal(response.status, 500);
    assert.match(await response.text(), /Something went wrong/);
  });

  it('keeps its CORS headers, so that the page which asked can read it', async (t) => {
    const { ask } = await broken(t);
    const response = await ask('/v1/accounts/magpie:river/posts', { headers: { origin: 'https://a.example' } });
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
  });
});

describe('every answer', () => {
  const paths = ['/healthz', '/v1/accounts?account=magpie:x', '/docs', '/nothing', '/v1/follows/x', '/icon.svg', '/me'];

  it('closes what browsers leave open', async (t) => {
    const { ask } = await startTestGateway(t);
    for (const path of paths) {
      const { headers } = await ask(path, { headers: html });
      assert.equal(headers.get('x-content-type-options'), 'nosniff', path);
      assert.equal(headers.get('x-frame-options'), 'DENY', path);
      assert.match(headers.get('referrer-policy') ?? '', /^(?:no-referrer|same-origin)$/, path);
      assert.match(
        headers.get('content-security-policy') ?? '',
        /^default-src 'none'.*(?:frame-ancestors 'none'|sandbox)/,
      );
      assert.equal(headers.get('strict-transport-security'), 'max-age=31536000', path);
      assert.ok(headers.get('cache-control'), path);
      assert.equal(headers.get('x-powered-by'), null);
      assert.equal(headers.get('server'), null);
    }
  });

  it('does not ask for https where the gateway stands on this machine without it', async (t) => {
    const { ask } = await startTestGateway(t, { publicUrl: 'http://localhost:8787' });
    assert.equal((await ask('/healthz')).headers.get('strict-transport-security'), null);
  });

  it('is named, by the proxy in front where there is one', async (t) => {
    const headers = { 'x-request-id': 'from-the-proxy-1' };
    const alone = await startTestGateway(t);
    assert.match((await alone.ask('/healthz', { headers })).headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/);
    const behind = await startTestGateway(t, { proxies: 1 });
    assert.equal((await behind.ask('/healthz', { headers })).headers.get('x-request-id'), 'from-the-proxy-1');
    const hostile = await behind.ask('/healthz', { headers: { 'x-request-id': '<script>' } });
    assert.match(hostile.headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/);
  });
});

describe('the log', () => {
  it('has a line for each request, with the pattern of its address in place of the address', async (t) => {
    const { ask, logged } = await startTestGateway(t);
    await ask('/v1/accounts/magpie:river?secret=canary', {
      headers: { authorization: 'Bearer canary', cookie: 'a=canary' },
    });
    await ask('/v1/follows/canary-ticket', { method: 'PUT' });
    const lines = logged.map(({ method, route, status, code, level }) => ({ method, route, status, code, level }));
    assert.deepEqual(lines, [
      { method: 'GET', route: '/v1/accounts/:address', status: 404, code: 'not-found', level: 'info' },
      { method: 'PUT', route: 'none', status: 405, code: undefined, level: 'info' },
    ]);
    assert.equal(typeof logged[0]?.['ms'], 'number');
    assert.ok(!JSON.stringify(logged).includes('canary'));
  });
});

describe('/readyz', () => {
  it('says that all is well', async (t) => {
    const response = await (await startTestGateway(t)).ask('/readyz');
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok', checks: [{ name: 'database', status: 'ok' }] });
  });

  it('says which part fails and what to do, and the log says why', async (t) => {
    const { ask, services, logged } = await startTestGateway(t);
    await services.database.schema.dropTable('account_picture').execute();
    await services.database.schema.alterTable('account').renameTo('lost').execute();
    const response = await ask('/readyz');
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), {
      status: 'failing',
      checks: [
        {
          name: 'database',
          status: 'failing',
          detail: 'See whether the database runs, and whether the gateway can reach it.',
        },
      ],
    });
    const why = logged.find(({ check }) => check === 'database')?.['err'] as { message: string };
    assert.match(why.message, /no such table/);
  });

  it('does not fail /healthz with it: a process that lives is not to be restarted for its database', async (t) => {
    const { ask, services } = await startTestGateway(t);
    await services.database.schema.alterTable('account').renameTo('lost').execute();
    assert.deepEqual(await (await ask('/healthz')).json(), { status: 'ok' });
  });
});

describe('/metrics', () => {
  it('counts requests by the pattern of their address, never by the address', async (t) => {
    const { ask } = await startTestGateway(t);
    await ask('/v1/accounts/magpie:canary');
    await ask('/canary', { method: 'PROPFIND' });
    const response = await ask('/metrics');
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
    const text = await response.text();
    const count = 'magpie_http_request_duration_seconds_count';
    assert.ok(text.includes(`${count}{method="GET",route="/v1/accounts/:address",status="404"} 1`), text);
    assert.ok(text.includes(`${count}{method="OTHER",route="none",status="404"} 1`));
    assert.ok(!text.includes('canary'));
  });
});

describe('/openapi.json', () => {
  it('is sent once, and after that only where it has changed', async (t) => {
    const { ask } = await startTestGateway(t);
    const first = await ask('/openapi.json');
    const etag = first.headers.get('etag') ?? '';
    assert.match(etag, /^"[\w-]{22}"$/);
    assert.equal(((await first.json()) as { openapi: string }).openapi, '3.1.0');
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask('/openapi.json', { headers: { 'if-none-match': tag } });
      assert.equal(again.status, 304, tag);
      assert.equal(again.headers.get('etag'), etag);
      assert.match(
        again.headers.get('cache-control') ?? '',
        /^public, max-age=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
      );
      assert.equal(await again.text(), '');
    }
    assert.equal((await ask('/openapi.json', { headers: { 'if-none-match': '"other"' } })).status, 200);
  });
});

describe('a gateway that ends', () => {
  it('finishes what it has begun, and takes nothing more', async (t) => {
    const { ask, close, services } = await startTestGateway(t);
    await addAccount(services, 'river');
    const begun = ask('/v1/accounts/magpie:river');
    const closed = close();
    const late = await ask('/v1/accounts/magpie:river');
    assert.equal(late.status, 503);
    assert.equal(late.headers.get('retry-after'), '1');
    assert.equal((await bodyOf(late)).code, 'unavailable');
    assert.equal((await begun).status, 200);
    await closed;
    await close();
  });
});
