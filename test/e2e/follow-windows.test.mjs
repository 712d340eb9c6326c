import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness } from './customer.mjs';
import { confirm, followByWindow, follower, openShop, problemsOf, says, scriptFor, signIn } from './follower.mjs';
import { openGateway } from './gateway.mjs';

const RIVER = button('magpie:river');
const HOSTS = [undefined, 'same-origin', 'same-origin-allow-popups'];
const PROVIDERS = ['unsafe-none', 'same-origin', 'noopener-allow-popups'];

for (const openerPolicy of PROVIDERS) {
  describe(`with a provider whose opener policy is ${openerPolicy}`, () => {
    const gateway = openGateway({ openerPolicy });
    openForBusiness();

    for (const host of HOSTS) {
      it(`a page whose own is ${host ?? 'not set'} ends with Following`, async (t) => {
        const headers = host ? { 'cross-origin-opener-policy': host } : {};
        const shop = await openShop(await follower(t, gateway), gateway, { body: RIVER, headers });
        await followByWindow(shop, shop.buttons);
        assert.deepEqual(problemsOf(shop), []);
      });
    }
  });
}

describe('where windows are refused', () => {
  const gateway = openGateway();
  openForBusiness();

  it('the gateway’s page takes the place of the page, and leads back to it', async (t) => {
    const context = await follower(t, gateway);
    await context.addInitScript(() => (window.open = () => null));
    const shop = await openShop(context, gateway, { body: RIVER });
    const { page } = shop;
    const address = page.url();
    await shop.buttons.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Go on in this tab' }).click();
    await signIn(page);
    await confirm(page);
    await page.waitForURL((url) => url.href.startsWith(address));
    await says(shop.buttons, 'Following');
    assert.equal(context.pages().length, 1);
  });

  it('a frame that may open none leaves a QR code for the phone', async (t) => {
    const context = await follower(t, gateway);
    const inner = await openShop(context, gateway, { body: RIVER });
    const frame = `<iframe title="Shop" src="${inner.page.url()}" sandbox="allow-scripts allow-same-origin" width="600" height="700"></iframe>`;
    const shop = await openShop(context, gateway, { body: frame });
    const framed = shop.page.frameLocator('iframe');
    const follow = framed.locator('magpie-follow-button [part=button]');
    await follow.click();
    await framed.getByRole('dialog').locator('svg[role=img]').waitFor();
  });
});

describe('under a strict CSP', () => {
  const gateway = openGateway();
  openForBusiness();

  it('nothing is refused while somebody follows and unfollows', async (t) => {
    const nonce = 'c2VjcmV0';
    const { origin } = new URL(gateway.url);
    const policy =
      `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src ${origin}; img-src ${origin}; ` +
      `style-src 'none'; frame-src 'none'; font-src 'none'; object-src 'none'; base-uri 'none'; ` +
      `require-trusted-types-for 'script'; trusted-types magpie`;
    const listen = `<script nonce="${nonce}">violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective + ' ' + e.blockedURI))</script>`;
    const head = listen + scriptFor(gateway).replace('<script', `<script nonce="${nonce}"`);
    const body = `${button('magpie:river', 'count')}<magpie-account-card account="magpie:river"><a href="https://link.example/">River</a></magpie-account-card>`;
    const headers = { 'content-security-policy': policy };
    const shop = await openShop(await follower(t, gateway), gateway, { head, body, headers });
    await shop.sees('magpie-account-card [part=name]');
    await followByWindow(shop, shop.buttons.first());
    await shop.buttons.first().click();
    await says(shop.buttons.first(), 'Follow');
    assert.deepEqual([...(await shop.page.evaluate('violations')), ...problemsOf(shop)], []);
  });
});
