import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness } from './customer.mjs';
import { faults } from './faults.mjs';
import { confirm, follower, openShop, press, says, signIn } from './follower.mjs';
import { openGateway } from './gateway.mjs';

const RIVER = `<main><h1>Shop</h1>${button('magpie:river')}</main>`;

for (const [scheme, locale] of [
  ['light', 'en'],
  ['dark', 'zh-CN'],
]) {
  describe(`the way to follow, ${scheme}, in ${locale}`, () => {
    const gateway = openGateway();
    openForBusiness();

    it('is accessible at each step, on the page and in the window', async (t) => {
      const context = await follower(t, gateway);
      const meta = `<meta name="color-scheme" content="light dark"><meta name="magpie:locale" content="${locale}">`;
      const shop = await openShop(context, gateway, { body: RIVER, meta });
      await shop.page.emulateMedia({ colorScheme: scheme });
      await shop.buttons.waitFor();
      assert.deepEqual(await faults(shop.page), []);

      const popup = await press(shop);
      await popup.emulateMedia({ colorScheme: scheme });
      await popup.getByRole('heading', { level: 1 }).waitFor();
      await shop.page.getByRole('dialog').locator('svg[role=img]').waitFor();
      assert.deepEqual([await faults(shop.page), await faults(popup)], [[], []]);

      await signIn(popup);
      await popup.locator('html:not(.arming) .armed button').waitFor();
      assert.deepEqual([await faults(shop.page), await faults(popup)], [[], []]);

      await confirm(popup);
      await says(shop.buttons, locale === 'en' ? 'Following' : '已关注');
      assert.deepEqual(await faults(shop.page), []);
    });

    it('is accessible where it was declined', async (t) => {
      const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER });
      await shop.page.emulateMedia({ colorScheme: scheme });
      const popup = await press(shop);
      await popup.getByRole('button', { name: 'Not now' }).click();
      await says(shop.buttons, 'Follow');
      assert.deepEqual(await faults(shop.page), []);
    });
  });
}
