import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openInternet } from './example-internet.mjs';
import { confirm, press, says } from './follower.mjs';
import { ALICE, GATEWAY_URL, openGatewayNetworks, RIVER } from './gateway-networks.mjs';

const internet = openInternet();

/** A website with a button for each account, and somebody who has never been there. */
async function openShop(t, accounts, options) {
  const networks = await openGatewayNetworks(t, internet);
  const shop = await networks.openShop(await internet.visitor(t), accounts, options);
  return { networks, shop };
}

/** What differs between the two. */
const kinds = [
  {
    network: 'Bluesky',
    account: ALICE,
    question: 'What is your handle on Bluesky?',
    home: 'bob.example',
    allow: (page) => page.getByRole('link', { name: 'Authorize' }).click(),
    deny: (page) => page.getByRole('link', { name: 'Deny' }).click(),
    isFollowed: ({ bluesky }) => bluesky.records.of(bluesky.bob.did).size === 1,
    revoke: ({ bluesky }) => bluesky.server.grants.splice(0),
    /** What the server has given out and not taken back. */
    allowed: ({ bluesky }) => bluesky.server.grants.flatMap(({ access, refresh }) => [access, refresh]),
    handle: '@bob.example',
  },
  {
    network: 'Mastodon',
    account: RIVER,
    question: 'From which server do you follow people?',
    home: 'meadow.example',
    allow: (page) => page.getByRole('button', { name: 'Authorize' }).click(),
    deny: (page) => page.getByRole('button', { name: 'Deny' }).click(),
    isFollowed: ({ meadow }) => meadow.stateOf('river@village.example') === 'following',
    revoke: ({ meadow }) => meadow.revokeAll(),
    allowed: ({ meadow }) => [...meadow.tokens.keys()],
    handle: '@bob@meadow.example',
  },
];

/** Says on the gateway's page where they are. */
async function nameHome(popup, { question, home }, typed = home) {
  await popup.getByLabel(question).fill(typed);
  await popup.locator('html:not(.arming) button[value=connect]').click();
}

/** Presses a button and allows it on the visitor's own server. */
async function follow(shop, kind, at = shop.button) {
  const popup = await press(shop, at);
  await nameHome(popup, kind);
  await kind.allow(popup);
  await says(at, 'Following');
  return popup;
}

for (const kind of kinds) {
  const { network, account, isFollowed } = kind;

  describe(`follows on ${network} through the gateway`, () => {
    it('after one yes on the own server, in every tab and after a reload', async (t) => {
      const { networks, shop } = await openShop(t, [account]);
      const other = await networks.openShop(shop.context, [account]);
      await follow(shop, kind);
      await says(other.button, 'Following');
      await shop.page.reload();
      await says(shop.button, 'Following');
      assert.ok(isFollowed(networks));
    });

    it('and leaves a window that a click closes', async (t) => {
      const { shop } = await openShop(t, [account]);
      const popup = await follow(shop, kind);
      await popup.getByRole('heading', { name: /^You follow / }).waitFor();
      await Promise.all([
        popup.waitForEvent('close'),
        popup.getByRole('button', { name: 'Close this window' }).click(),
      ]);
    });

    it('and takes it back with a click', async (t) => {
      const { networks, shop } = await openShop(t, [account]);
      await follow(shop, kind);
      const [answer] = await Promise.all([
        shop.page.waitForResponse((response) => response.request().method() === 'DELETE'),
        shop.button.click(),
      ]);
      assert.equal(answer.status(), 204);
      await says(shop.button, 'Follow');
      assert.ok(!isFollowed(networks));
      await shop.page.reload();
      await says(shop.button, 'Follow');
    });

    it('and asks for the own server once', async (t) => {
      const { networks, shop } = await openShop(t, [account]);
      await follow(shop, kind);
      await shop.button.click();
      await says(shop.button, 'Follow');
      const popup = await press(shop);
      await confirm(popup, /Follow/);
      await says(shop.button, 'Following');
      assert.ok(isFollowed(networks));
    });

    it('in this tab, where windows are refused', async (t) => {
      const { networks, shop } = await openShop(t, [account]);
      await shop.page.evaluate(() => (window.open = () => null));
      await shop.button.click();
      await shop.dialog.getByRole('button', { name: 'Go on in this tab' }).click();
      await nameHome(shop.page, kind);
      await kind.allow(shop.page);
      await shop.page.waitForURL(/^https:\/\/shop\.example\//);
      await says(shop.button, 'Following');
      assert.equal(shop.context.pages().length, 1);
      assert.ok(isFollowed(networks));
    });

    it('under a policy that knows the gateway alone, and leaves the page no token', async (t) => {
      const policy = `default-src 'none'; script-src 'self'; connect-src ${GATEWAY_URL}; style-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types magpie`;
      const { networks, shop } = await openShop(t, [account], { headers: { 'content-security-policy': policy } });
      await follow(shop, kind);
      await shop.page.reload();
      await says(shop.button, 'Following');
      assert.deepEqual(
        shop.problems.filter((problem) => !problem.includes('a status of 401')),
        [],
      );
      const kept = await keptIn(shop.page);
      assert.match(kept, /alice|river/, 'what the page has is looked at');
      const given = [...kind.allowed(networks), ...networks.meadow.secrets];
      assert.ok(given.length > 0);
      for (const secret of given) assert.ok(!kept.includes(secret), secret);
    });
  });

  describe(`does not follow on ${network} through the gateway`, () => {
    it('where the visitor says no on their server', async (t) => {
      const { networks, shop } = await openShop(t, [account]);
      const popup = await press(shop);
      await nameHome(popup, kind);
      await kind.deny(popup);
      await shop.dialog.getByText('You declined it.').waitFor();
      await says(shop.button, 'Follow');
      assert.ok(!isFollowed(networks));
    });

    it('from where there is nothing, and asks again', async (t) => {
      const { networks, shop } = await openShop(t, [account]);
      const popup = await press(shop);
      await nameHome(popup, kind, 'nobody.example');
      await popup.getByRole('alert').waitFor();
      assert.equal(await popup.getByLabel(kind.question).inputValue(), 'nobody.example');
      await nameHome(popup, kind);
      await kind.allow(popup);
      await says(shop.button, 'Following');
      assert.ok(isFollowed(networks));
    });
  });

  describe(`a sign-in on ${network}`, () => {
    it('that was taken back there changes nothing more, and is asked for anew', async (t) => {
      const { networks, shop } = await openShop(t, [account]);
      await follow(shop, kind);
      kind.revoke(networks);
      await shop.button.click();
      await shop.page.getByText('This page may not do that for you.').waitFor();
      await says(shop.button, 'Follow');
      assert.ok(isFollowed(networks), 'nobody can take it back');
      await shop.page.reload();
      await follow(shop, kind);
      assert.ok(isFollowed(networks));
    });

    it('is shown on the gateway with its handle, and is deleted there at its server, too', async (t) => {
      const { networks, shop } = await openShop(t, [account]);
      await follow(shop, kind);
      const me = await shop.context.newPage();
      await me.goto(`${GATEWAY_URL}/me`);
      await me.getByText(kind.handle).waitFor();
      await me.getByRole('button', { name: `Disconnect ${network}` }).click();
      await me.getByText(kind.handle).waitFor({ state: 'detached' });
      assert.deepEqual(kind.allowed(networks), []);
      await shop.page.reload();
      await says(shop.button, 'Follow');
      assert.ok(isFollowed(networks), 'the follow itself is theirs');
    });
  });
}

describe('on Mastodon through the gateway', () => {
  const mastodon = kinds[1];

  it('a locked account is asked', async (t) => {
    const { networks, shop } = await openShop(t, [RIVER]);
    networks.meadow.reachable.set('river@village.example', { locked: true });
    const popup = await press(shop);
    await nameHome(popup, mastodon);
    await mastodon.allow(popup);
    await says(shop.button, 'Requested');
    await shop.page.reload();
    await says(shop.button, 'Requested');
  });

  it('a second account is followed without another sign-in', async (t) => {
    const ann = 'mastodon:ann@village.example';
    const { networks, shop } = await openShop(t, [RIVER, ann]);
    networks.meadow.reachable.set('ann@village.example', { locked: false });
    networks.village.profiles.set('ann', { id: '7', acct: 'ann', username: 'ann' });
    await follow(shop, mastodon);
    const second = shop.buttons.nth(1);
    const popup = await press(shop, second);
    await confirm(popup, /ann/);
    await says(second, 'Following');
    assert.equal(networks.meadow.stateOf('ann@village.example'), 'following');
  });

  it('a server that is down is said to be so, and another one is asked for', async (t) => {
    const { networks, shop } = await openShop(t, [RIVER]);
    networks.meadow.trouble = 'down';
    const popup = await press(shop);
    await nameHome(popup, mastodon);
    await popup.getByRole('alert').getByText('cannot be reached').waitFor();
    await nameHome(popup, mastodon, 'village.example');
    await mastodon.allow(popup);
    await says(shop.button, 'Following');
    assert.equal(networks.village.stateOf('river'), 'following');
  });
});

/** All that a page keeps, as text. */
const keptIn = (page) =>
  page.evaluate(async () => {
    const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = await done(database.transaction(store).objectStore(store).getAll());
        kept.push(JSON.stringify(all));
      }
      database.close();
    }
    return kept.join('\n');
  });
