import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launch, withoutFirefox } from '../hosts/engines.mjs';
import { answerPackage } from '../hosts/packages.mjs';
import { refused, strictHost } from '../hosts/strict.mjs';
import { button, card, feed, openForBusiness, visit, visitor } from './customer.mjs';
import { answer } from './networks.mjs';
import { ALICE, openPage, OpenNetworks, problemsOf, RIVER } from './open-networks.mjs';
import { says } from './follower.mjs';

const PUBLIC = 'https://public.api.bsky.app https://social.example';
const accounts = ['bluesky:alice.test', 'mastodon:River@social.example'];
const everything = accounts.map((account) => button(account, 'count') + card(account) + feed(account)).join('');

/** Goes through a page with all widgets, and its own Lit if it has one. */
async function seeAll(t, host) {
  const context = await visitor(t, async (route) => (await answerPackage(route)) || answer(route));
  const shop = await visit(context, { ...host, body: `<host-clock></host-clock>${everything}` });
  for (const at of accounts.keys()) {
    await shop.page.locator('magpie-post-feed').nth(at).scrollIntoViewIfNeeded();
    await shop.sees(`magpie-post-feed >> nth=${at} >> [part=post]`);
    await shop.sees(`magpie-account-card >> nth=${at} >> [part=name]`);
  }
  return shop;
}

for (const engine of ['chromium', 'firefox']) {
  describe(`under the strict policy in ${engine}`, { skip: engine === 'firefox' && withoutFirefox }, () => {
    openForBusiness(launch[engine]);

    for (const lit of ['before', 'after']) {
      it(`nothing is refused where the page’s own Lit comes ${lit} ours, and each draws`, async (t) => {
        const shop = await seeAll(t, strictHost({ ask: PUBLIC, types: 'magpie lit-html', lit }));
        await shop.sees('host-clock b:has-text("12:00")');
        assert.deepEqual(await refused(shop), []);
      });
    }

    for (const account of [ALICE, RIVER]) {
      it(`nothing is refused by the question that comes before a follow of ${account}`, async (t) => {
        const ask = 'https://public.api.bsky.app https://village.example';
        const shop = await openPage(t, new OpenNetworks(), account, strictHost({ ask }));
        await shop.button.click();
        await shop.dialog.getByRole('textbox').fill('bob.example');
        assert.deepEqual(await refused(shop), []);
      });
    }
  });
}

// Playwright cannot stand in for servers that Firefox asks with a proof in a header.
describe('under the strict policy, a whole follow', () => {
  openForBusiness(launch.chromium);

  it('is refused nothing from the question to Following, on Bluesky', async (t) => {
    const networks = new OpenNetworks();
    const { issuer, pds } = networks.bluesky;
    const ask = `https://public.api.bsky.app ${issuer} ${pds} https://plc.directory`;
    const shop = await openPage(t, networks, ALICE, strictHost({ ask }));
    await shop.button.click();
    await shop.dialog.getByLabel('What is your handle on Bluesky?').fill('bob.example');
    const [popup] = await Promise.all([
      shop.context.waitForEvent('page'),
      shop.dialog.getByRole('button', { name: 'Continue' }).click(),
    ]);
    await popup.getByRole('link', { name: 'Authorize' }).click();
    await says(shop.button, 'Following');
    assert.deepEqual(problemsOf({ problems: await refused(shop) }), []);
  });
});
