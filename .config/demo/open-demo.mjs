import { accounts } from './accounts.mjs';
import { gatherCrowd } from './crowd.mjs';
import { openSite } from './open-site.mjs';
import { publishMissing } from './publish.mjs';

/**
 * Opens the demo: its pages, and a gateway with three brands, one of which is on WeChat, LINE and QQ too. What is there already
 * stays, what is missing is added.
 * @param {Parameters<typeof openSite>[0]} options
 * @returns {ReturnType<typeof openSite>}
 */
export async function openDemo(options) {
  const site = await openSite({ withPlatforms: true, ...options });
  try {
    await publishMissing(site.gateway, accounts, site.sinceMs);
    await gatherCrowd(site.gateway.services, accounts);
    return site;
  } catch (error) {
    await site.close();
    throw error;
  }
}
