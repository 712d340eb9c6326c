import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createSafeFetch } from '../../src/gateway/pictures/safe-fetch.js';
import { isPublicAddress } from '../../src/gateway/pictures/special-addresses.js';
import { outsideWorld, PUBLIC, type OutsideWorld } from './support/outside-world.js';

const OPTIONS = { maxBytes: 1_000, timeoutMs: 5_000, accept: 'text/plain' };

/** Addresses that lead, or would lead with a careless reader, to where the gateway must not go. */
// prettier-ignore
const refusedAddresses = [
  // Schemes
  'http://pictures.example/a.png', 'ftp://pictures.example/a.png', 'file:///etc/passwd', 'data:image/png;base64,iVBORw0KGgo=',
  'javascript:alert(1)', 'blob:https://pictures.example/1', 'gopher://pictures.example/', 'ws://pictures.example/',
  'wss://pictures.example/', 'view-source:https://pictures.example/', '//pictures.example/a.png', '/a.png', '', 'https:', 'https://',
  'HTTP://pictures.example/',
  // User names and ports
  'https://user@pictures.example/', 'https://user:secret@pictures.example/', 'https://:secret@pictures.example/',
  'https://pictures.example@127.0.0.1/', 'https://127.0.0.1#@pictures.example/', 'https://127.0.0.1\\@pictures.example/',
  'https://pictures.example:80/', 'https://pictures.example:8443/', 'https://pictures.example:22/', 'https://pictures.example:0/',
  'https://pictures.example:65536/',
  // IPv4 in every spelling
  'https://127.0.0.1/', 'https://127.1/', 'https://127.0.1/', 'https://2130706433/', 'https://017700000001/', 'https://0x7f000001/',
  'https://0x7f.0.0.1/', 'https://0177.0.0.1/', 'https://0x7f.1/', 'https://127.0.0.1./', 'https://0/', 'https://0.0.0.0/',
  'https://10.0.0.1/', 'https://172.16.0.1/', 'https://192.168.1.1/', 'https://100.64.0.1/', 'https://169.254.169.254/latest/meta-data/',
  'https://0xa9fea9fe/', 'https://2852039166/', 'https://0251.0376.0251.0376/', 'https://192.0.2.1/', 'https://198.18.0.1/',
  'https://224.0.0.1/', 'https://240.0.0.1/', 'https://255.255.255.255/', 'https://１２７.０.０.１/', 'https://①②⑦.⓪.⓪.①/',
  'https://127。0。0。1/', 'https://%31%32%37.0.0.1/', 'https://127.0.0.1%2f@pictures.example/',
  // IPv6 in every form
  'https://[::]/', 'https://[::1]/', 'https://[0:0:0:0:0:0:0:1]/', 'https://[::127.0.0.1]/', 'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/', 'https://[::ffff:8.8.8.8]/', 'https://[::ffff:0:127.0.0.1]/', 'https://[64:ff9b::7f00:1]/',
  'https://[64:ff9b:1::a9fe:a9fe]/', 'https://[2002:7f00:1::]/', 'https://[2001:0:7f00:1::]/', 'https://[2001:db8::1]/',
  'https://[fe80::1]/', 'https://[fe80::1%25eth0]/', 'https://[fec0::1]/', 'https://[fc00::1]/', 'https://[fd00:ec2::254]/',
  'https://[ff02::1]/', 'https://[100::1]/', 'https://[3fff::1]/', 'https://[5f00::1]/',
  // Names of local networks
  'https://localhost/', 'https://LOCALHOST/', 'https://localhost./', 'https://a.localhost/', 'https://ｌｏｃａｌｈｏｓｔ/', 'https://printer/',
  'https://printer.local/', 'https://metadata.google.internal/', 'https://router.lan/', 'https://nas.home.arpa/', 'https://mail.corp/',
  'https://hidden.onion/', 'https://pictures.example./', 'https://pictures..example/', 'https://.pictures.example/',
  // Not addresses at all
  'pictures.example', 'https://pictures example/', 'https://[::1/', 'https://pictures.example\u0000/', `https://pictures.example/${'a'.repeat(3_000)}`,
];

/** Where a server may try to send us. */
// prettier-ignore
const refusedRedirects = [
  'http://pictures.example/a.png', 'https://127.0.0.1/', '//127.0.0.1/', 'https://[::1]/', 'https://localhost/', 'https://169.254.169.254/',
  'https://0x7f.1/', 'https://10.1.2.3/a.png', 'https://[::ffff:10.0.0.1]/', 'https://inside.example/', 'https://user@pictures.example/',
  'https://pictures.example:8443/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:image/png,x', '\\\\127.0.0.1\\a',
];

/** A name's answers, one list a time it is asked. */
const answersOfNames = [
  ['is private', [['10.0.0.7']]],
  ['is loopback in IPv6', [['::1']]],
  ['is private besides one that is public', [[PUBLIC, '192.168.0.1']]],
  ['is an IPv4 address mapped into IPv6', [['::ffff:127.0.0.1']]],
  ['carries a private one for a translator', [['64:ff9b::a00:1']]],
  ['is no address', [['not an address']]],
] as const;

/** Asks, and tells why that failed; no connection may have been opened to where the gateway must not go. */
async function failureOf(world: OutsideWorld, url: string): Promise<unknown> {
  const error = await createSafeFetch(world)(url, OPTIONS).then(
    () => 'an answer',
    (reason: unknown) => reason,
  );
  assert.deepEqual(
    world.connected.filter(({ address, port }) => !isPublicAddress(address) || (port !== '' && port !== '443')),
    [],
    'a connection was opened',
  );
  return error instanceof Error && 'code' in error ? error.code : error;
}

const greeting = (test: TestContext, names?: Parameters<typeof outsideWorld>[2]): Promise<OutsideWorld> =>
  outsideWorld(test, (_request, response) => response.end('hello'), names);

describe('safe fetch', () => {
  it('fetches from the public internet', async (test) => {
    const world = await greeting(test);
    const { status, body, url } = await createSafeFetch(world)('https://pictures.example/a?b#c', OPTIONS);
    assert.deepEqual([status, body.toString(), url], [200, 'hello', 'https://pictures.example/a?b']);
    assert.deepEqual(world.connected, [{ address: PUBLIC, servername: 'pictures.example', port: '' }]);
  });

  it('fetches from a public address without a name, and from names of any script', async (test) => {
    const world = await greeting(test);
    const fetch = createSafeFetch(world);
    await fetch(`https://${PUBLIC}/`, OPTIONS);
    await fetch('https://[2606:4700::6810:84e5]/', OPTIONS);
    await fetch('https://河畔.example/', OPTIONS);
    assert.deepEqual(
      world.connected.map(({ address }) => address),
      [PUBLIC, '2606:4700::6810:84e5', PUBLIC],
    );
    assert.deepEqual(world.resolved, ['xn--ovw07p.example']);
  });

  for (const address of refusedAddresses) {
    it(`does not go to ${JSON.stringify(address.slice(0, 80))}`, async (test) => {
      const world = await greeting(test);
      assert.equal(await failureOf(world, address), 'refused');
      assert.deepEqual([world.connected, world.resolved], [[], []]);
    });
  }

  for (const target of refusedRedirects) {
    it(`is not sent on to ${JSON.stringify(target)}`, async (test) => {
      const redirect = (_request: unknown, response: import('node:http').ServerResponse): unknown =>
        response.writeHead(302, { location: target }).end();
      const world = await outsideWorld(test, redirect, { 'inside.example': [['10.0.0.1']] });
      assert.equal(await failureOf(world, 'https://pictures.example/'), 'refused');
      assert.equal(world.requests.length, 1);
    });
  }

  for (const [what, answers] of answersOfNames) {
    it(`does not follow a name whose address ${what}`, async (test) => {
      const world = await greeting(test, { 'pictures.example': answers });
      assert.equal(await failureOf(world, 'https://pictures.example/'), 'refused');
      assert.deepEqual(world.connected, []);
    });
  }
});

describe('a name that changes its answer', () => {
  const changing = { 'pictures.example': [[PUBLIC], ['127.0.0.1']] };

  it('leads to the address that was checked: it is asked once for each connection', async (test) => {
    const world = await greeting(test, changing);
    const { status } = await createSafeFetch(world)('https://pictures.example/', OPTIONS);
    assert.equal(status, 200);
    assert.deepEqual([world.resolved.length, world.connected.length], [1, 1]);
    assert.equal(world.connected[0]?.address, PUBLIC);
  });

  it('is checked anew for the next connection', async (test) => {
    const world = await greeting(test, changing);
    await createSafeFetch(world)('https://pictures.example/', OPTIONS);
    assert.equal(await failureOf(world, 'https://pictures.example/'), 'refused');
    assert.equal(world.connected.length, 1);
  });

  it('is checked anew after the connection was closed', async (test) => {
    const world = await outsideWorld(
      test,
      (_request, response) => response.setHeader('connection', 'close').end('hello'),
      changing,
    );
    const fetch = createSafeFetch(world);
    await fetch('https://pictures.example/', OPTIONS);
    await assert.rejects(fetch('https://pictures.example/', OPTIONS), { code: 'refused' });
    assert.equal(world.connected.length, 1);
  });

  it('is checked anew when a redirect leads back to it', async (test) => {
    const world = await outsideWorld(
      test,
      (_request, response) =>
        response.writeHead(302, { connection: 'close', location: 'https://pictures.example/again' }).end(),
      changing,
    );
    assert.equal(await failureOf(world, 'https://pictures.example/'), 'refused');
    assert.deepEqual([world.requests.length, world.connected.length], [1, 1]);
  });

  it('gets no second try elsewhere when its first address does not answer', async (test) => {
    const world = await greeting(test, { 'pictures.example': [[PUBLIC, '1.1.1.1'], ['127.0.0.1']] });
    const { connect } = world;
    const fetch = createSafeFetch({
      ...world,
      connect: (options, callback) => {
        if (options.hostname === PUBLIC) {
          world.connected.push({ address: PUBLIC, servername: options.servername, port: options.port });
          callback(new Error('No answer.'), null);
        } else connect(options, callback);
      },
    });
    assert.equal((await fetch('https://pictures.example/', OPTIONS)).status, 200);
    assert.deepEqual(
      world.connected.map(({ address }) => address),
      [PUBLIC, '1.1.1.1'],
    );
    assert.equal(world.resolved.length, 1);
  });

  it('is nothing to a connection that stands: it stays with the address that was checked', async (test) => {
    const world = await greeting(test, changing);
    const fetch = createSafeFetch(world);
    await fetch('https://pictures.example/1', OPTIONS);
    // undici takes a connection for free in the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    await fetch('https://pictures.example/2', OPTIONS);
    assert.deepEqual([world.requests.length, world.connected.length, world.resolved.length], [2, 1, 1]);
  });
});
