import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumArgs, findChromium } from '../../.config/find-browser.mjs';
import { answer } from '../e2e/networks.mjs';
import { svelte, vue } from './compilers.mjs';
import { check, copyApp, installPackage, runOnServer } from './package-copy.mjs';

const SITE = 'https://shop.example';
const types = { html: 'text/html', js: 'text/javascript' };

/** How each application is compiled, which of its files is wrong on purpose, and where a compiler names a line of it. */
const apps = {
  react: { tool: ['tsc', '-p', '.', '--pretty', 'false'], wrong: 'wrong.tsx' },
  'react-jsx': { tool: ['tsc', '-p', '.', '--pretty', 'false'], wrong: 'wrong.tsx' },
  vue: { tool: ['vue-tsc', '-p', '.', '--pretty', 'false'], wrong: 'Wrong.vue', plugins: [vue] },
  svelte: {
    tool: ['svelte-check', '--tsconfig', './tsconfig.json', '--output', 'machine', '--threshold', 'error'],
    wrong: 'Wrong.svelte',
    plugins: [svelte],
  },
  plain: { tool: ['tsc', '-p', '.', '--pretty', 'false'], wrong: 'wrong.ts', main: 'main.ts' },
};

/** `wrong.tsx(5,3): error TS…` of TypeScript, `1700000000000 ERROR "Wrong.svelte" 5:3 "…"` of Svelte. */
const mistakes = (output) =>
  [...output.matchAll(/^([\w./-]+)\((\d+),\d+\): error|^\d+ ERROR "([^"]+)" (\d+):\d+/gm)].map(
    ([, file, line, svelteFile, svelteLine]) => `${file ?? svelteFile}:${line ?? svelteLine}`,
  );

let browser;
before(async () => {
  await installPackage();
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
});
after(() => browser?.close());

/** Opens what was built, on a website of its own, with recorded answers in place of the networks. */
async function open(t, folder) {
  const context = await browser.newContext({ locale: 'en' });
  t.after(() => context.close());
  context.setDefaultTimeout(10_000);
  await context.route(/.*/, (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== SITE) return answer(route);
    const path = join(folder, pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(path)) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: types[path.split('.').at(-1)], body: readFileSync(path) });
  });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  await page.goto(`${SITE}/`);
  return { page, problems };
}

// Compilers use one core each, and half of the time a browser waits.
describe('an application in', { concurrency: 2 }, () => {
  for (const [name, { tool, wrong, plugins = [], main = 'main.js' }] of Object.entries(apps)) {
    describe(name, { concurrency: 1 }, () => {
      let app;
      before(() => {
        app = copyApp(name, main);
      });

      it('compiles, and each line that gives an element what it does not take is refused', async () => {
        const output = await check(app, ...tool);
        const lines = readFileSync(join(app, wrong), 'utf8').split('\n');
        const expected = lines.flatMap((line, index) => (line.includes('huge') ? `${wrong}:${index + 1}` : []));
        assert.deepEqual([...new Set(mistakes(output))].sort(), expected.sort(), output);
      });

      it('draws an account, takes changed properties, and hears of a follow', async (t) => {
        await build({
          root: app,
          configFile: false,
          logLevel: 'error',
          esbuild: { jsx: 'automatic' },
          plugins,
          build: { outDir: 'built', minify: false },
        });
        const { page, problems } = await open(t, join(app, 'built'));
        await page.locator('magpie-follow-button [part=count]:has-text("48.2K")').first().waitFor();
        await page.locator('magpie-account-card [part=name]').waitFor();
        const feed = page.locator('magpie-post-feed');
        const properties = () => feed.evaluate(({ limit, layout, noReplies }) => [Number(limit), layout, noReplies]);
        await feed.locator('[part=post]').nth(3).waitFor();
        assert.equal(await feed.locator('[part=post]').count(), 4);
        assert.deepEqual(await properties(), [4, 'list', false]);

        await page.getByRole('button', { name: 'Grid' }).click();
        await feed.locator('[part=panel].grid').waitFor();
        assert.deepEqual(await properties(), [4, 'grid', true]);

        await page.locator('magpie-follow-button [part=button]').first().click();
        await page.locator('output:has-text("You chose alice.test.")').waitFor();
        assert.deepEqual(problems, []);
      });
    });
  }
});

describe('TypeScript with one element', () => {
  it('knows its tag and its events, and nothing of the others', async () => {
    const app = copyApp('one-element', 'main.ts');
    assert.deepEqual(mistakes(await check(app, 'tsc', '-p', '.', '--pretty', 'false')), ['wrong.ts:3']);
  });
});

describe('React on a server', () => {
  it('renders the link inside a component, without a document', async () => {
    const html = await runOnServer(copyApp('react', 'main.js'), 'server.mjs');
    assert.match(html, /^<magpie-follow-button[^>]*><a href="https:\/\/bsky\.app\/profile\/alice\.test">/);
  });
});
