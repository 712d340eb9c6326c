import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, card, openForBusiness, visit } from './customer.mjs';
import { says } from './follower.mjs';
import { ALICE, openPage, OpenNetworks, problemsOf } from './open-networks.mjs';

/** Answers the question of the dialog. @returns The window that opens. */
async function nameHandle(shop, home = 'bob.example') {
  await shop.dialog.getByLabel('What is your handle on Bluesky?').fill(home);
  const [popup] = await Promise.all([
    shop.context.waitForEvent('page'),
    shop.dialog.getByRole('button', { name: 'Continue' }).click(),
  ]);
  return popup;
}

async function follow(shop) {
  await shop.button.click();
  const popup = await nameHandle(shop);
  await Promise.all([popup.waitForEvent('close'), popup.getByRole('link', { name: 'Authorize' }).click()]);
}

/** Waits until what the visitor wants has been answered: it is shown before. */
const settled = ({ page }) => page.waitForFunction(() => !localStorage['magpie:follows']?.includes('since'));

const followsIn = ({ bluesky }) => bluesky.followsOf(bluesky.bob, bluesky.alice).length;

describe('follows on Bluesky where the visitor stands', () => {
  openForBusiness();

  it('after one yes on their own server, in every widget and tab, and after a reload', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, ALICE, { body: button(ALICE) + card(ALICE) });
    const other = await visit(shop.context, { body: button(ALICE) });
    await follow(shop);
    await says(shop.button, 'Following');
    await says(shop.page.locator('magpie-account-card [part=button]'), 'Following');
    await says(other.page.locator('magpie-follow-button [part=button]'), 'Following');
    await shop.page.reload();
    await says(shop.button, 'Following');
    assert.equal(followsIn(networks), 1);
    assert.deepEqual(problemsOf(shop), []);
  });

  it('takes it back with a click, and follows again with a click', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, ALICE);
    await follow(shop);
    await says(shop.button, 'Following');
    await shop.button.click();
    await says(shop.button, 'Follow');
    await settled(shop);
    assert.equal(followsIn(networks), 0);
    await shop.button.click();
    await says(shop.button, 'Following');
    await settled(shop);
    await shop.page.reload();
    await says(shop.button, 'Following');
    assert.equal(shop.context.pages().length, 1, 'no second window');
    assert.equal(followsIn(networks), 1);
  });

  it('while the visitor has allowed it no more, asks again to take a follow back', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, ALICE);
    await follow(shop);
    await says(shop.button, 'Following');
    networks.bluesky.revokeAll();
    networks.bluesky.tokenSeconds = 0;
    await shop.page.reload();
    await says(shop.button, 'Following');
    const [popup] = await Promise.all([shop.context.waitForEvent('page'), shop.button.click()]);
    await popup.getByRole('link', { name: 'Authorize' }).click();
    await says(shop.button, 'Follow');
    assert.equal(followsIn(networks), 0);
  });

  it('waits while there is no connection, and is sent once', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, ALICE);
    await follow(shop);
    await says(shop.button, 'Following');
    await shop.button.click();
    await says(shop.button, 'Follow');
    await settled(shop);
    await shop.context.setOffline(true);
    networks.isCut = true;
    await shop.button.click();
    await shop.page.getByText('You are offline.').waitFor();
    assert.equal(followsIn(networks), 0);
    networks.isCut = false;
    await shop.context.setOffline(false);
    await says(shop.button, 'Following');
    await settled(shop);
    assert.equal(followsIn(networks), 1);
  });

  it('in this tab, where windows are refused', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, ALICE);
    await shop.page.evaluate(() => (window.open = () => null));
    await shop.button.click();
    await shop.dialog.getByLabel('What is your handle on Bluesky?').fill('bob.example');
    await shop.dialog.getByRole('button', { name: 'Continue' }).click();
    await shop.dialog.getByRole('button', { name: 'Go on in this tab' }).click();
    await shop.page.getByRole('link', { name: 'Authorize' }).click();
    await says(shop.button, 'Following');
    assert.equal(shop.context.pages().length, 1);
  });
});

describe('does not follow on Bluesky, and says so', () => {
  openForBusiness();

  it('where the visitor says no', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, ALICE);
    await shop.button.click();
    const popup = await nameHandle(shop);
    await popup.getByRole('link', { name: 'Deny' }).click();
    await shop.dialog.getByText('You declined it.').waitFor();
    await says(shop.button, 'Follow');
    assert.equal(followsIn(networks), 0);
  });

  it('where nobody has that handle, and asks again', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, ALICE);
    await shop.button.click();
    await nameHandle(shop, 'nobody.example');
    await shop.dialog.getByRole('alert').waitFor();
    assert.equal(await shop.dialog.getByRole('textbox').inputValue(), 'nobody.example');
  });

  it('by an answer that nobody waits for', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, ALICE);
    const address = shop.page.url();
    await shop.page.goto('about:blank');
    await shop.page.goto(`${address}#code=stolen&state=magpie-bluesky.forged&iss=${networks.bluesky.issuer}`);
    await shop.dialog.getByText('You can close this window').waitFor();
    assert.equal(shop.page.url(), address, 'the answer has left the address');
    assert.deepEqual(networks.bluesky.askedAt('/oauth/token'), []);
  });
});

describe('whatever the opener policies of site and server', () => {
  openForBusiness();

  for (const host of [undefined, 'same-origin', 'same-origin-allow-popups', 'noopener-allow-popups']) {
    for (const server of ['unsafe-none', 'same-origin', 'noopener-allow-popups']) {
      it(`a page with ${host ?? 'none'} and a server with ${server} end with Following`, async (t) => {
        const networks = new OpenNetworks();
        networks.pageHeaders = { 'cross-origin-opener-policy': server };
        const headers = host ? { 'cross-origin-opener-policy': host } : {};
        const shop = await openPage(t, networks, ALICE, { headers });
        await shop.button.click();
        const popup = await nameHandle(shop);
        await popup.getByRole('link', { name: 'Authorize' }).click();
        await says(shop.button, 'Following');
        assert.equal(followsIn(networks), 1);
      });
    }
  }
});
