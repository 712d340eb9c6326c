import { open, site, visitor } from './customer.mjs';
import { answer } from './networks.mjs';

/** Somebody who makes a snippet; their browser reaches the gateway, and recorded answers in place of the networks. */
export const publisher = (t, gateway, { network = answer, ...options } = {}) =>
  visitor(
    t,
    (route) => {
      const { origin } = new URL(route.request().url());
      return [gateway.url, `${site.otherUrl}/`].includes(`${origin}/`) ? route.continue() : network(route);
    },
    { permissions: ['clipboard-read', 'clipboard-write'], ...options },
  );

/**
 * Opens the publish page. @param {Record<string, string>} [options] What somebody has chosen, and passed on.
 * @returns As `open`, with what is refused there.
 */
export async function openPublish(context, gateway, options = {}) {
  const opened = await open(context, `${gateway.url}publish/#${new URLSearchParams(options)}`);
  await opened.page.locator('html.ready').waitFor();
  return opened;
}

/** Presses a button that copies. @returns What is on the clipboard then. */
export async function copied(page, title) {
  await page.getByRole('button', { name: `Copy: ${title}` }).click();
  await page
    .getByRole('status')
    .filter({ hasText: `Copied: ${title}` })
    .waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}
