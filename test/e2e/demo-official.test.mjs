import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDemo } from '../../.config/demo/open-demo.mjs';
import { open, openForBusiness, visitor } from './customer.mjs';
import { newFolder } from './folder.mjs';
import { buttonsOf, confirm, problemsOf, readQrCode, says } from './follower.mjs';

let demo;

/** Their browser reaches the demo and nobody else. */
const person = (t) =>
  visitor(t, (route) => (route.request().url().startsWith(demo.url) ? route.continue() : route.abort()));

/** Opens the page with the website and the phone. */
async function openStage(context) {
  const shop = await open(context, `${demo.url}official.html`);
  const website = shop.page.frameLocator('.window iframe');
  const phone = shop.page.frameLocator('.phone iframe');
  await phone.getByText('No code is open.').waitFor();
  const stage = {
    website,
    phone,
    button: (account) => website.locator(`magpie-follow-button[account="${account}"] [part=button]`).first(),
    press: (name) => phone.getByRole('button', { name }).first().click(),
    /** Waits until the phone says it. */
    hears: (words) => phone.getByRole('status').getByText(words).waitFor(),
    belongsTo: (name) => phone.getByLabel('Phone of').selectOption(name),
  };
  return Object.assign(shop, stage);
}

const SCAN_WECHAT = /^Scan the WeChat code/;

/** Presses a button that opens a window. */
async function windowOf(context, press) {
  const [page] = await Promise.all([context.waitForEvent('page'), press()]);
  await page.waitForLoadState();
  return page;
}

/** Says who one is, and whether the account is to be a friend. */
async function signInWithLine(page, name, { isFriend }) {
  await confirm(page);
  await page.getByLabel('You are').selectOption(name);
  await page.getByLabel('Add River Studio').setChecked(isFriend);
  await page.getByRole('button', { name: 'Allow' }).click();
}

describe('the demo’s official accounts', () => {
  const folder = newFolder();
  before(async () => (demo = await openDemo({ folder: folder.path })));
  after(() => demo?.close());
  openForBusiness();

  it('show cards with counts and articles with pictures, and ask nobody but the demo', async (t) => {
    const shop = await open(await person(t), `${demo.url}official-site.html`);
    for (const count of ['72.1K', '3.3万', '4.8万']) await shop.sees(`magpie-account-card:has-text("${count}")`);
    for (const feed of await shop.page.locator('magpie-post-feed').all()) {
      await feed.scrollIntoViewIfNeeded();
      const picture = feed.locator('[part=post] a img').first();
      await picture.waitFor();
      const isDrawn = (image) => image.decode().then(() => image.naturalWidth > 100);
      assert.ok(await picture.evaluate(isDrawn));
    }
    assert.deepEqual(
      shop.asked.filter((url) => !url.startsWith(demo.url)),
      [],
    );
    assert.deepEqual(shop.problems, []);
  });

  it('are followed on WeChat by somebody new, and again by who follows already; two tabs see each', async (t) => {
    const context = await person(t);
    const stage = await openStage(context);
    const other = await open(context, `${demo.url}official-site.html`);
    // Browsers draw what is behind another tab once a second.
    await stage.page.bringToFront();
    const everywhere = [stage.button('wechat:river'), buttonsOf(other.page).first()];

    await stage.button('wechat:river').click();
    await stage.press(SCAN_WECHAT);
    await stage.hears('press Follow');
    await stage.press('Follow 关注');
    for (const button of everywhere) await says(button, 'Following');
    await stage.phone.getByText('谢谢关注河畔工作室').waitFor();

    await stage.press('Unfollow 取消关注');
    await stage.hears('You do not follow this account any more.');
    await stage.page.reload();
    await other.page.reload();
    for (const button of everywhere) await says(button, 'Follow');

    await stage.press('WeChat');
    await stage.press('Follow 关注');
    await stage.press('Scan');
    await stage.button('wechat:river').click();
    await stage.press(SCAN_WECHAT);
    await stage.hears('the website has been told');
    for (const button of everywhere) await says(button, 'Following');
    assert.deepEqual([...problemsOf(stage), ...problemsOf(other)], []);
  });

  it('can be followed on WeChat with the keyboard alone', async (t) => {
    const stage = await openStage(await person(t));
    await stage.belongsTo('Bo Lindqvist');
    await stage.button('wechat:river').press('Enter');
    await stage.phone.getByRole('button', { name: SCAN_WECHAT }).press('Enter');
    await stage.phone.locator('#wechat-follow:focus').waitFor();
    await stage.page.keyboard.press('Enter');
    await says(stage.button('wechat:river'), 'Following');
    await stage.phone.locator('#wechat-unfollow:focus').waitFor();
  });

  it('are not there by a code that WeChat does not know any more', async (t) => {
    const { page } = await open(await person(t), `${demo.url}platforms/wechat/q/of-yesterday`);
    assert.match(page.url(), /\/phone\.html\?code=/);
    await page.getByText('This code has expired. Ask for a new one').waitFor();
    await page.getByLabel('Phone of').selectOption('Tomás Ferreira');
    await page.getByRole('button', { name: 'See the account without a code' }).click();
    await page.getByRole('button', { name: 'Follow 关注' }).waitFor();
  });

  it('are found on WeChat by the code on their public page', async (t) => {
    const { page } = await open(await person(t), `${demo.url}@wechat:river`);
    await page.goto(await readQrCode(page.locator('main'), `${demo.url}platforms/wechat/r/river`, {}));
    await page.getByText('公众号 · river').waitFor();
  });

  it('are added on LINE by signing in; who blocks them there follows no more', async (t) => {
    const context = await person(t);
    const stage = await openStage(context);
    const other = await open(context, `${demo.url}official-site.html`);
    await stage.page.bringToFront();
    const page = await windowOf(context, () => stage.button('line:@river').click());
    await signInWithLine(page, 'Mei 梅', { isFriend: true });
    const added = buttonsOf(other.page).locator('visible=true').getByText('Added').first();
    await says(stage.button('line:@river'), 'Added');
    await added.waitFor();
    await stage.press('LINE');
    await stage.press('Block ブロック');
    await stage.hears('You have blocked this account.');
    await stage.page.reload();
    await says(stage.button('line:@river'), 'Add friend');
  });

  it('are followed on LINE by who signs in first, and adds them on the phone later', async (t) => {
    const context = await person(t);
    const stage = await openStage(context);
    const code = stage.phone.getByRole('link', { name: /^Scan the LINE code/ });
    await windowOf(context, () => stage.button('line:@river').click());
    const page = await windowOf(context, () => code.click());
    await signInWithLine(page, 'Amira Haddad', { isFriend: false });
    await page.waitForURL((url) => !url.pathname.startsWith('/platforms/'));
    await stage.belongsTo('Amira Haddad');
    await stage.phone.getByLabel('Or paste what a code says').fill('https://line.me/R/ti/p/%40river');
    await stage.phone.getByLabel('Or paste what a code says').press('Enter');
    await stage.press('Add friend 友だち追加');
    await says(stage.button('line:@river'), 'Added');
  });

  it('are followed on LINE by who signs in first, and adds them on the page that the window leads to', async (t) => {
    const context = await person(t);
    const stage = await openStage(context);
    const page = await windowOf(context, () => stage.button('line:@river').click());
    await signInWithLine(page, 'Tomás Ferreira', { isFriend: false });
    const link = page.getByRole('link', { name: /^Follow River Studio .* on LINE/ });
    const account = await windowOf(context, () => link.click());
    await account.getByLabel('You are').selectOption('Tomás Ferreira');
    await account.getByRole('button', { name: 'Add friend' }).click();
    await says(stage.button('line:@river'), 'Added');
  });

  it('are followed on QQ by signing in with a phone', async (t) => {
    const context = await person(t);
    const stage = await openStage(context);
    await windowOf(context, () => stage.button('qq:river').click());
    const page = await windowOf(context, () => stage.phone.getByRole('link', { name: /^Scan the QQ code/ }).click());
    await confirm(page);
    await page.getByRole('button', { name: '授权并登录' }).click();
    await says(stage.button('qq:river'), 'Following');
  });

  it('turn dark with the page around them', async (t) => {
    const stage = await openStage(await person(t));
    await stage.page.getByRole('button', { name: 'Dark' }).click();
    for (const frame of [stage.website, stage.phone]) await frame.locator(':root[data-theme=dark]').waitFor();
  });

  it('are links and codes on the page without a gateway, which promises nothing', async (t) => {
    const shop = await open(await person(t), `${demo.url}without-gateway.html`);
    await shop.sees('magpie-follow-button [part=button]');
    const links = await buttonsOf(shop.page).evaluateAll((buttons) => buttons.map(({ href }) => href));
    assert.deepEqual(links, [
      'https://river.example/wechat',
      'https://line.me/R/ti/p/%40magpie.example',
      'https://river.example/qq',
    ]);
    await shop.page.locator('magpie-follow-button[account^=wechat] [part=more]').click();
    const picture = shop.page.locator('dialog img');
    await picture.waitFor();
    assert.equal(await picture.evaluate((image) => new URL(image.src).pathname), '/wechat-code.svg');
    assert.deepEqual(shop.problems, []);
  });
});
