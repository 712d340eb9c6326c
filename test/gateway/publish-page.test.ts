import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { servedFolder } from './support/served-folder.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const PAGE = `<!doctype html><html><head>
  <meta name="csp" content="default-src 'none'; script-src
    'nonce-{{nonce}}'" />
  </head><body><script type="module" nonce="{{nonce}}" src="./publish.js"></script></body></html>`;

const open = (test: TestContext, publishPage = true): Promise<TestGateway> =>
  startTestGateway(
    test,
    { publishPage },
    {
      servedFolder: servedFolder(test, {
        'publish/index.html': PAGE,
        'publish/publish.js': 'export {};',
        'publish/snippets/html.js': 'export {};',
        'secret.js': 'outside',
      }),
    },
  );

describe('the publish page', () => {
  it('is under its own policy, with a nonce of its own each time, and in no frame', async (test) => {
    const { ask } = await open(test);
    const nonces = new Set<string>();
    for (const _ of [1, 2]) {
      const response = await ask('/publish/');
      const [, nonce = ''] = /nonce="([^"]+)"/.exec(await response.text()) ?? [];
      assert.equal(response.status, 200);
      assert.equal(
        response.headers.get('content-security-policy'),
        `default-src 'none'; script-src 'nonce-${nonce}'; frame-ancestors 'none'`,
      );
      assert.equal(response.headers.get('cache-control'), 'private, no-store');
      assert.equal(response.headers.get('x-frame-options'), 'DENY');
      nonces.add(nonce);
    }
    assert.equal(nonces.size, 2);
  });

  it('knows the gateway that it is on', async (test) => {
    const { ask } = await open(test);
    assert.match(await (await ask('/publish/')).text(), /<head>\s*<meta name="magpie:gateway" content="\/" \/>/);
  });

  it('has its own files beside it, and no others', async (test) => {
    const { ask } = await open(test);
    for (const path of ['publish.js', 'snippets/html.js']) {
      const response = await ask(`/publish/${path}`);
      assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8', path);
    }
    for (const path of ['nothing.js', '../secret.js', '%2e%2e/secret.js', '..%2fsecret.js', 'snippets', 'snippets/']) {
      assert.equal((await ask(`/publish/${path}`)).status, 404, path);
    }
  });

  it('is found without the slash, which its addresses need', async (test) => {
    const { ask } = await open(test);
    const response = await ask('/publish');
    assert.equal(response.status, 308);
    assert.equal(response.headers.get('location'), '/publish/');
  });

  it('is not there where the operator does not want it', async (test) => {
    const { ask } = await open(test, false);
    for (const path of ['/publish', '/publish/', '/publish/publish.js'])
      assert.equal((await ask(path)).status, 404, path);
  });

  it('is not there in a checkout that was not built, which says what to do', async (test) => {
    const { ask } = await startTestGateway(test, {}, { servedFolder: servedFolder(test, {}) });
    const response = await ask('/publish/');
    assert.equal(response.status, 404);
    assert.match(await response.text(), /npm run build/);
  });
});
