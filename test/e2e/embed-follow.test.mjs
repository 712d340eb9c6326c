import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForBusiness, site, visit } from './customer.mjs';
import { confirm, follower, problemsOf, signIn } from './follower.mjs';
import { openGateway } from './gateway.mjs';

describe('following in an embed on another site', () => {
  const gateway = openGateway();
  openForBusiness();

  /** A page of another site with a button in a frame. */
  async function openShop(context, { rest = '', at = site.otherUrl } = {}) {
    const shop = await visit(context, {
      head: `<script src="${gateway.url}dist/cdn/embed.js"></script>`,
      body: `<iframe src="${gateway.url}embed/follow-button?account=magpie:river" title="Follow" width="400" height="50" ${rest}></iframe>`,
      at,
    });
    const inside = shop.page.frameLocator('iframe');
    const height = (test) =>
      shop.page.waitForFunction(
        ([over, wanted]) => Number(document.querySelector('iframe').height) > over === wanted,
        [200, test],
      );
    const says = (words) => inside.locator('[part=button]', { hasText: words }).waitFor();
    return Object.assign(shop, { inside, button: inside.locator('[part=button]'), height, says });
  }

  async function press(context, button) {
    const [popup] = await Promise.all([context.waitForEvent('page'), button.click()]);
    return popup;
  }

  it('ends in the frame, which has room for the dialog meanwhile and may keep nothing', async (t) => {
    const context = await follower(t, gateway);
    const before = await gateway.followers();
    const shop = await openShop(context);
    const popup = await press(context, shop.button);
    await shop.height(true);
    const dialog = shop.inside.getByRole('dialog');
    assert.ok(await dialog.evaluate(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight));
    await signIn(popup);
    await confirm(popup);
    await shop.says(/^\s*Following\s*$/);
    await shop.height(false);
    assert.equal(await gateway.followers(), before + 1);
    assert.deepEqual(problemsOf(shop), []);
  });

  it('is known there the next time, where the browser lets the frame keep something', async (t) => {
    const context = await follower(t, gateway);
    // Another origin of the same site.
    const shop = await openShop(context, { at: site.url });
    const popup = await press(context, shop.button);
    await signIn(popup);
    await confirm(popup);
    await shop.says(/^\s*Following\s*$/);
    await shop.page.reload();
    await shop.says(/^\s*Following\s*$/);
  });

  it('asks on the gateway’s own page, each time: a frame can be covered', async (t) => {
    const context = await follower(t, gateway);
    const popup = await press(context, (await openShop(context)).button);
    assert.equal(new URL(popup.url().replace('about:blank', gateway.url)).origin, new URL(gateway.url).origin);
    await popup.getByRole('link', { name: /^Continue with/ }).waitFor();
    assert.equal(await popup.evaluate(() => globalThis.opener), null);
  });

  it('has room for what the button says when it cannot', async (t) => {
    const context = await follower(t, gateway);
    await context.route('**/v1/follows', (route) => route.abort());
    const shop = await openShop(context);
    await press(context, shop.button);
    const note = shop.inside.locator('[part=note].shown');
    await note.waitFor();
    await shop.page.waitForFunction(() => Number(document.querySelector('iframe').height) > 60);
    await shop.inside
      .locator('html')
      .evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const missing = await note.evaluate((element) => element.getBoundingClientRect().bottom - innerHeight);
    assert.ok(missing <= 0, `${missing}`);
  });

  it('is left to the account’s page where the frame is shut off', async (t) => {
    const context = await follower(t, gateway);
    const shop = await openShop(context, {
      rest: 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"',
    });
    await press(context, shop.button);
    await shop.inside.locator('[part=note].shown').waitFor();
    assert.equal(await shop.button.getAttribute('href'), `${gateway.url}@river`);
    assert.equal(await shop.button.getAttribute('target'), '_blank');
  });
});
