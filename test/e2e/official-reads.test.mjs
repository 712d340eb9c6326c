import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { card, feed, openForBusiness } from './customer.mjs';
import { follower, openShop } from './follower.mjs';
import { LINE, openOfficialGateway, QQ, WECHAT } from './platforms.mjs';

const everything = [WECHAT, LINE, QQ].map((account) => card(account) + feed(account)).join('');

/** Scrolls to a card, and waits until it says whose it is. */
async function nameIn({ page }, account, name) {
  const box = page.locator(`magpie-account-card[account="${account}"]`);
  await box.scrollIntoViewIfNeeded();
  await box.locator('[part=name]').getByText(name).waitFor();
}

/** Waits until a card says how many follow. */
const countIn = (shop, account, count) =>
  shop.page.locator(`magpie-account-card[account="${account}"]`).getByText(count, { exact: true }).first().waitFor();

/** Scrolls to a feed. */
async function feedIn({ page }, account) {
  const posts = page.locator(`magpie-post-feed[account="${account}"]`);
  await posts.scrollIntoViewIfNeeded();
  return posts;
}

/** Waits until cards and feeds show what the platforms and the configuration have. */
async function seesEverything(shop) {
  for (const [account, name, count, article] of [
    [WECHAT, '河畔工作室', '72.1K', '春季版开印了：三种纸，一种光'],
    [LINE, 'River Studio 河畔工作室', '32.6K', '春の版、刷りはじめました'],
    [QQ, 'River Studio 河畔工作室', '48.2K', '秋季版的夜：还剩十一张'],
  ]) {
    await nameIn(shop, account, name);
    await countIn(shop, account, count);
    await (await feedIn(shop, account)).locator('[part=post]').first().getByText(article).waitFor();
  }
}

const outage = () => new Response('', { status: 503 });

describe('cards and feeds of official accounts', () => {
  const gateway = openOfficialGateway();
  openForBusiness();

  it('show names, counts and articles as the platforms have them, and ask the gateway alone', async (t) => {
    const shop = await openShop(await follower(t, gateway), gateway, { body: everything });
    await seesEverything(shop);
    const strangers = shop.asked.filter((url) => !url.startsWith(gateway.url) && url !== shop.page.url());
    assert.deepEqual([strangers, shop.problems], [[], []]);
  });

  it('ask the platforms no more when more visitors come, and stay when the platforms are down', async (t) => {
    const { wechat, line } = gateway.platforms;
    const asked = [wechat.calls.length, line.calls.length];
    wechat.answerNext('user/get', outage, 100);
    line.answerNext('insight/followers', outage, 100);
    await seesEverything(await openShop(await follower(t, gateway), gateway, { body: everything }));
    assert.deepEqual([wechat.calls.length, line.calls.length], asked);
  });

  it('show the last answers where the gateway does not answer any more', async (t) => {
    const context = await follower(t, gateway);
    const shop = await openShop(context, gateway, { body: everything });
    await seesEverything(shop);
    await context.route('**/v1/**', (route) => route.abort());
    await shop.page.reload();
    await seesEverything(shop);
  });
});

describe('cards and feeds of official accounts whose platforms are down', () => {
  const gateway = openOfficialGateway();
  openForBusiness();
  before(() => {
    gateway.platforms.wechat.answerNext('stable_token', outage, 100);
    gateway.platforms.line.answerNext('channel-token', outage, 100);
  });

  it('show what the configuration has; the rest is the page’s own link', async (t) => {
    const shop = await openShop(await follower(t, gateway), gateway, { body: everything });
    await nameIn(shop, WECHAT, '河畔工作室');
    await nameIn(shop, LINE, 'River Studio');
    await countIn(shop, QQ, '48.2K');
    const silent = await feedIn(shop, WECHAT);
    await silent.getByRole('link', { name: 'Our posts' }).waitFor();
    for (const [account, article] of [
      [LINE, '春の版、刷りはじめました'],
      [QQ, '秋季版的夜：还剩十一张'],
    ]) {
      await (await feedIn(shop, account)).locator('[part=post]').first().getByText(article).waitFor();
    }
    for (const account of [WECHAT, LINE]) {
      const text = await shop.page.locator(`magpie-account-card[account="${account}"]`).innerText();
      assert.doesNotMatch(text, /followers?|friends?/);
    }
  });
});
