import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { servedFolder } from './support/served-folder.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const CODE = 'export const widgets = 3;';
const CHUNK = 'chunks-1a2b3c/panel.js';
const FOREVER = 'public, max-age=31536000, immutable';

const open = (test: TestContext): Promise<TestGateway> =>
  startTestGateway(
    test,
    {},
    {
      servedFolder: servedFolder(test, {
        'widgets/release.json': JSON.stringify({ version: '1.2.3' }),
        'widgets/magpie.js': CODE,
        'widgets/magpie.js.br': brotliCompressSync(CODE),
        [`widgets/${CHUNK}`]: 'export {};',
        'widgets/LICENSES.txt': 'MIT',
        'widgets/notes.md': 'Not for everybody.',
        'secret.js': 'outside',
        'publish/index.html': '<!doctype html>',
      }),
    },
  );

describe('the built widgets', () => {
  it('are there for pages of every origin, as scripts and nothing else', async (test) => {
    const { ask } = await open(test);
    const response = await ask('/dist/cdn/magpie.js', { headers: { origin: 'https://shop.example' } });
    assert.equal(response.status, 200);
    assert.equal(await response.text(), CODE);
    assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    const type = async (path: string): Promise<unknown> => (await ask(path)).headers.get('content-type');
    assert.equal(await type('/dist/cdn/release.json'), 'application/json');
    assert.equal(await type('/dist/cdn/LICENSES.txt'), 'text/plain; charset=utf-8');
  });

  it('are asked for anew where their address stays the same, and kept for ever where it does not', async (test) => {
    const { ask } = await open(test);
    const kept = async (path: string): Promise<unknown> => (await ask(path)).headers.get('cache-control');
    assert.equal(await kept('/dist/cdn/magpie.js'), 'public, no-cache');
    assert.equal(await kept(`/dist/cdn/${CHUNK}`), FOREVER);
    assert.equal(await kept('/dist/cdn@1.2.3/magpie.js'), FOREVER);
    assert.equal(await kept(`/dist/cdn@1.2.3/${CHUNK}`), FOREVER);
  });

  it('are not sent again to whoever has them', async (test) => {
    const { ask } = await open(test);
    for (const headers of [{}, { 'accept-encoding': 'gzip, br' }]) {
      const etag = (await ask('/dist/cdn/magpie.js', { headers })).headers.get('etag') ?? '';
      const again = await ask('/dist/cdn/magpie.js', { headers: { ...headers, 'if-none-match': etag } });
      assert.equal(again.status, 304);
      assert.equal(await again.text(), '');
    }
  });

  it('come compressed to who takes that, under another tag', async (test) => {
    const { ask } = await open(test);
    const plain = await ask('/dist/cdn/magpie.js');
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(plain.headers.get('vary'), 'Accept-Encoding');
    for (const coding of ['br', 'gzip, deflate, br;q=0.5']) {
      const response = await ask('/dist/cdn/magpie.js', { headers: { 'accept-encoding': coding } });
      assert.equal(response.headers.get('content-encoding'), 'br');
      assert.notEqual(response.headers.get('etag'), plain.headers.get('etag'));
      assert.equal(String(brotliDecompressSync(new Uint8Array(await response.arrayBuffer()))), CODE);
    }
    const refusing = await ask('/dist/cdn/magpie.js', { headers: { 'accept-encoding': 'gzip, br;q=0' } });
    assert.equal(refusing.headers.get('content-encoding'), null);
  });

  it('go on where a page names another version: its entry is this one’s, its parts are not there', async (test) => {
    const { ask } = await open(test);
    const response = await ask('/dist/cdn@1.0.0/magpie.js');
    assert.equal(response.status, 302);
    assert.equal(response.headers.get('location'), '/dist/cdn/magpie.js');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal((await ask('/dist/cdn@1.0.0/chunks-000000/panel.js')).status, 404);
  });

  it('are the files of that build and no others, however they are asked for', async (test) => {
    const { ask } = await open(test);
    const paths = [
      'nothing.js',
      '../secret.js',
      '..%2fsecret.js',
      '%2e%2e/secret.js',
      '..%5csecret.js',
      '/magpie.js',
      'magpie.js.br',
      'notes.md',
      'magpie.js%00',
      '%',
      '__proto__',
      'chunks-1a2b3c/../../secret.js',
    ];
    for (const folder of ['/dist/cdn/', '/dist/cdn@1.2.3/', '/dist/', '/dist/widgets/']) {
      for (const path of paths) assert.equal((await ask(folder + path)).status, 404, folder + path);
    }
  });

  it('are not there in a checkout that was not built, which says what to do', async (test) => {
    const { ask } = await startTestGateway(test, {}, { servedFolder: servedFolder(test, {}) });
    const response = await ask('/dist/cdn/magpie.js');
    assert.equal(response.status, 404);
    assert.match(await response.text(), /npm run build/);
  });
});
