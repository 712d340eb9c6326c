import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness } from './customer.mjs';
import { follower, openShop, press, problemsOf, readQrCode, says } from './follower.mjs';
import { agreeOnLine, LINE, openOfficialGateway, openTabs } from './platforms.mjs';

describe('an account on LINE', () => {
  const gateway = openOfficialGateway();
  openForBusiness();

  it('is added as a friend in the window: all buttons of both tabs say so, also after a reload', async (t) => {
    const shop = await openTabs(t, gateway, LINE);
    const popup = await press(shop, shop.button);
    await popup.getByRole('button', { name: 'Continue with LINE' }).waitFor();
    await agreeOnLine(popup, 'Mei 梅');
    await shop.bothSay('Added');
    await popup.getByRole('heading', { name: /^You follow River Studio/ }).waitFor();
    assert.ok(gateway.platforms.line.isFriend('Mei 梅'));
    await shop.reload();
    await shop.bothSay('Added');
    assert.deepEqual([...problemsOf(shop), ...problemsOf(shop.other)], []);
  });

  it('is waited for where the visitor signs in without adding it, and added in the app then', async (t) => {
    const shop = await openTabs(t, gateway, LINE);
    const popup = await press(shop, shop.button);
    await agreeOnLine(popup, 'Bo Lindqvist', { isFriend: false });
    await popup.getByRole('heading', { name: /^You do not follow River Studio/ }).waitFor();
    await shop.bothSay('Adding…');
    // In LINE, by way of the link that is left to do so.
    const [app] = await Promise.all([
      popup.waitForEvent('popup'),
      popup.getByRole('link', { name: /^Follow River Studio/ }).click(),
    ]);
    await app.getByLabel('You are').selectOption('Bo Lindqvist');
    await app.getByRole('button', { name: 'Add friend' }).click();
    await shop.bothSay('Added');
  });

  it('is added on a phone by the QR code', async (t) => {
    const shop = await openTabs(t, gateway, LINE);
    const [answer] = await Promise.all([
      shop.page.waitForResponse((response) => response.url().endsWith('/v1/follows') && response.status() === 201),
      press(shop, shop.button),
    ]);
    const { approveUrl } = await answer.json();
    await shop.dialog.locator('svg[role=img]').waitFor();
    const phone = await (await follower(t, gateway)).newPage();
    await phone.goto(await readQrCode(shop.dialog, approveUrl));
    await agreeOnLine(phone, 'Tomás Ferreira');
    await shop.bothSay('Added');
  });

  it('is not followed where LINE is refused; the visitor can try again', async (t) => {
    const shop = await openTabs(t, gateway, LINE);
    const popup = await press(shop, shop.button);
    await agreeOnLine(popup, 'Amira Haddad', { decision: 'Cancel' });
    await popup.getByText('Nothing was changed.').waitFor();
    assert.ok(!gateway.platforms.line.isFriend('Amira Haddad'));
    await shop.bothSay('Adding…');
    await popup.getByRole('link', { name: 'Try again' }).click();
    await agreeOnLine(popup, 'Amira Haddad');
    await shop.bothSay('Added');
  });

  it('is no friend any more after it was blocked in the app', async (t) => {
    const { line } = gateway.platforms;
    const shop = await openTabs(t, gateway, LINE);
    await agreeOnLine(await press(shop, shop.button), 'Mei 梅');
    await shop.bothSay('Added');
    await line.phone.block('Mei 梅');
    await shop.reload();
    await shop.bothSay('Add friend');
  });

  it('is added by way of the page itself where windows are refused', async (t) => {
    const context = await follower(t, gateway);
    await context.addInitScript(() => (window.open = () => null));
    const shop = await openShop(context, gateway, { body: button(LINE) });
    const { page } = shop;
    const address = page.url();
    await shop.buttons.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Go on in this tab' }).click();
    await agreeOnLine(page, 'Mei 梅');
    await page.waitForURL((url) => url.href.startsWith(address));
    await says(shop.buttons, 'Added');
  });

  it('is added in LINE’s own browser, where the page is the only window', async (t) => {
    const context = await follower(t, gateway, {
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.3.0',
    });
    const shop = await openShop(context, gateway, { body: button(LINE) });
    const address = shop.page.url();
    await shop.buttons.click();
    await shop.page.getByRole('link', { name: 'Go on in this tab' }).click();
    await agreeOnLine(shop.page, 'Bo Lindqvist');
    await shop.page.waitForURL((url) => url.href.startsWith(address));
    await says(shop.buttons, 'Added');
    assert.equal(context.pages().length, 1);
  });
});
