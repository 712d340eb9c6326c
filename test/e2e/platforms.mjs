import { button, card } from './customer.mjs';
import { confirm, follower, openShop, readQrCode, says } from './follower.mjs';
import { openGateway } from './gateway.mjs';

/** River Studio on other platforms, as pages name it. */
export const WECHAT = 'wechat:river';
export const LINE = 'line:@river';
export const QQ = 'qq:river';

/** A gateway whose operator has accounts on a WeChat, a LINE and a QQ that play the real ones. */
export const openOfficialGateway = (options = {}) => openGateway({ withPlatforms: true, ...options });

/**
 * Opens two tabs of one visitor's browser, each with a button and a card of the account.
 * @param {string} [more] What else is on both.
 * @returns What `openShop` does of the second tab, which is in front; and what waits for all buttons, in both.
 */
export async function openTabs(t, gateway, account, more = '') {
  const context = await follower(t, gateway);
  const body = button(account) + card(account) + more;
  const tabs = [await openShop(context, gateway, { body }), await openShop(context, gateway, { body })];
  for (const tab of tabs) await tab.sees('magpie-account-card [part=name]');
  const [other, shop] = tabs;
  const buttonOf = (page, widget) => page.locator(`${widget}[account="${account}"] [part=button]`).first();
  return Object.assign(shop, {
    other,
    button: buttonOf(shop.page, 'magpie-follow-button'),
    dialog: shop.page.getByRole('dialog'),
    async bothSay(words) {
      for (const { page } of tabs) {
        for (const widget of ['magpie-follow-button', 'magpie-account-card']) await says(buttonOf(page, widget), words);
      }
    },
    async reload() {
      for (const { page } of tabs) await page.reload();
    },
  });
}

/** Presses a button, and reads WeChat's code off the dialog. @returns What it says. */
export async function codeOfWechat(shop, gateway, button = shop.button) {
  await button.click();
  return newestCode(shop.page, gateway);
}

/** @returns What the code in a dialog says: it is the newest that WeChat has made. */
export async function newestCode(page, { platforms }) {
  const dialog = page.getByRole('dialog');
  await dialog.locator('svg[role=img]').waitFor();
  return readQrCode(dialog, [...platforms.wechat.codes.keys()].at(-1));
}

/** Goes on at the gateway’s page to LINE, and chooses there. */
export async function agreeOnLine(page, person, { isFriend = true, decision = 'Allow' } = {}) {
  await confirm(page, 'River Studio');
  await page.getByLabel('You are').selectOption(person);
  await page.getByLabel('Add River Studio').setChecked(isFriend);
  await page.getByRole('button', { name: decision }).click();
}

/** Goes on at the gateway’s page to QQ, and chooses there. */
export async function agreeOnQq(page, person, { decision = '授权并登录' } = {}) {
  await confirm(page, 'River Studio');
  await page.getByLabel('你是').selectOption(person);
  await page.getByRole('button', { name: decision }).click();
}

/** Everything that the database holds, as text. */
export async function everythingKept({ services: { database } }) {
  const tables = await database.introspection.getTables();
  const rows = await Promise.all(tables.map(({ name }) => database.selectFrom(name).selectAll().execute()));
  return JSON.stringify(rows);
}
