import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createSafeFetch, type SafeFetchOptions } from '../../src/gateway/pictures/safe-fetch.js';
import { outsideWorld, PUBLIC } from './support/outside-world.js';

const OPTIONS: SafeFetchOptions = { maxBytes: 1_000, timeoutMs: 5_000, accept: 'image/png' };
const ADDRESS = 'https://pictures.example/a';

const packed = (encoding: string, body: Buffer) => (_request: unknown, response: ServerResponse) =>
  response.writeHead(200, { 'content-encoding': encoding }).end(body);

/** Packed to nearly nothing: 20 MB of zeros. */
const bomb = Buffer.alloc(20_000_000);

const refusals = [
  ['is longer than was asked for', 'too-large', (_: unknown, r: ServerResponse) => r.end(Buffer.alloc(1_001))],
  ['announces more than was asked for', 'too-large', (_: unknown, r: ServerResponse) => r.setHeader('content-length', 5e9).flushHeaders()],
  ['comes in pieces without end', 'too-large', (_: unknown, r: ServerResponse) => endless(r, Buffer.alloc(400))],
  ['unpacks from gzip to more than was asked for', 'too-large', packed('gzip', gzipSync(bomb))],
  ['unpacks from Brotli to more than was asked for', 'too-large', packed('br', brotliCompressSync(bomb))],
  ['is packed without end into nothing', 'too-large', (_: unknown, r: ServerResponse) => endless(r.setHeader('content-encoding', 'gzip'), gzipSync(''))],
  ['says that it is packed and is not', 'bad-encoding', packed('gzip', Buffer.from('hello'))],
  ['is packed and cut off', 'bad-encoding', packed('gzip', gzipSync(Buffer.alloc(500, 'ab')).subarray(0, 20))],
  ['is packed with Brotli and damaged', 'bad-encoding', packed('br', Buffer.alloc(40, 0xff))],
  ['is packed twice', 'bad-encoding', packed('gzip, gzip', gzipSync(gzipSync('hello')))],
  ['is packed in an unknown way', 'bad-encoding', packed('zstd', Buffer.from('hello'))],
  ['is packed in a way that every object knows', 'bad-encoding', packed('constructor', Buffer.from('hello'))],
  ['ends before its end', 'unreachable', (_: unknown, r: ServerResponse) => r.writeHead(200, { 'content-length': 500 }).write('x', () => r.destroy())],
  ['never comes', 'timeout', () => undefined],
  ['stops in the middle', 'timeout', (_: unknown, r: ServerResponse) => r.write('x')],
  ['is a redirect without an address', 'redirects', (_: unknown, r: ServerResponse) => r.writeHead(302).end()],
  ['is one redirect after another', 'redirects', (_: unknown, r: ServerResponse) => r.writeHead(301, { location: '/again' }).end()],
] as const; // prettier-ignore

function endless(response: ServerResponse, chunk: Buffer): void {
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

describe('safe fetch, what comes back', () => {
  for (const [what, code, answer] of refusals) {
    it(`gives up an answer that ${what}`, async (test) => {
      const world = await outsideWorld(test, answer);
      const begun = performance.now();
      await assert.rejects(createSafeFetch(world, 200)(ADDRESS, { ...OPTIONS, timeoutMs: 400 }), { code });
      assert.ok(performance.now() - begun < 2_000);
    });
  }

  it('gives up a head that takes too long while there is still time for the whole', async (test) => {
    const world = await outsideWorld(test, () => undefined);
    const begun = performance.now();
    await assert.rejects(createSafeFetch(world, 50)(ADDRESS, OPTIONS), { code: 'timeout' });
    assert.ok(performance.now() - begun < OPTIONS.timeoutMs / 2);
  });

  it('gives up a body that takes too long though its head was quick', async (test) => {
    const world = await outsideWorld(test, (_request, response) => response.write('x'));
    await assert.rejects(createSafeFetch(world)(ADDRESS, { ...OPTIONS, timeoutMs: 100 }), { code: 'timeout' });
  });

  it('gives up a name that is not resolved in time, and one that does not exist', async (test) => {
    const world = await outsideWorld(test, () => undefined);
    const silent = createSafeFetch({ ...world, resolve: () => new Promise(() => undefined) }, 50);
    await assert.rejects(silent(ADDRESS, OPTIONS), { code: 'timeout' });
    const unknown = createSafeFetch({ ...world, resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await assert.rejects(unknown(ADDRESS, OPTIONS), { code: 'unreachable' });
    const empty = createSafeFetch({ ...world, resolve: async () => [] });
    await assert.rejects(empty(ADDRESS, OPTIONS), { code: 'unreachable' });
  });

  it('unpacks gzip and Brotli, and takes what is as long as was asked for', async (test) => {
    for (const [encoding, pack] of [
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
      ['identity', (bytes: Buffer) => bytes],
    ] as const) {
      const world = await outsideWorld(test, packed(encoding, pack(Buffer.alloc(1_000, 'ab'))));
      const { body } = await createSafeFetch(world)(ADDRESS, OPTIONS);
      assert.equal(body.toString(), 'ab'.repeat(500));
    }
  });

  it('follows three redirects, relative ones too, and says where the answer came from', async (test) => {
    const next: Readonly<Record<string, string>> = {
      '/a': '/b',
      '/b': '//other.example/c',
      '/c': 'https://third.example/d',
    };
    const world = await outsideWorld(test, ({ url = '' }, response) => {
      const location = next[url];
      if (location) response.writeHead(307, { location }).end('moved');
      else response.setHeader('content-type', 'image/png').end('here');
    });
    const { url, body, headers } = await createSafeFetch(world)(ADDRESS, OPTIONS);
    assert.deepEqual(
      [url, body.toString(), headers.get('content-type')],
      ['https://third.example/d', 'here', 'image/png'],
    );
    assert.deepEqual([...new Set(world.resolved)], ['pictures.example', 'other.example', 'third.example']);
  });

  it('hands over whatever status there is', async (test) => {
    const world = await outsideWorld(test, (_request, response) => response.writeHead(404).end('gone'));
    const { status, body } = await createSafeFetch(world)(ADDRESS, OPTIONS);
    assert.deepEqual([status, body.toString()], [404, 'gone']);
  });

  it('tells the other server nothing but what is asked for', async (test) => {
    const world = await outsideWorld(test, (request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b', 'set-cookie': 'visitor=1' }).end();
      else response.end();
    });
    await createSafeFetch(world)(ADDRESS, OPTIONS);
    assert.deepEqual(
      world.requests.map(({ headers }) => headers),
      Array(2).fill({
        accept: 'image/png',
        'accept-encoding': 'gzip, br',
        connection: 'keep-alive',
        host: 'pictures.example',
        'user-agent': 'Mozilla/5.0 (compatible; Magpie gateway)',
      }),
    );
  });

  it('opens four connections to a host at most, and asks the rest in turn', async (test) => {
    const waiting: ServerResponse[] = [];
    const world = await outsideWorld(test, (_request, response) => {
      waiting.push(response);
      if (waiting.length >= 4) for (const one of waiting) one.end('done');
    });
    const fetch = createSafeFetch(world);
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => fetch(`${ADDRESS}${index}`, OPTIONS)));
    assert.deepEqual(new Set(answers.map(({ body }) => body.toString())), new Set(['done']));
    assert.deepEqual(
      world.connected.map(({ address }) => address),
      [PUBLIC, PUBLIC, PUBLIC, PUBLIC],
    );
  });
});
