import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { openForBusiness, visitor } from './customer.mjs';
import { BLUESKY, isAlive, MASTODON, rendered, three, visitRendered } from './server-rendered.mjs';

/** How many pixels differ. */
function difference(one, other) {
  const [a, b] = [one, other].map((bytes) => PNG.sync.read(bytes));
  assert.deepEqual([a.width, a.height], [b.width, b.height]);
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0 });
}

describe('a page that a server has rendered, without a script', () => {
  openForBusiness();

  it('shows words, links and pictures of all three elements', async (t) => {
    const context = await visitor(t, undefined, { javaScriptEnabled: false });
    const shop = await visitRendered(context, await rendered(three(MASTODON)));
    const { page } = shop;
    assert.deepEqual(shop.files, []);
    const follow = page.locator('magpie-follow-button [part=button]').first();
    assert.match(await follow.getAttribute('href'), /^https:\/\/social\.example\/@River$/);
    assert.ok(await follow.isVisible());
    for (const selector of [
      'magpie-account-card [part=name]',
      'magpie-account-card [part=bio]',
      'magpie-post-feed .text',
    ]) {
      const text = page.locator(selector).first();
      assert.ok(await text.isVisible(), selector);
      assert.ok((await text.textContent()).trim(), selector);
    }
    assert.match(await page.locator('magpie-post-feed .by a').first().getAttribute('href'), /^https:/);
    for (const picture of ['magpie-account-card [part=avatar] img', 'magpie-post-feed img']) {
      await page.locator(picture).first().scrollIntoViewIfNeeded();
      assert.ok((await page.locator(picture).first().boundingBox()).width > 20, picture);
    }
  });

  it('needs no byte of script for its first paint, which looks as it does with it', async (t) => {
    const html = await rendered(three(BLUESKY));
    const none = await visitor(t, undefined, { javaScriptEnabled: false });
    const plain = await visitRendered(none, html);
    const context = await visitor(t);
    let letGo;
    const isPainted = new Promise((resolve) => (letGo = resolve));
    await context.route('**/dist/cdn/*.js', (route) => isPainted.then(() => route.continue()));
    const opening = visitRendered(context, html);
    const page = await context.waitForEvent('page');
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
    await page.locator('magpie-post-feed [part=post]').last().waitFor();
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.deepEqual(
      names.filter((name) => name.endsWith('.js')),
      [],
    );
    letGo();
    const shop = await opening;
    await isAlive(shop);
    // Of a card all is seen without a script, and of a feed no button; the follow button is the same.
    const shots = [plain.page, shop.page].map((one) => one.locator('magpie-follow-button').first().screenshot());
    assert.equal(difference(...(await Promise.all(shots))), 0);
  });
});
