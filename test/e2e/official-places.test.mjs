import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness } from './customer.mjs';
import { follower, openShop, press, problemsOf, says } from './follower.mjs';
import { agreeOnQq, LINE, openOfficialGateway, QQ, WECHAT } from './platforms.mjs';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)';

/** What browsers say that they are: one of the phone, and those inside of the apps. */
const browsers = {
  phone: `${IPHONE} Version/18.3 Mobile/15E148 Safari/604.1`,
  wechat: `${ANDROID} Version/4.0 Chrome/116.0.0.0 XWEB/1160117 MMWEBSDK/20240301 MMWEBID/1 Mobile Safari/537.36 MicroMessenger/8.0.48.2580(0x28003036) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
  qq: `${IPHONE} Mobile/15E148 QQ/9.0.15.630 V1_IPH_SQ_9.0.15_1_APP_A Pixel/1170 MiniAppEnable SimpleUISwitch/0`,
  line: `${IPHONE} Mobile/15E148 Safari Line/15.3.0`,
};

describe('an official account on a phone', () => {
  const gateway = openOfficialGateway();
  openForBusiness();

  /** Opens a page in a browser on a phone. */
  async function openOn(t, browser, account) {
    const context = await follower(t, gateway, {
      userAgent: browsers[browser],
      viewport: { width: 390, height: 800 },
      isMobile: true,
      hasTouch: true,
    });
    const shop = await openShop(context, gateway, {
      meta: '<meta name="viewport" content="width=device-width">',
      body: button(account),
    });
    return Object.assign(shop, { dialog: shop.page.getByRole('dialog') });
  }

  it('of WeChat is a code to press and hold in WeChat’s own browser', async (t) => {
    const shop = await openOn(t, 'wechat', WECHAT);
    await shop.buttons.tap();
    await shop.dialog.getByText('Press and hold the QR code to go on.').waitFor();
    const picture = shop.dialog.getByRole('img', { name: 'Scan with the WeChat app' });
    assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 100)));
    const [code] = [...gateway.platforms.wechat.codes.keys()].slice(-1);
    await gateway.platforms.wechat.phone.scan(code, 'Ann');
    await gateway.platforms.wechat.phone.follow('Ann');
    await says(shop.buttons, 'Following');
    assert.deepEqual(problemsOf(shop), []);
  });

  it('of WeChat is a code to save in any other browser', async (t) => {
    const shop = await openOn(t, 'phone', WECHAT);
    await shop.buttons.tap();
    await shop.dialog.getByText('Save the QR code, and choose it when you scan with the WeChat app.').waitFor();
    const [download] = await Promise.all([
      shop.page.waitForEvent('download'),
      shop.dialog.getByRole('link', { name: 'Save the QR code' }).tap(),
    ]);
    assert.equal(download.suggestedFilename(), 'qr.png');
    assert.equal(shop.page.context().pages().length, 1);
  });

  for (const browser of ['qq', 'wechat']) {
    it(`of QQ is followed in place in the browser of ${browser}`, async (t) => {
      const shop = await openOn(t, browser, QQ);
      const address = shop.page.url();
      await shop.buttons.tap();
      await shop.dialog.getByRole('link', { name: 'Go on in this tab' }).tap();
      await agreeOnQq(shop.page, 'Amira Haddad');
      await shop.page.waitForURL((url) => url.href.startsWith(address));
      await says(shop.buttons, 'Following');
    });
  }

  it('of LINE is followed on the gateway’s page, beside or in place of the page', async (t) => {
    const shop = await openOn(t, 'phone', LINE);
    const popup = await press(shop, shop.buttons);
    await popup.getByRole('button', { name: 'Continue with LINE' }).waitFor();
    await shop.dialog.waitFor();
    // A phone cannot scan itself.
    assert.equal(await shop.dialog.getByRole('img').count(), 0);
    const own = await openOn(t, 'line', LINE);
    await own.buttons.tap();
    await own.dialog.getByRole('link', { name: 'Go on in this tab' }).waitFor();
  });
});
