import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness, site } from './customer.mjs';
import { confirm, followByWindow, follower, openShop, press, problemsOf, says } from './follower.mjs';
import { openGateway } from './gateway.mjs';

const RIVER = button('magpie:river');
const LANTERN = button('magpie:lantern');

describe('an attempt to follow', () => {
  const gateway = openGateway();
  openForBusiness();

  it('that is declined leaves everything as it was', async (t) => {
    const before = await gateway.followers();
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER });
    const popup = await press(shop);
    await popup.getByRole('button', { name: 'Not now' }).click();
    await shop.page.getByText('You declined it.').waitFor();
    await says(shop.buttons, 'Follow');
    assert.equal(await gateway.followers(), before);
    assert.deepEqual(problemsOf(shop), []);
  });

  it('of a page that the viewer has allowed before is asked about again where the operator has not said otherwise', async (t) => {
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER + LANTERN });
    await followByWindow(shop, shop.buttons.first());
    const popup = await press(shop, shop.buttons.nth(1));
    await confirm(popup, 'Lantern Market');
    await says(shop.buttons.nth(1), 'Following');
  });
});

describe('a page of an origin that may follow in one click', () => {
  const oneClick = [];
  const gateway = openGateway({ settings: { sites: { allowed: 'all', oneClick } } });
  openForBusiness();

  it('needs the confirm page once, and then no more', async (t) => {
    oneClick.push(site.otherUrl);
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER + LANTERN });
    await followByWindow(shop, shop.buttons.first());
    const windows = shop.page.context().pages().length;
    await shop.buttons.nth(1).click();
    await says(shop.buttons.nth(1), 'Following');
    assert.equal(shop.page.context().pages().length, windows);
    assert.equal(await gateway.followers('lantern'), 1);
  });

  it('says nothing about a page of another origin: that one is asked about, though the viewer is signed in', async (t) => {
    oneClick.push(site.otherUrl);
    const context = await follower(t, gateway);
    const shop = await openShop(context, gateway, { body: RIVER });
    await followByWindow(shop, shop.buttons, { name: 'Gil' });
    const other = await openShop(context, gateway, { body: RIVER + LANTERN, url: site.url });
    await says(other.buttons.first(), 'Follow');
    const popup = await press(other, other.buttons.nth(1));
    await popup.getByText(new URL(site.url).host).first().waitFor();
    await confirm(popup, 'Lantern Market');
    await says(other.buttons.nth(1), 'Following');
  });
});

describe('a gateway with limits', () => {
  const gateway = openGateway({ settings: { followLimit: 1 } });
  openForBusiness();

  it('tells a viewer who follows as many accounts as they may, on its page and in the button’s words', async (t) => {
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER + LANTERN });
    await followByWindow(shop, shop.buttons.first());
    const popup = await press(shop, shop.buttons.nth(1));
    await confirm(popup, 'Lantern Market');
    await shop.page.getByText('You follow as many accounts as Magpie allows.').waitFor();
    await says(shop.buttons.nth(1), 'Follow');
    assert.equal(await gateway.followers('lantern'), 0);
  });
});

describe('a gateway whose tickets are short', () => {
  const gateway = openGateway({ settings: { ticketSeconds: 1 } });
  openForBusiness();

  it('lets an attempt expire that nobody answers, and the page says so', async (t) => {
    const before = await gateway.followers();
    const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER });
    await press(shop);
    await shop.page.getByText('The time to confirm it ran out.').waitFor();
    await says(shop.buttons, 'Follow');
    assert.equal(await gateway.followers(), before);
  });
});
