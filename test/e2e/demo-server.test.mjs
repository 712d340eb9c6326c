import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { openDemo } from '../../.config/demo/open-demo.mjs';
import { open, openForBusiness, visitor } from './customer.mjs';
import { newFolder } from './folder.mjs';
import { offline } from './networks.mjs';

let demo;
let server;
let url;
const beside = (route) =>
  [demo.url, url].some((ours) => route.request().url().startsWith(ours)) ? route.continue() : offline(route);

/** Starts the site as its reader would, beside the demo's gateway. @returns Its address. */
async function start() {
  const env = { ...process.env, PORT: '0', GATEWAY: new URL(demo.url).origin };
  server = spawn(process.execPath, ['demo/server/server.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout, 'data');
  return String(line).trim();
}
const SEEN = [
  'magpie-follow-button [part=count]',
  'magpie-account-card [part=name]:has-text("River Studio")',
  'magpie-post-feed [part=post]:has-text("The spring edition is on the press.")',
];

describe('the example of a site that renders on its server', () => {
  const folder = newFolder();
  before(async () => {
    demo = await openDemo({ folder: folder.path });
    url = await start();
  });
  after(async () => {
    server?.kill();
    await demo?.close();
  });
  openForBusiness();

  it('shows its widgets without JavaScript', async (t) => {
    const page = await open(await visitor(t, beside, { javaScriptEnabled: false }), url);
    for (const selector of SEEN) await page.sees(selector);
    assert.deepEqual(page.files, []);
  });

  it('brings them to life under its policy, and asks the gateway for nothing but pictures', async (t) => {
    const context = await visitor(t, beside);
    const asked = [];
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const page = await open(context, url);
    await page.page.waitForFunction(() =>
      ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed'].every((tag) => {
        const { shadowRoot } = document.querySelector(tag);
        return shadowRoot.adoptedStyleSheets.length && !shadowRoot.querySelector('style');
      }),
    );
    await page.page.waitForLoadState('networkidle');
    for (const selector of SEEN) await page.sees(selector);
    assert.deepEqual(
      asked.filter((path) => /^\/v1\/(?!pictures\/)/.test(path)),
      [],
    );
    assert.deepEqual(page.problems, []);
  });
});
