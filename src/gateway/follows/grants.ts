import type { Selectable } from 'kysely';
import { randomId } from '../config/keys.js';
import type { GrantTable } from '../database/schema.js';
import type { Services } from '../services.js';

/** How exactly it is kept when a grant was last used: a write an hour, not one a request. */
const USED_STEP_MS = 3_600_000;

/** A viewer has allowed one browser's pages of one site to know and to end what they follow of one network. */
export interface Grant {
  readonly id: string;
  readonly viewerId: string;
  readonly origin: string;
  /** As `realmOf` has it: people are somebody else on each network, and on WeChat to each account. */
  readonly network: string;
  /** When it was allowed, or allowed again; milliseconds since 1970. */
  readonly createdAt: number;
  /** To within an hour; milliseconds since 1970. */
  readonly usedAt: number;
}

/** What a key may do for an origin's pages in a network, as `realmOf` has it; `undefined`: nobody has allowed it, or has taken it back. */
export async function grantFor(
  services: Pick<Services, 'database' | 'now'>,
  key: string,
  origin: string,
  network: string,
): Promise<Grant | undefined> {
  return (await grantsFor(services, { key, origin, networks: [network] })).get(network);
}

/** As `grantFor`, for several networks; there is no entry where nobody has allowed it. */
export async function grantsFor(
  { database, now }: Pick<Services, 'database' | 'now'>,
  { key, origin, networks }: { readonly key: string; readonly origin: string; readonly networks: readonly string[] },
): Promise<ReadonlyMap<string, Grant>> {
  const rows = await database
    .selectFrom('grant')
    .selectAll()
    .where('key', '=', key)
    .where('origin', '=', origin)
    .where('network', 'in', networks)
    .execute();
  for (const { id, used_at } of rows) {
    if (now() - used_at < USED_STEP_MS) continue;
    await database.updateTable('grant').set({ used_at: now() }).where('id', '=', id).execute();
  }
  return new Map(rows.map((row) => [row.network, toGrant(row)]));
}

/** Whether a viewer has allowed a key anything for an origin's pages on one of some networks; on WeChat, for any account. */
export async function hasGrantOn(
  { database }: Pick<Services, 'database'>,
  { key, origin, networks }: { readonly key: string; readonly origin: string; readonly networks: readonly string[] },
): Promise<boolean> {
  const row = await database
    .selectFrom('grant')
    .select('id')
    .where('key', '=', key)
    .where('origin', '=', origin)
    .where((eb) =>
      eb.or(networks.flatMap((network) => [eb('network', '=', network), eb('network', 'like', `${network}:%`)])),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers that a viewer allowed a key for an origin in a network. Where another viewer had, it is theirs no longer. */
export async function allow(
  { database, now }: Pick<Services, 'database' | 'now'>,
  { viewerId, key, origin, network }: Pick<Grant, 'viewerId' | 'origin' | 'network'> & { readonly key: string },
): Promise<void> {
  const time = now();
  await database
    .insertInto('grant')
    .values({ id: randomId(), viewer_id: viewerId, key, origin, network, created_at: time, used_at: time })
    .onConflict((conflict) =>
      conflict
        .columns(['key', 'origin', 'network'])
        .doUpdateSet({ viewer_id: viewerId, created_at: time, used_at: time }),
    )
    .execute();
}

/** What a viewer has allowed, the newest first: one entry for each browser of theirs, each site and each network. */
export async function grantsOf({ database }: Pick<Services, 'database'>, viewerId: string): Promise<readonly Grant[]> {
  const rows = await database
    .selectFrom('grant')
    .selectAll()
    .where('viewer_id', '=', viewerId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toGrant);
}

/** Takes back what a viewer has allowed. @returns Whether it was theirs to take back. */
export async function revokeGrant(
  { database }: Pick<Services, 'database'>,
  viewerId: string,
  grantId: string,
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('grant')
    .where('id', '=', grantId)
    .where('viewer_id', '=', viewerId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const toGrant = ({ id, viewer_id, origin, network, created_at, used_at }: Selectable<GrantTable>): Grant => ({
  id,
  viewerId: viewer_id,
  origin,
  network,
  createdAt: created_at,
  usedAt: used_at,
});
