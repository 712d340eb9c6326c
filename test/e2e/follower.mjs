import assert from 'node:assert/strict';
import { generate, mode } from 'lean-qr';
import { SCRIPT, site, visit, visitor } from './customer.mjs';

/** Modules of white around a QR code (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;

/** The first of the two lines, with a gateway. */
export const scriptFor = (gateway) => SCRIPT.replace('src', `data-gateway="${gateway.url}" src`);

/**
 * Somebody who has never been here; their browser reaches the website, the gateway and nobody else.
 * @param [options] As for `visitor`.
 */
export const follower = (t, gateway, options) =>
  visitor(
    t,
    (route) => {
      const { origin } = new URL(route.request().url());
      return [`${gateway.url}`, `${site.otherUrl}/`].includes(`${origin}/`) ? route.continue() : route.abort();
    },
    options,
  );

/**
 * Opens a page of a website of another site than the gateway's, with what `body` says.
 * @returns What `visit` does, with the buttons of the page.
 */
export async function openShop(
  context,
  gateway,
  { body, meta = '', head = meta + scriptFor(gateway), headers, url = site.otherUrl },
) {
  const shop = await visit(context, { head, body, headers, at: url });
  return Object.assign(shop, { buttons: buttonsOf(shop.page) });
}

/**
 * What went wrong on a page, less the one refusal that belongs to each first proof: a nonce is given by no other answer (RFC
 * 9449 §8), and browsers write every refusal to the console.
 */
export const problemsOf = ({ problems }) => problems.filter((problem) => !problem.includes('a status of 401'));

/** What is clicked to follow. */
export const buttonsOf = (page) => page.locator('magpie-follow-button [part=button]');

/** Waits until a button says how the visitor stands to its account; a count may come after it. */
export const says = (button, words) => button.and(button.page().getByText(new RegExp(`^${words}[\\d.K]*$`))).waitFor();

/** Presses a button. @returns The window that opens. */
export async function press(shop, button = shop.buttons) {
  const [popup] = await Promise.all([shop.page.context().waitForEvent('page'), button.click()]);
  return popup;
}

/** Says who one is, on the gateway's page. */
export async function signIn(page, name = 'Ann') {
  await page.locator('a[href^="/sign-in/local"]').click();
  await page.getByRole('textbox', { name: 'Or somebody else' }).fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Answers yes, once the page takes an answer: it waits until it has been seen. */
export async function confirm(page, name = 'River Studio') {
  await page.getByRole('heading', { name }).waitFor();
  await page.waitForLoadState();
  await page.waitForFunction(
    () =>
      !document.documentElement.classList.contains('arming') &&
      document.querySelector('.armed button')?.checkVisibility({ visibilityProperty: true }),
  );
  await page.locator('.armed button').click();
}

/** Presses a button, and answers in the window that opens. */
export async function followByWindow(shop, button, { name } = {}) {
  const popup = await press(shop, button);
  await signIn(popup, name);
  await confirm(popup);
  await says(button, 'Following');
}

/**
 * The address that a QR code says: it is drawn anew and compared, so what is on the screen is what is read.
 * @param [options] How it is written. Widgets know bytes alone; the gateway's pages leave it all to lean-qr.
 */
export async function readQrCode(place, address, options = { modes: [mode.ascii] }) {
  const code = generate(address, options);
  let squares = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) squares += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`;
    }
  }
  assert.equal(await place.locator('svg[role=img] path').getAttribute('d'), squares);
  return address;
}
