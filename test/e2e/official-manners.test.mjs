import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, card, feed, openForBusiness } from './customer.mjs';
import { faults } from './faults.mjs';
import { follower, openShop, press, problemsOf, says, scriptFor } from './follower.mjs';
import { agreeOnLine, LINE, newestCode, openOfficialGateway, QQ, WECHAT } from './platforms.mjs';

const main = (body) => `<main><h1>Shop</h1>${body}</main>`;

/** As somebody without a mouse does: goes from one thing to the next until it is there. */
async function tabTo(page, target) {
  for (let steps = 0; steps < 20; steps += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element.getRootNode().activeElement === element)) return;
  }
  assert.fail('There is no way to it with the keyboard.');
}

describe('following official accounts', () => {
  const gateway = openOfficialGateway();
  openForBusiness();

  it('needs nothing but the keyboard on WeChat', async (t) => {
    const { phone } = gateway.platforms.wechat;
    const { page, buttons } = await openShop(await follower(t, gateway), gateway, { body: main(button(WECHAT)) });
    const dialog = page.getByRole('dialog');
    await tabTo(page, buttons);
    await page.keyboard.press('Enter');
    const code = await newestCode(page, gateway);
    await dialog.locator(':focus').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('magpie-follow-button [part=button]:focus').waitFor();
    await page.keyboard.press(' ');
    assert.equal(await newestCode(page, gateway), code);
    await phone.scan(code, 'Ann');
    await phone.follow('Ann');
    await says(buttons, 'Following');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('magpie-follow-button [part=button]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('To unfollow @river, open the WeChat app.').waitFor();
  });

  it('needs nothing but the keyboard on LINE', async (t) => {
    const { page, buttons } = await openShop(await follower(t, gateway), gateway, { body: main(button(LINE)) });
    await tabTo(page, buttons);
    const [popup] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
    await popup.getByRole('button', { name: 'Continue with LINE' }).waitFor();
    await popup.locator('html:not(.arming)').waitFor();
    await tabTo(popup, popup.getByRole('button', { name: 'Continue with LINE' }));
    await popup.keyboard.press('Enter');
    await popup.getByRole('heading', { name: 'Log in with LINE' }).waitFor();
    await tabTo(popup, popup.getByLabel('Add River Studio'));
    await popup.locator('input:checked').waitFor();
    await tabTo(popup, popup.getByRole('button', { name: 'Allow' }));
    await popup.keyboard.press('Enter');
    await says(buttons, 'Added');
  });

  for (const colorScheme of ['light', 'dark']) {
    it(`is accessible at each step, ${colorScheme}`, async (t) => {
      const { wechat } = gateway.platforms;
      const context = await follower(t, gateway, { colorScheme });
      const shop = await openShop(context, gateway, {
        meta: '<meta name="color-scheme" content="light dark">',
        body: main(button(WECHAT) + button(LINE)),
      });
      const dialog = shop.page.getByRole('dialog');
      const person = colorScheme === 'light' ? 'Bo Lindqvist' : 'Tomás Ferreira';
      await shop.buttons.first().click();
      const code = await newestCode(shop.page, gateway);
      assert.deepEqual(await faults(shop.page), []);
      await wechat.phone.scan(code, person);
      await wechat.phone.follow(person);
      await says(shop.buttons.first(), 'Following');
      await shop.page.keyboard.press('Escape');

      const popup = await press(shop, shop.buttons.nth(1));
      await popup.locator('html:not(.arming) .armed button').waitFor();
      await dialog.locator('svg[role=img]').waitFor();
      assert.deepEqual([await faults(shop.page), await faults(popup)], [[], []]);
      await agreeOnLine(popup, person, { isFriend: false });
      await popup.locator('html:not(.arming) .armed button').waitFor();
      assert.deepEqual([await faults(shop.page), await faults(popup)], [[], []]);
    });

    it(`is accessible on the pages of the accounts and of the demo’s phone, ${colorScheme}`, async (t) => {
      const page = await (await follower(t, gateway, { colorScheme })).newPage();
      for (const address of [WECHAT, LINE, QQ]) {
        await page.goto(`${gateway.url}@${address}`);
        assert.deepEqual(await faults(page), [], address);
      }
      await page.goto(`${gateway.url}phone.html`);
      for (const app of ['Scan', 'WeChat', 'LINE', 'QQ']) {
        await page.getByRole('navigation').getByRole('button', { name: app }).click();
        assert.deepEqual(await faults(page), [], app);
      }
    });
  }

  it('is refused nothing by a strict policy with Trusted Types, and asks nobody but the gateway', async (t) => {
    const { wechat } = gateway.platforms;
    const nonce = 'c2VjcmV0';
    const { origin } = new URL(gateway.url);
    const policy =
      `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src ${origin}; img-src ${origin}; ` +
      `style-src 'none'; frame-src 'none'; font-src 'none'; object-src 'none'; base-uri 'none'; ` +
      `require-trusted-types-for 'script'; trusted-types magpie`;
    const listen = `<script nonce="${nonce}">violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective + ' ' + e.blockedURI))</script>`;
    const head = listen + scriptFor(gateway).replace('<script', `<script nonce="${nonce}"`);
    const body = [WECHAT, LINE, QQ].map((account) => button(account, 'count') + card(account) + feed(account)).join('');
    const shop = await openShop(await follower(t, gateway), gateway, {
      head,
      body,
      headers: { 'content-security-policy': policy },
    });
    const buttonOf = (account) => shop.page.locator(`magpie-follow-button[account="${account}"] [part=button]`).first();
    for (const posts of await shop.page.locator('magpie-post-feed').all()) {
      await posts.scrollIntoViewIfNeeded();
      await posts.locator('[part=post]').first().waitFor();
    }
    await buttonOf(WECHAT).click();
    const code = await newestCode(shop.page, gateway);
    await wechat.phone.scan(code, 'Gil');
    await wechat.phone.follow('Gil');
    await says(buttonOf(WECHAT), 'Following');
    await shop.page.getByRole('dialog').waitFor({ state: 'detached' });
    await agreeOnLine(await press(shop, buttonOf(LINE)), 'Amira Haddad');
    await says(buttonOf(LINE), 'Added');
    const strangers = shop.asked.filter((url) => !url.startsWith(gateway.url) && url !== shop.page.url());
    assert.deepEqual([...(await shop.page.evaluate('violations')), ...problemsOf(shop), ...strangers], []);
  });
});
