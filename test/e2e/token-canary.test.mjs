import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness } from './customer.mjs';
import { follower, followByWindow, openShop, says } from './follower.mjs';
import { openGateway } from './gateway.mjs';
import { ALICE, openPage, OpenNetworks, RIVER } from './open-networks.mjs';

/** Looks at everything that a browser shows, keeps in the open or tells others, from now on. */
class Witness {
  /** Addresses, referrers, and lines of the console. */
  #said = [];
  #reading = [];
  /** What token endpoints have given out. */
  tokens = [];

  constructor(context) {
    context.on('request', (request) => {
      this.#said.push(request.url());
      this.#reading.push(request.allHeaders().then(({ referer = '' }) => this.#said.push(referer)));
    });
    context.on('console', (message) => this.#said.push(message.text()));
    context.on('weberror', (error) => this.#said.push(String(error.error())));
    context.on('response', (response) => {
      if (/\/oauth\/token$/.test(response.url())) this.#reading.push(this.#readTokens(response));
    });
  }

  async #readTokens(response) {
    const { access_token, refresh_token } = await response.json().catch(() => ({}));
    this.tokens.push(...[access_token, refresh_token].filter(Boolean));
  }

  /** All of it as text, and what a script of the page can read there now. */
  async everything(page) {
    await Promise.all(this.#reading);
    const open = await page.evaluate(() => {
      const drawn = [];
      const walk = (root) => {
        drawn.push(root.innerHTML ?? '');
        for (const element of root.querySelectorAll('*')) if (element.shadowRoot) walk(element.shadowRoot);
      };
      walk(document.documentElement);
      return [
        JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }),
        document.cookie,
        document.referrer,
        location.href,
        name,
        JSON.stringify(history.state),
        ...performance.getEntries().map((entry) => entry.name),
        ...drawn,
      ];
    });
    return [...this.#said, ...open].join('\n');
  }
}

const kinds = [
  {
    network: 'Bluesky',
    account: ALICE,
    question: 'What is your handle on Bluesky?',
    home: 'bob.example',
    allow: (popup) => popup.getByRole('link', { name: 'Authorize' }).click(),
  },
  {
    network: 'Mastodon',
    account: RIVER,
    question: 'From which server do you follow people?',
    home: 'meadow.example',
    allow: (popup) => popup.getByRole('button', { name: 'Authorize' }).click(),
  },
];

describe('a token', () => {
  openForBusiness();

  for (const { network, account, question, home, allow } of kinds) {
    it(`of ${network} is in no storage, cookie, drawing, address, referrer or console of the page`, async (t) => {
      const shop = await openPage(t, new OpenNetworks(), account);
      const witness = new Witness(shop.context);
      await shop.button.click();
      await shop.dialog.getByLabel(question).fill(home);
      const [popup] = await Promise.all([
        shop.context.waitForEvent('page'),
        shop.dialog.getByRole('button', { name: 'Continue' }).click(),
      ]);
      await Promise.all([popup.waitForEvent('close'), allow(popup)]);
      await says(shop.button, 'Following');
      await shop.page.reload();
      await says(shop.button, 'Following');
      const seen = await witness.everything(shop.page);
      assert.ok(witness.tokens.length > 0, 'tokens were given');
      for (const token of witness.tokens) assert.ok(!seen.includes(token), `${token} is in\n${seen}`);
    });
  }
});

describe('a session with a gateway', () => {
  const gateway = openGateway();
  openForBusiness();

  it('is a cookie that no script can read, and in nothing else that the browser shows or tells', async (t) => {
    const context = await follower(t, gateway);
    const shop = await openShop(context, gateway, { body: button('magpie:river') });
    const witness = new Witness(context);
    await followByWindow(shop, shop.buttons);
    await shop.page.reload();
    await says(shop.buttons, 'Following');
    // Ports share their cookies: the provider beside it has some, too.
    const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('magpie'));
    assert.ok(cookies.length > 0);
    assert.deepEqual(
      cookies.filter(({ httpOnly }) => !httpOnly),
      [],
    );
    const seen = await witness.everything(shop.page);
    for (const { name, value } of cookies) assert.ok(!seen.includes(value), `${name} is in\n${seen}`);
  });
});
