import { accounts } from './accounts.mjs';
import { gatherCrowd } from './crowd.mjs';
import { openSite } from './open-site.mjs';
import { publishMissing } from './publish.mjs';
import { openStandIns } from './stand-ins.mjs';

/**
 * Opens the demo: its pages, and a gateway with three brands, one of which is on WeChat, LINE and QQ too. What is there already
 * stays, what is missing is added. Where visitors are on this machine there are a Bluesky and a Mastodon server for them, too.
 * @param {Parameters<typeof openSite>[0]} options
 * @returns {ReturnType<typeof openSite>}
 */
export async function openDemo(options) {
  const standIns = options.publicUrl ? undefined : await openStandIns(options.port);
  let site;
  try {
    site = await openSite({
      withPlatforms: true,
      ...(standIns && { openNetworks: standIns.openNetworks, files: { '/stand-ins.json': standIns.places } }),
      ...options,
    });
    await publishMissing(site.gateway, accounts, site.sinceMs);
    await gatherCrowd(site.gateway.services, accounts);
    const { close } = site;
    return {
      ...site,
      async close() {
        standIns?.close();
        await close();
      },
    };
  } catch (error) {
    standIns?.close();
    await site?.close();
    throw error;
  }
}
