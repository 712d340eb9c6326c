import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, card, open, openForBusiness } from './customer.mjs';
import {
  buttonsOf,
  confirm,
  followByWindow,
  follower,
  openShop,
  problemsOf,
  readQrCode,
  says,
  signIn,
} from './follower.mjs';
import { openGateway } from './gateway.mjs';

const RIVER = button('magpie:river');

describe('a new visitor', () => {
  const gateway = openGateway();
  openForBusiness();

  it('follows by a window, and the page they came from knows', async (t) => {
    const before = await gateway.followers();
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER });
    await says(shop.buttons, 'Follow');
    await followByWindow(shop, shop.buttons);
    assert.equal(await gateway.followers(), before + 1);
    assert.deepEqual(problemsOf(shop), []);
  });

  it('follows by a phone that reads the QR code', async (t) => {
    const before = await gateway.followers();
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER });
    const [ticket] = await Promise.all([ticketOf(shop.page), shop.buttons.click()]);
    const phone = await (await follower(t, gateway)).newPage();
    await phone.goto(await readQrCode(shop.page.getByRole('dialog'), ticket.approveUrl));
    await signIn(phone, 'Bo');
    await confirm(phone);
    await phone.getByRole('heading', { name: 'You follow River Studio' }).waitFor();
    await says(shop.buttons, 'Following');
    assert.equal(await gateway.followers(), before + 1);
  });

  it('follows with the keyboard alone', async (t) => {
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER });
    await shop.buttons.waitFor();
    const tabTo = async (page, name) => {
      for (let n = 0; n < 20; n++) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => {
          let { activeElement: element } = document;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
        });
        if (name.test(here)) return;
      }
      assert.fail(`The keyboard does not come to ${name}`);
    };
    await tabTo(shop.page, /^Follow/);
    const [popup] = await Promise.all([shop.page.context().waitForEvent('page'), shop.page.keyboard.press('Enter')]);
    await popup.getByRole('link', { name: /^Continue with/ }).waitFor();
    await tabTo(popup, /^Continue with/);
    await popup.keyboard.press('Enter');
    await popup.getByText('Who are you?').waitFor();
    await tabTo(popup, /Bo Lindqvist/);
    await popup.keyboard.press('Enter');
    await popup.locator('html:not(.arming) .armed button').waitFor();
    await tabTo(popup, /^Follow River Studio/);
    await popup.keyboard.press('Enter');
    await says(shop.buttons, 'Following');
  });

  it('follows nobody when a script clicks for them, right after a click of theirs', async (t) => {
    const shop = await openShop(await follower(t, gateway), gateway, { body: `<p>Words</p>${RIVER}` });
    await shop.buttons.waitFor();
    await shop.page.getByText('Words').click();
    await shop.buttons.evaluate((element) => {
      // The link itself is the browser's business.
      element.addEventListener('click', (event) => event.preventDefault());
      element.click();
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    });
    await shop.page.waitForLoadState('networkidle');
    await says(shop.buttons, 'Follow');
    assert.deepEqual(
      shop.asked.filter((url) => url.includes('/v1/follows')),
      [],
    );
  });

  it('is asked about by no request before they click', async (t) => {
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER });
    await shop.buttons.waitFor();
    await shop.page.waitForLoadState('networkidle');
    assert.deepEqual(
      shop.asked.filter((url) => url.startsWith(gateway.url)),
      [],
    );
  });
});

describe('a visitor who follows', () => {
  const gateway = openGateway();
  openForBusiness();

  it('sees so after a reload, without a question who they are', async (t) => {
    const context = await follower(t, gateway);
    const shop = await openShop(context, gateway, { body: RIVER });
    await followByWindow(shop, shop.buttons);
    assert.deepEqual(await relationshipsAfterReload(shop.page), [{ account: 'magpie:river', state: 'following' }]);
    await says(shop.buttons, 'Following');
    assert.deepEqual(problemsOf(shop), []);
  });

  it('sees so in every widget of the account, and in every tab', async (t) => {
    const context = await follower(t, gateway);
    const body = RIVER + RIVER + card('magpie:river');
    const before = await openShop(context, gateway, { body });
    const shop = await openShop(context, gateway, { body });
    await shop.sees('magpie-account-card [part=name]');
    await followByWindow(shop, shop.buttons.first());
    const after = await openShop(context, gateway, { body });
    for (const { page } of [shop, before, after]) {
      const buttons = buttonsOf(page);
      for (const index of [0, 1, 2]) await says(buttons.nth(index), 'Following');
    }
  });

  it('unfollows with one click, here and in the other tab, and is not counted any more', async (t) => {
    const before = await gateway.followers();
    const context = await follower(t, gateway);
    const shop = await openShop(context, gateway, { body: RIVER });
    await followByWindow(shop, shop.buttons, { name: 'Cleo' });
    const tab = await openShop(context, gateway, { body: RIVER });
    await says(tab.buttons, 'Following');
    assert.equal(await gateway.followers(), before + 1);
    await Promise.all([
      shop.page.waitForResponse((response) => response.request().method() === 'DELETE' && response.status() === 204),
      shop.buttons.click(),
    ]);
    await says(shop.buttons, 'Follow');
    await says(tab.buttons, 'Follow');
    assert.equal(await gateway.followers(), before);
    await shop.page.reload();
    await says(shop.buttons, 'Follow');
  });

  it('still follows after the gateway was started again', async (t) => {
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER });
    await followByWindow(shop, shop.buttons, { name: 'Dora' });
    const before = await gateway.followers();
    await gateway.restart();
    assert.deepEqual(await relationshipsAfterReload(shop.page), [{ account: 'magpie:river', state: 'following' }]);
    await says(shop.buttons, 'Following');
    assert.equal(await gateway.followers(), before);
  });

  it('can finish what they began before the gateway was started again, and the page reloaded', async (t) => {
    const context = await follower(t, gateway);
    const shop = await openShop(context, gateway, { body: RIVER });
    const [popup] = await Promise.all([context.waitForEvent('page'), shop.buttons.click()]);
    await signIn(popup, 'Emil');
    await popup.getByRole('button', { name: 'Follow River Studio' }).waitFor();
    await gateway.restart();
    await shop.page.reload();
    await popup.reload();
    await confirm(popup);
    await says(shop.buttons, 'Following');
  });

  it('sees at the gateway whom they follow and which site asked, and ends that', async (t) => {
    const context = await follower(t, gateway);
    const shop = await openShop(context, gateway, { body: RIVER });
    await followByWindow(shop, shop.buttons, { name: 'Fay' });
    const { page: me } = await open(context, `${gateway.url}me`);
    await me.getByText(new URL(shop.page.url()).host).first().waitFor();
    await me.getByText('River Studio').first().waitFor();
    await me
      .getByRole('button', { name: /revoke|remove|end/i })
      .first()
      .click();
    await shop.page.reload();
    await says(shop.buttons, 'Follow');
  });
});

/** The ticket that a page is given next. */
async function ticketOf(page) {
  const response = await page.waitForResponse(
    (answer) => answer.url().endsWith('/v1/follows') && answer.status() === 201,
  );
  return response.json();
}

/** What the gateway answers when the page that has been loaded again asks whom its visitor follows. */
async function relationshipsAfterReload(page) {
  const isAnswer = (answer) => answer.url().includes('/v1/relationships') && answer.status() === 200;
  const answered = page.waitForEvent('framenavigated').then(() => page.waitForResponse(isAnswer));
  await page.reload();
  return (await (await answered).json()).relationships;
}
