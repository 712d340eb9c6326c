import { didsOfHandles, followsAmong } from './app-view.js';
import type { BlueskyIo } from './bluesky-io.js';
import { justDone, type Done } from './just-done.js';
import { idOf } from './names.js';

/**
 * How somebody stands to some accounts, as everybody may see, or will in a moment.
 * @param visitor DID. @param addresses Canonical.
 * @returns No entry for accounts that are not there.
 * @throws {OpenNetworkError} unreachable, rate-limited, bad-response.
 */
export async function relationships(
  visitor: string,
  addresses: readonly string[],
  io: BlueskyIo,
): Promise<ReadonlyMap<string, Done>> {
  const ids = addresses.map(idOf);
  const dids = await didsOfHandles(
    ids.filter((id) => !id.startsWith('did:')),
    io,
  );
  const known = new Map(addresses.map((address, at) => [address, dids.get(ids[at]!) ?? ids[at]!] as const));
  const targets = [...new Set(known.values())].filter((did) => did.startsWith('did:'));
  const [follows, done] = await Promise.all([followsAmong(visitor, targets, io), justDone(visitor, io)]);
  const states = new Map<string, Done>();
  for (const [address, did] of known) {
    const said = follows.get(did) === undefined ? 'not-following' : 'following';
    if (follows.has(did)) states.set(address, done.get(did) ?? said);
  }
  return states;
}
