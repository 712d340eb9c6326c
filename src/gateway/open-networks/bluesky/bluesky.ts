import type { OpenNetworkIo } from '../open-network-io.js';
import type { OpenNetwork, VisitorId } from '../open-network.js';
import { loadAccount } from './account.js';
import { arrive } from './arrive.js';
import { authorize } from './authorize.js';
import type { BlueskyIo, BlueskyServers } from './bluesky-io.js';
import { clientKeys, clientMetadata } from './client.js';
import { follow, unfollow } from './follow-record.js';
import { loadIdentity } from './identity.js';
import { forgetDone, rememberDone, type Done } from './just-done.js';
import { canonicalAddress, idOf } from './names.js';
import { relationships } from './relationships.js';
import { closeSession, demandSession, type Session } from './session.js';

const SERVERS: BlueskyServers = { appViewUrl: 'https://public.api.bsky.app', plcUrl: 'https://plc.directory' };

/**
 * Bluesky, and whatever else lives on the AT Protocol: follows with sessions of the visitors' own servers. Whoever is somebody
 * there is so by their DID, wherever their records lie.
 * @param servers For development: another network's.
 */
export function blueskyNetwork(given: OpenNetworkIo, servers: Partial<BlueskyServers> = {}): OpenNetwork {
  const { appViewUrl, plcUrl } = { ...SERVERS, ...servers };
  const io: BlueskyIo = { ...given, appViewUrl: new URL(appViewUrl).origin, plcUrl: new URL(plcUrl).origin };
  const act = async (
    { subject }: VisitorId,
    address: string,
    what: (target: string, session: Session, io: BlueskyIo) => Promise<void>,
    done: Done,
  ): Promise<void> => {
    const session = await demandSession(subject, io);
    const { did } = await loadIdentity(idOf(address), io);
    await what(did, session, io);
    await rememberDone(subject, did, done, io);
  };
  return {
    network: 'bluesky',
    label: 'Bluesky',
    canonical: canonicalAddress,
    loadAccount: (address) => loadAccount(address, io),
    begin: (home, attempt) => authorize(home, attempt, io),
    finish: (query, attempt, kept) => arrive(query, attempt, kept, io),
    async follow(visitor, address) {
      await act(visitor, address, follow, 'following');
      return 'following';
    },
    unfollow: (visitor, address) => act(visitor, address, unfollow, 'not-following'),
    relationships: ({ subject }, addresses) => relationships(subject, addresses, io),
    async signOut({ subject }) {
      await forgetDone(subject, io);
      await closeSession(subject, io);
    },
    documents: {
      'client-metadata.json': async () => clientMetadata(io),
      'jwks.json': () => clientKeys(io),
    },
  };
}
