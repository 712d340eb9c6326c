import { createServer } from 'node:http';
import { nodeHandler } from '../../test/support/fake-platform.mjs';
import { blueskyNetwork, mastodonNetwork } from './built-gateway.mjs';
import { StandInBluesky } from './stand-in-bluesky.mjs';
import { StandInMastodon } from './stand-in-mastodon.mjs';

/** How far from the demo's port theirs are, where these are free. */
const OFFSETS = { mastodon: 100, bluesky: 200 };

/**
 * Opens a Mastodon server and a Bluesky, each on a port of this machine, so that following in place can be tried without them.
 * @param {number} [port] Of the demo. 0: any that are free.
 */
export async function openStandIns(port = 0) {
  const mastodon = await listen(port && port + OFFSETS.mastodon, (origin) => new StandInMastodon(origin));
  const bluesky = await listen(port && port + OFFSETS.bluesky, (origin) => new StandInBluesky(origin));
  return {
    /** What the pages of the demo have to know. */
    places: {
      mastodon: { host: new URL(mastodon.origin).host },
      bluesky: { url: bluesky.origin, handle: bluesky.standIn.handle },
    },
    /** For `createGateway`. */
    openNetworks(given) {
      const io = { ...given, vault: sinceStart(given.vault) };
      return [blueskyNetwork(io, { appViewUrl: bluesky.origin, plcUrl: bluesky.origin }), mastodonNetwork(io)];
    },
    close() {
      for (const { server } of [mastodon, bluesky]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** They forget everything when they end; what the gateway knows of them is of use to nobody after that. */
function sinceStart(vault) {
  const start = Date.now();
  const own = (key) => `${key} ${start}`;
  return {
    get: (key) => vault.get(own(key)),
    set: (key, ...rest) => vault.set(own(key), ...rest),
    delete: (key) => vault.delete(own(key)),
    exclusive: (name, act) => vault.exclusive(own(name), act),
  };
}

/** @param make Makes what answers there, by its origin. */
async function listen(port, make) {
  let standIn;
  const server = createServer((request, response) => nodeHandler((asked) => standIn.answer(asked))(request, response));
  await listenAt(server, port).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return listenAt(server, 0);
  });
  const origin = `http://localhost:${server.address().port}`;
  standIn = make(origin);
  return { server, origin, standIn };
}

function listenAt(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
