import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serve } from '../../.config/serve.mjs';
import { open, openForBusiness, visitor } from './customer.mjs';
import { answer, offline } from './networks.mjs';

let demo;
/** The demo is not of the website of the tests, so it is asked for as the networks are. */
const beside = (network) => (route) => (route.request().url().startsWith(demo.url) ? route.continue() : network(route));

describe('the demo', () => {
  before(async () => (demo = await serve()));
  after(() => {
    demo.closeAllConnections();
    demo.close();
  });
  openForBusiness();

  for (const path of ['', 'blog.html', 'settings.html', 'strict-csp.html']) {
    it(`draws the elements of /${path} without an error`, async (t) => {
      const context = await visitor(t, beside(answer));
      const page = await open(context, demo.url + path);
      await page.sees('magpie-follow-button [part=button]');
      await page.page.locator('magpie-post-feed').first().scrollIntoViewIfNeeded();
      await page.sees('magpie-post-feed [part=post]');
      assert.deepEqual(page.problems, []);
    });
  }

  it('counts no violation on the page with a strict CSP, with and without a network', async (t) => {
    const silence = '[role=status]:has-text("did not answer")';
    for (const [network, ...seen] of [
      [answer, 'magpie-post-feed [part=post]', 'magpie-account-card [part=name]'],
      [offline, `magpie-post-feed ${silence}`, `magpie-account-card ${silence}`],
    ]) {
      const page = await open(await visitor(t, beside(network)), `${demo.url}strict-csp.html`);
      for (const selector of seen) await page.sees(selector);
      assert.equal(await page.page.locator('#violations').textContent(), 'Refused so far: nothing.');
    }
  });

  it('takes accounts and servers from the address of its settings page', async (t) => {
    const query = 'account=bluesky:alice.test&bluesky=http://localhost:1&locale=zh-CN&consent=ask';
    const page = await open(await visitor(t, beside(answer)), `${demo.url}settings.html?${query}`);
    await page.page.locator('magpie-account-card').getByRole('button', { name: '显示', exact: true }).click();
    await page.sees('magpie-account-card [part=name]');
    assert.ok(page.questions.length > 0 && page.questions.every((url) => url.startsWith('http://localhost:1/xrpc/')));
  });
});
