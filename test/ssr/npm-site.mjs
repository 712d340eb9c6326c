import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../.config/find-browser.mjs';
import { recordedFetch } from '../e2e/networks.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a bundler would find, for a page without one: the package, and the packages that it brings. */
const imports = {
  'magpie-widgets/all': '/dist/esm/all.js',
  'magpie-widgets/ssr/hydrate': '/dist/esm/ssr/hydrate/index.js',
  lit: '/node_modules/lit/index.js',
  'lit/': '/node_modules/lit/',
  'lit-html': '/node_modules/lit-html/lit-html.js',
  'lit-html/': '/node_modules/lit-html/',
  'lit-element/': '/node_modules/lit-element/',
  '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/node_modules/@lit/reactive-element/',
  nanostores: '/node_modules/nanostores/index.js',
};

const picture = await readFile(`${root}test/support/pictures/square.png`);

const TIMEOUT_MS = 25_000;

/** Notes each node that the server has drawn, before anything of the package runs, and what moves. */
const NOTE = `<script>
  // Bundlers write it into nanostores.
  globalThis.process = { env: { NODE_ENV: 'production' } };
  const nodesIn = (root) => [...root.querySelectorAll('*:not(style, script)')].flatMap((node) =>
    [node, ...(node.shadowRoot ? nodesIn(node.shadowRoot) : [])]);
  const drawn = () => [...document.querySelectorAll('main > *')].flatMap(({ shadowRoot }) => shadowRoot ? nodesIn(shadowRoot) : []);
  const before = drawn();
  const moved = [];
  new PerformanceObserver((list) => moved.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: 'layout-shift', buffered: true });
</script>`;

/** A website whose pages a server has rendered, and that brings them to life with the package and a real Lit. */
export async function openSite() {
  let page = '';
  const server = createServer(async ({ url }, response) => {
    if (url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
      return;
    }
    const content = await readFile(root + url.slice(1)).catch(() => null);
    response.writeHead(content ? 200 : 404, { 'content-type': 'text/javascript' }).end(content);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  const url = `http://localhost:${server.address().port}/`;
  return {
    /** Opens a page; nobody but the site and the recorded networks answers. */
    async open(
      t,
      body,
      { entries = ['magpie-widgets/ssr/hydrate', 'magpie-widgets/all'], script = '', ...options } = {},
    ) {
      const context = await browser.newContext({ locale: 'en', ...options });
      t.after(() => context.close());
      context.setDefaultTimeout(TIMEOUT_MS);
      const asked = [];
      const problems = [];
      const visit = await context.newPage();
      await context.route(
        (address) => address.origin !== new URL(url).origin,
        async (route) => {
          if (route.request().resourceType() === 'image')
            return route.fulfill({ contentType: 'image/png', body: picture });
          asked.push(route.request().url());
          const answer = await recordedFetch(route.request().url());
          return route.fulfill({ json: await answer.json(), headers: { 'access-control-allow-origin': '*' } });
        },
      );
      visit.on('pageerror', (error) => problems.push(String(error)));
      page = `<!doctype html><html lang="en"><script type="importmap">${JSON.stringify({ imports })}</script>
        <body style="inline-size:40em"><p>Before</p><main>${body}</main><p>Below</p>${NOTE}${script}
        <script type="module">${entries.map((entry) => `import '${entry}';`).join('')}</script></body></html>`;
      await visit.goto(url);
      return { page: visit, asked, problems };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Once every widget is alive: drawn by the page, without the styles that the server has written. */
export async function isAlive({ page }) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('main > *')].every(
      ({ hasUpdated, shadowRoot }) =>
        hasUpdated && ![...shadowRoot.children].some(({ localName }) => localName === 'style'),
    ),
  );
  await page.waitForLoadState('networkidle');
}
