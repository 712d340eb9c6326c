import { keysFrom } from '../../../src/gateway/config/keys.js';
import { openDatabase } from '../../../src/gateway/database/open-database.js';
import { blueskyNetwork } from '../../../src/gateway/open-networks/bluesky/bluesky.js';
import type { BlueskyServers } from '../../../src/gateway/open-networks/bluesky/bluesky-io.js';
import { databaseVault } from '../../../src/gateway/open-networks/database-vault.js';
import { ALICE } from './open-bluesky-scene.js';
import { fetchOf } from './open-bluesky-world.js';

// A process of a gateway that has one thing to do: when it is told to, it follows Alice, and says how that went.

export interface Task {
  readonly file: string;
  readonly secret: string;
  readonly routes: Readonly<Record<string, number>>;
  readonly servers: BlueskyServers;
  readonly subject: string;
  /** What it takes for the time; milliseconds since 1970. */
  readonly now: number;
}

const { file, secret, routes, servers, subject, now } = JSON.parse(process.argv[2]!) as Task;
const { database } = openDatabase({ kind: 'sqlite', file });
const silent = (): void => undefined;
const network = blueskyNetwork(
  {
    fetch: fetchOf(routes),
    publicUrl: 'https://magpie.example',
    name: 'River gateway',
    vault: databaseVault({ database, keys: keysFrom(secret), now: () => now }),
    now: () => now,
    log: { info: silent, warn: silent, error: silent },
  },
  servers,
);

process.once('message', () => {
  void network
    .follow({ issuer: 'bluesky', subject }, ALICE)
    .catch((error: unknown) => String(error))
    .then(async (end) => {
      await database.destroy();
      process.send!(end, () => process.disconnect());
    });
});
process.send!('ready');
