import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, card, openForBusiness, visit } from './customer.mjs';
import { says } from './follower.mjs';
import { FakeMastodon } from '../support/fake-mastodon.mjs';
import { openPage, OpenNetworks, RIVER } from './open-networks.mjs';

/** Answers the question of the dialog. @returns The window that opens. */
async function nameServer(shop, home = 'meadow.example') {
  await shop.dialog.getByLabel('From which server do you follow people?').fill(home);
  const [popup] = await Promise.all([
    shop.context.waitForEvent('page'),
    shop.dialog.getByRole('button', { name: 'Continue' }).click(),
  ]);
  return popup;
}

async function follow(shop, home) {
  await shop.button.click();
  const popup = await nameServer(shop, home);
  await Promise.all([popup.waitForEvent('close'), popup.getByRole('button', { name: 'Authorize' }).click()]);
}

describe('follows on Mastodon where the visitor stands', () => {
  openForBusiness();

  it('after one yes on their own server, in every widget and tab, and after a reload', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, RIVER, { body: button(RIVER) + card(RIVER) });
    const other = await visit(shop.context, { body: button(RIVER) });
    await follow(shop);
    await says(shop.button, 'Following');
    await says(shop.page.locator('magpie-account-card [part=button]'), 'Following');
    await says(other.page.locator('magpie-follow-button [part=button]'), 'Following');
    await shop.page.reload();
    await says(shop.button, 'Following');
    assert.equal(networks.meadow.stateOf('river@village.example'), 'following');
    assert.equal(networks.meadow.tokens.size, 0, 'no token is left with anybody');
    assert.deepEqual(shop.problems, []);
  });

  it('and asks for the server once', async (t) => {
    const networks = new OpenNetworks();
    networks.village.addAccount('ann');
    networks.meadow.reachable.set('ann@village.example', { locked: false });
    const shop = await openPage(t, networks, RIVER, { body: button(RIVER) + button('mastodon:ann@village.example') });
    await follow(shop);
    await says(shop.button, 'Following');
    const second = shop.page.locator('magpie-follow-button [part=button]').nth(1);
    const [popup] = await Promise.all([shop.context.waitForEvent('page'), second.click()]);
    await popup.getByRole('button', { name: 'Authorize' }).click();
    await says(second, 'Following');
  });

  it('as a request, where the account approves its followers', async (t) => {
    const networks = new OpenNetworks();
    networks.meadow.reachable.set('river@village.example', { locked: true });
    const shop = await openPage(t, networks, RIVER);
    await follow(shop);
    await says(shop.button, 'Requested');
  });

  it('from the server of the account itself', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, RIVER);
    await follow(shop, 'village.example');
    await says(shop.button, 'Following');
    assert.equal(networks.village.stateOf('river'), 'following');
  });

  for (const software of ['mastodon-4.2', 'gotosocial', 'pleroma', 'pixelfed']) {
    it(`from a server of the kind ${software}`, async (t) => {
      const networks = new OpenNetworks();
      networks.meadow = new FakeMastodon('https://meadow.example', software);
      networks.meadow.reachable.set('river@village.example', { locked: false });
      const shop = await openPage(t, networks, RIVER);
      await follow(shop);
      await says(shop.button, 'Following');
    });
  }

  it('and takes it back by the same way', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, RIVER);
    await follow(shop);
    await says(shop.button, 'Following');
    const [popup] = await Promise.all([shop.context.waitForEvent('page'), shop.button.click()]);
    await popup.getByRole('button', { name: 'Authorize' }).click();
    await says(shop.button, 'Follow');
    assert.equal(networks.meadow.stateOf('river@village.example'), 'none');
  });

  it('in this tab, where windows are refused', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, RIVER);
    await shop.page.evaluate(() => (window.open = () => null));
    await shop.button.click();
    await shop.dialog.getByLabel('From which server do you follow people?').fill('meadow.example');
    await shop.dialog.getByRole('button', { name: 'Continue' }).click();
    await shop.dialog.getByRole('button', { name: 'Go on in this tab' }).click();
    await shop.page.getByRole('button', { name: 'Authorize' }).click();
    await says(shop.button, 'Following');
    assert.equal(shop.context.pages().length, 1);
  });
});

describe('does not follow on Mastodon, and says so', () => {
  openForBusiness();

  it('where the visitor says no', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, RIVER);
    await shop.button.click();
    const popup = await nameServer(shop);
    await popup.getByRole('button', { name: 'Deny' }).click();
    await shop.dialog.getByText('You declined it.').waitFor();
    await says(shop.button, 'Follow');
  });

  it('where there is no such server, and asks again', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, RIVER);
    await shop.button.click();
    await nameServer(shop, 'nowhere.example');
    await shop.dialog.getByRole('alert').getByText('nowhere.example').waitFor();
    assert.equal(await shop.dialog.getByRole('textbox').inputValue(), 'nowhere.example');
    await nameServer(shop).then((popup) => popup.getByRole('button', { name: 'Authorize' }).click());
    await says(shop.button, 'Following');
  });

  it('where the server is down, and asks again', async (t) => {
    const networks = new OpenNetworks();
    networks.meadow.trouble = 'down';
    const shop = await openPage(t, networks, RIVER);
    await shop.button.click();
    await nameServer(shop);
    await shop.dialog.getByRole('alert').getByText('meadow.example').waitFor();
  });

  it('where the server refuses everything: the account’s page is what is left', async (t) => {
    const networks = new OpenNetworks();
    networks.meadow.trouble = 'refuses-all';
    const shop = await openPage(t, networks, RIVER);
    await shop.button.click();
    await nameServer(shop);
    await shop.dialog.getByRole('alert').getByText('meadow.example').waitFor();
    const link = shop.dialog.getByRole('link', { name: '@river@village.example' });
    assert.equal(await link.getAttribute('href'), 'https://village.example/@river');
  });

  it('for a script that presses the button', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, RIVER);
    await shop.button.waitFor();
    await shop.page.evaluate(() => {
      document.querySelector('magpie-follow-button').shadowRoot.querySelector('[part=button]').click();
    });
    await says(shop.button, 'Follow');
    assert.equal(await shop.dialog.count(), 0);
    assert.deepEqual(networks.meadow.asked, []);
  });

  it('by an answer that nobody waits for', async (t) => {
    const networks = new OpenNetworks();
    const shop = await openPage(t, networks, RIVER);
    const address = shop.page.url();
    await shop.page.goto('about:blank');
    await shop.page.goto(`${address}?code=stolen&state=magpie-mastodon-forged`);
    await shop.dialog.getByText('You can close this window').waitFor();
    assert.equal(shop.page.url(), address, 'the answer has left the address');
    assert.equal(networks.meadow.asked.length, 0);
  });
});
