import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../.config/find-browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser;
let gateway;

before(async () => {
  const child = fork(fileURLToPath(new URL('../gateway/support/serve-pages.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  const [url] = await once(child, 'message');
  gateway = { url, close: () => child.disconnect() };
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
});
after(async () => {
  await browser?.close();
  gateway?.close();
});

describe('/docs in a browser', () => {
  for (const [width, colorScheme] of [
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ]) {
    it(`can be read by everybody, ${width} pixels wide, ${colorScheme}`, async (t) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      t.after(() => context.close());
      const problems = [];
      context.on('console', (message) => problems.push(message.text()));
      const page = await context.newPage();
      await page.goto(`${gateway.url}/docs#problem-use-nonce`);
      assert.ok(await page.locator('#problem-use-nonce').isVisible());
      assert.deepEqual(problems, []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.equal(overflow, 0);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        [],
      );
    });
  }
});
