import assert from 'node:assert/strict';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { guardedFetch } from '../../src/gateway/open-networks/guarded-fetch.js';
import { isPublicAddress } from '../../src/gateway/pictures/special-addresses.js';
import { outsideWorld, PUBLIC, type OutsideWorld } from './support/outside-world.js';

const PUBLIC_URL = 'https://follow.river.example';
const LOCAL_URL = 'http://localhost:8787';

// prettier-ignore
const refusedAddresses = [
  // Schemes
  'http://social.example/', 'ftp://social.example/', 'file:///etc/passwd', 'data:application/json,{}', 'javascript:alert(1)',
  'blob:https://social.example/1', 'ws://social.example/', 'wss://social.example/', 'about:blank', '/api', '',
  // User names and ports
  'https://user@social.example/', 'https://user:secret@social.example/', 'https://social.example@127.0.0.1/',
  'https://127.0.0.1\\@social.example/', 'https://social.example:8443/', 'https://social.example:22/',
  // IPv4 in every spelling
  'https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://017700000001/', 'https://0x7f000001/', 'https://0177.0.0.1/',
  'https://0x7f.1/', 'https://0.0.0.0/', 'https://10.0.0.1/', 'https://172.16.0.1/', 'https://192.168.1.1/', 'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/', 'https://2852039166/', 'https://１２７.０.０.１/', 'https://①②⑦.⓪.⓪.①/',
  // IPv6 in every form
  'https://[::]/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:a00:1]/', 'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/', 'https://[2001:0:7f00:1::]/', 'https://[fe80::1]/', 'https://[fc00::1]/', 'https://[ff02::1]/',
  // Names of local networks
  'https://localhost/', 'https://a.localhost/', 'https://printer/', 'https://printer.local/', 'https://metadata.google.internal/',
  'https://nas.home.arpa/', 'https://social.example./',
  // This machine, to which only a gateway on this machine may go
  'http://localhost/', 'http://127.0.0.1:8787/', 'http://[::1]/',
];

// prettier-ignore
const refusedRedirects = [
  'http://social.example/', 'https://127.0.0.1/', '//127.0.0.1/', 'https://[::1]/', 'https://localhost/', 'https://169.254.169.254/',
  'https://0x7f.1/', 'https://10.1.2.3/', 'https://[::ffff:10.0.0.1]/', 'https://inside.example/', 'https://user@other.example/',
  'https://user@social.example/', 'https://social.example:8443/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:application/json,{}',
  'http://localhost:8787/', 'http://127.0.0.1/',
];

const answersOfNames = [
  ['is private', [['10.0.0.7']]],
  ['is loopback in IPv6', [['::1']]],
  ['is private besides one that is public', [[PUBLIC, '192.168.0.1']]],
  ['is an IPv4 address mapped into IPv6', [['::ffff:127.0.0.1']]],
] as const;

const greeting: RequestListener = (_request, response) => response.end('hello');

const redirectTo =
  (location: string, status = 302): RequestListener =>
  ({ url }, response) =>
    url === '/' ? response.writeHead(status, { location }).end() : response.end('there');

/** That it fails as `fetch` does; no connection may have been opened to where the gateway must not go. */
async function assertRefused(world: OutsideWorld, asking: Promise<unknown>): Promise<void> {
  await assert.rejects(asking, TypeError);
  const inside = world.connected.filter(({ address, port }) => !isPublicAddress(address) || !/^(443)?$/.test(port));
  assert.deepEqual(inside, [], 'a connection was opened');
}

/** A server on this machine, and what it was asked. */
async function machine(test: TestContext, listener: RequestListener): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('guarded fetch, where it goes', () => {
  for (const address of refusedAddresses) {
    it(`does not go to ${JSON.stringify(address)}`, async (test) => {
      const world = await outsideWorld(test, greeting);
      await assertRefused(world, guardedFetch({ publicUrl: PUBLIC_URL, outside: world })(address));
      assert.deepEqual([world.connected, world.resolved], [[], []]);
    });
  }

  for (const publicUrl of [PUBLIC_URL, LOCAL_URL]) {
    for (const target of refusedRedirects) {
      it(`is not sent on to ${JSON.stringify(target)} as ${publicUrl}`, async (test) => {
        const world = await outsideWorld(test, redirectTo(target), { 'inside.example': [['10.0.0.1']] });
        const fetch = guardedFetch({ publicUrl, outside: world });
        await assertRefused(world, fetch('https://social.example/', { redirect: 'follow' }));
        assert.equal(world.requests.length, 1);
      });
    }
  }

  for (const [what, answers] of answersOfNames) {
    it(`does not follow a name whose address ${what}`, async (test) => {
      const world = await outsideWorld(test, greeting, { 'social.example': answers });
      await assertRefused(world, guardedFetch({ publicUrl: PUBLIC_URL, outside: world })('https://social.example/'));
      assert.deepEqual(world.connected, []);
    });
  }

  it('asks a name once for each connection, so that its next answer changes nothing', async (test) => {
    const closing: RequestListener = (_request, response) => response.setHeader('connection', 'close').end('hello');
    const world = await outsideWorld(test, closing, { 'social.example': [[PUBLIC], ['127.0.0.1']] });
    const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside: world });
    assert.equal(await (await fetch('https://social.example/')).text(), 'hello');
    assert.deepEqual(world.connected, [{ address: PUBLIC, servername: 'social.example', port: '' }]);
    await assertRefused(world, fetch('https://social.example/'));
    assert.equal(world.connected.length, 1);
  });

  it('reaches a server on this machine from a gateway on this machine alone', async (test) => {
    const { origin, asked } = await machine(test, greeting);
    const world = await outsideWorld(test, greeting);
    const response = await guardedFetch({ publicUrl: LOCAL_URL, outside: world })(`${origin}/here`);
    assert.equal(await response.text(), 'hello');
    await assert.rejects(guardedFetch({ publicUrl: PUBLIC_URL, outside: world })(`${origin}/there`), TypeError);
    assert.deepEqual(asked, ['GET /here']);
  });

  it('is not sent from this machine to another one', async (test) => {
    const { origin } = await machine(test, redirectTo('https://social.example/there'));
    const world = await outsideWorld(test, greeting);
    const fetch = guardedFetch({ publicUrl: LOCAL_URL, outside: world });
    await assert.rejects(fetch(`${origin}/`, { redirect: 'follow' }), TypeError);
    assert.deepEqual(world.connected, []);
  });
});

describe('guarded fetch, how it asks', () => {
  it('sends method, headers and body as it is told, and who asks', async (test) => {
    let body = '';
    const world = await outsideWorld(test, (request, response) => {
      request.on('data', (part: Buffer) => (body += part.toString())).on('end', () => response.end());
    });
    const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside: world });
    await fetch('https://social.example/a?b#c', {
      method: 'POST',
      headers: { authorization: 'Bearer 1' },
      body: new URLSearchParams({ x: 'ü' }),
    });
    await fetch(new Request('https://social.example/', { method: 'PUT', body: '{}' }));
    const [first, second] = world.requests;
    assert.deepEqual([first?.method, first?.url, second?.method], ['POST', '/a?b', 'PUT']);
    assert.equal(first?.headers.authorization, 'Bearer 1');
    assert.equal(first.headers['content-type'], 'application/x-www-form-urlencoded;charset=UTF-8');
    assert.equal(first.headers['user-agent'], `Magpie gateway (+${PUBLIC_URL})`);
    assert.equal(body, 'x=%C3%BC{}');
  });

  it('answers with status, headers and address, whatever the status', async (test) => {
    const world = await outsideWorld(test, (_request, response) => response.writeHead(404, { 'x-a': 'b' }).end('gone'));
    const response = await guardedFetch({ publicUrl: PUBLIC_URL, outside: world })('https://social.example/x');
    assert.ok(response instanceof Response);
    assert.deepEqual(
      [response.status, response.ok, response.url, response.headers.get('x-a'), await response.text()],
      [404, false, 'https://social.example/x', 'b', 'gone'],
    );
  });

  it('follows no redirect unless it is told to', async (test) => {
    const world = await outsideWorld(test, redirectTo('/there'));
    const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside: world });
    await assert.rejects(fetch('https://social.example/'), TypeError);
    await assert.rejects(fetch(new Request('https://social.example/', { redirect: 'follow' })), TypeError);
    assert.equal((await fetch('https://social.example/', { redirect: 'manual' })).status, 302);
    assert.equal((await fetch(new Request('https://social.example/', { redirect: 'manual' }))).status, 302);
    const followed = await fetch('https://social.example/', { redirect: 'follow' });
    assert.deepEqual([await followed.text(), followed.redirected], ['there', true]);
    assert.equal(followed.url, 'https://social.example/there');
  });

  it('tells a server that it is sent on to no secrets that were for another', async (test) => {
    const world = await outsideWorld(test, redirectTo('https://other.example/there', 307));
    const headers = { authorization: 'Bearer 1', cookie: 'a=b' };
    await guardedFetch({ publicUrl: PUBLIC_URL, outside: world })('https://social.example/', {
      headers,
      redirect: 'follow',
    });
    const [, second] = world.requests;
    assert.deepEqual(
      [second?.url, second?.headers.authorization, second?.headers.cookie],
      ['/there', undefined, undefined],
    );
  });
});

describe('guarded fetch, what it takes', () => {
  /** Fewer bytes than are taken, as sent. */
  const zeros = gzipSync(Buffer.alloc(500_000));
  const tooMuch: readonly (readonly [string, RequestListener])[] = [
    ['is too long', (_, response) => response.end(Buffer.alloc(1_001))],
    ['comes in pieces without end', (_, response) => endless(response, Buffer.alloc(400))],
    ['unpacks to too much', (_, response) => response.setHeader('content-encoding', 'gzip').end(zeros)],
    ['is packed without end into nothing', (_, response) => endless(response.setHeader('content-encoding', 'gzip'), gzipSync(''))],
    ['ends before its end', (_, response) => response.writeHead(200, { 'content-length': 500 }).write('x', () => response.destroy())],
  ]; // prettier-ignore
  const endless = (response: ServerResponse, piece: Buffer): void => {
    if (!response.destroyed) response.write(piece, () => endless(response, piece));
  };

  for (const [what, listener] of tooMuch) {
    it(`gives up an answer that ${what}`, async (test) => {
      const world = await outsideWorld(test, listener);
      const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside: world, maxBytes: 1_000, timeoutMs: 20_000 });
      const begun = performance.now();
      await assert.rejects(fetch('https://social.example/'), TypeError);
      assert.ok(performance.now() - begun < 5_000);
    });
  }

  const tooSlow: readonly (readonly [string, RequestListener])[] = [
    ['never comes', () => undefined],
    ['stops in the middle', (_, response) => response.write('x')],
    ['leads on and on', (_, response) => setImmediate(() => response.writeHead(302, { location: '/' }).end())],
  ];

  for (const [what, listener] of tooSlow) {
    it(`gives up an answer that ${what}`, async (test) => {
      const world = await outsideWorld(test, listener);
      const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside: world, timeoutMs: 100 });
      await assert.rejects(fetch('https://social.example/', { redirect: 'follow' }), TypeError);
    });
  }

  it('gives up a server that says nothing well before one that is slow to say all', async (test) => {
    const world = await outsideWorld(test, ({ url }, response) => {
      if (url === '/slow') response.write('x', () => setTimeout(() => response.end('y'), 200));
    });
    const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside: world, headMs: 100, timeoutMs: 20_000 });
    await assert.rejects(fetch('https://social.example/'), /did not answer within 100 ms/);
    const patient = guardedFetch({ publicUrl: PUBLIC_URL, outside: world, headMs: 15_000, timeoutMs: 20_000 });
    assert.equal(await (await patient('https://social.example/slow')).text(), 'xy');
  });

  it('gives up a name that is not resolved in time, and a server that cannot be connected to', async (test) => {
    const world = await outsideWorld(test, greeting);
    const silent = { ...world, resolve: () => new Promise<never>(() => undefined) };
    const dead: OutsideWorld = { ...world, connect: (_options, callback) => callback(new Error('No answer.'), null) };
    for (const outside of [silent, dead]) {
      const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside, timeoutMs: 100 });
      await assert.rejects(fetch('https://social.example/'), TypeError);
    }
  });

  it('ends with the reason of whoever has called it off', async (test) => {
    const world = await outsideWorld(test, () => undefined);
    const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside: world });
    const reason = new Error('Not wanted any more.');
    const begun = performance.now();
    const asking = fetch('https://social.example/', { signal: AbortSignal.timeout(50) });
    await assert.rejects(asking, { name: 'TimeoutError' });
    assert.ok(performance.now() - begun < 4_000);
    await assert.rejects(fetch('https://social.example/', { signal: AbortSignal.abort(reason) }), reason);
  });

  it('holds no connection for answers that nobody reads', async (test) => {
    const world = await outsideWorld(test, (_request, response) => response.end(Buffer.alloc(200_000)));
    const fetch = guardedFetch({ publicUrl: PUBLIC_URL, outside: world });
    for (let asked = 0; asked < 30; asked += 1) await fetch(`https://social.example/${asked}`);
    assert.equal(world.requests.length, 30);
    assert.ok(world.connected.length <= 8);
  });
});
