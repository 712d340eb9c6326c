import { hashOf } from '../config/keys.js';
import { databaseStore } from '../connectors/database-store.js';
import type { OpenNetwork } from '../open-networks/open-network.js';
import type { Services } from '../services.js';
import { asOpenViewer } from '../viewers/open-viewer.js';
import type { OpenViewer } from '../viewers/open-visitor.js';

/** How a viewer stands to an account. */
export type OpenRelationship = 'following' | 'requested' | 'not-following';

/** How long an answer is good for all widgets of a page, and for its next page. */
const FRESH_MS = 30_000;

/** Questions that are under way for a viewer, in this process. */
const asking = new WeakMap<Services['database'], Map<string, Promise<unknown>>>();

/** Names nobody, to whom reads the table alone. */
const keyOf = (viewerId: string, address: string): string => `stands:${hashOf(`${viewerId} ${address}`)}`;

/**
 * How a viewer stands to some accounts of their network. One question at a time for each viewer, and none where the last answer
 * is new.
 * @param addresses Canonical.
 * @param waitMs How long to wait for their server.
 * @returns No entry where the network does not say.
 * @throws {OpenNetworkError} signed-out; any other.
 */
export async function openRelationships(
  services: Services,
  viewerId: string,
  addresses: readonly string[],
  waitMs?: number,
): Promise<ReadonlyMap<string, OpenRelationship>> {
  const lines = asking.get(services.database) ?? new Map<string, Promise<unknown>>();
  asking.set(services.database, lines);
  const before = lines.get(viewerId) ?? Promise.resolve();
  const answer = before.catch(() => undefined).then(() => obtain(services, viewerId, addresses, waitMs));
  lines.set(viewerId, answer);
  try {
    return await answer;
  } finally {
    if (lines.get(viewerId) === answer) lines.delete(viewerId);
  }
}

async function obtain(
  services: Services,
  viewerId: string,
  addresses: readonly string[],
  waitMs: number | undefined,
): Promise<ReadonlyMap<string, OpenRelationship>> {
  const known = await read(services, viewerId, addresses);
  const unknown = addresses.filter((address) => !known.has(address));
  if (unknown.length === 0) return known;
  const told = await asOpenViewer(
    services,
    viewerId,
    ({ network, visitor }) => network.relationships(visitor, unknown),
    waitMs,
  );
  const store = databaseStore(services.database, services.now);
  for (const [address, state] of told) {
    // Not written over what is there by now: a follow that was made meanwhile is newer than this answer.
    const key = keyOf(viewerId, address);
    const isNewest = await store.claim(key, state, FRESH_MS);
    known.set(address, isNewest ? state : (((await store.read(key)) as OpenRelationship | undefined) ?? state));
  }
  return known;
}

async function read(
  { database, now }: Services,
  viewerId: string,
  addresses: readonly string[],
): Promise<Map<string, OpenRelationship>> {
  const byKey = new Map(addresses.map((address) => [keyOf(viewerId, address), address]));
  if (byKey.size === 0) return new Map();
  const rows = await database
    .selectFrom('connector_entry')
    .select(['key', 'value'])
    .where('key', 'in', [...byKey.keys()])
    .where('expires_at', '>', now())
    .execute();
  return new Map(rows.map(({ key, value }) => [byKey.get(key)!, value as OpenRelationship]));
}

/**
 * Follows an account of an open network for a viewer.
 * @param address Canonical.
 * @param waitMs How long to wait for their server.
 * @throws {OpenNetworkError} signed-out, follow-limit, not-found; any other.
 */
export const followOpen = (
  services: Services,
  viewerId: string,
  address: string,
  waitMs?: number,
): ReturnType<OpenNetwork['follow']> =>
  changing(services, { viewerId, address, waitMs }, ({ network, visitor }) => network.follow(visitor, address));

/**
 * Takes a follow, or the request for one, back.
 * @param address Canonical.
 * @throws {OpenNetworkError} signed-out; any other.
 */
export async function unfollowOpen(services: Services, viewerId: string, address: string): Promise<void> {
  await changing(services, { viewerId, address }, async ({ network, visitor }) => {
    await network.unfollow(visitor, address);
    return 'not-following';
  });
}

async function changing<State extends OpenRelationship>(
  services: Services,
  {
    viewerId,
    address,
    waitMs,
  }: { readonly viewerId: string; readonly address: string; readonly waitMs?: number | undefined },
  change: (viewer: OpenViewer) => Promise<State>,
): Promise<State> {
  const store = databaseStore(services.database, services.now);
  const key = keyOf(viewerId, address);
  try {
    const state = await asOpenViewer(services, viewerId, change, waitMs);
    await store.write(key, state, FRESH_MS);
    return state;
  } catch (error) {
    // What has come of it is not known: the network is asked next time.
    await store.delete(key);
    throw error;
  }
}
