import { NetworkError, toNetworkError } from '../../core/errors.js';
import type { Account, AccountRef } from '../../core/model.js';
import type { Io, Network, PageSettings } from '../../core/network.js';
import { fieldsOf, readList, textOr, type Wire } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import { DID, HANDLE, PROFILES, toAccount } from './profile.js';
import { query } from './query.js';

const ADDRESS = /^(?:bluesky:@?(?!.*[/?#])|https:\/\/bsky\.app\/profile\/)([^/?#]+)/i;

/** Set on pages of the machine that they are seen on. Asked once: a thousand buttons would read a thousand addresses. */
const OWN_MACHINE = safeUrl('http://localhost');

/** Bluesky and whatever else lives on the AT Protocol, read through an AppView. */
export const bluesky: Network = {
  id: 'bluesky',
  label: 'Bluesky',
  // A cloud.
  mark: 'M4 13a3 3 0 0 1 0-6 4 4 0 0 1 8 0 3 3 0 0 1 0 6z',
  // Source: https://docs.bsky.app/docs/api/app-bsky-actor-get-profiles
  batchSize: 25,
  parse(address) {
    const id = ADDRESS.exec(address)?.[1] ?? '';
    const named = HANDLE.test(id);
    return named || DID.test(id) ? { network: 'bluesky', host: '', id: named ? id.toLowerCase() : id } : undefined;
  },
  handle: ({ id }) => (id.startsWith('did:') ? id : `@${id}`),
  profileUrl: ({ id }) => PROFILES + id,
  // Its servers let nobody sign in for a site that does not describe itself: there, a click would end in a refusal.
  ways: ({ id }, settings) => [
    {
      kind: isClient(settings) || settings.gateway ? 'ticket' : 'link',
      url: PROFILES + id,
      asksHome: isClient(settings),
    },
  ],
  // Apart, because a page that nobody follows on needs none of it.
  following: async (settings) =>
    (await (isClient(settings) ? import('./follow/following.js') : import('../magpie/follow/following.js'))).following,
  loadAccounts,
  async loadPosts(...request) {
    // Apart, because a page with only buttons and cards needs none of it.
    const { loadPosts } = await import('./posts.js');
    return loadPosts(...request);
  },
};

/** Whether visitors sign in to this page itself: its site has a document for that, or is on this machine without a gateway. */
function isClient({ gateway, blueskyClient = gateway ? '' : OWN_MACHINE }: PageSettings): boolean {
  return Boolean(blueskyClient);
}

async function loadAccounts(refs: readonly AccountRef[], io: Io): Promise<readonly (Account | Error)[]> {
  let profiles: readonly Wire[];
  try {
    const actors = refs.map(({ id }) => ['actors', id]);
    profiles = readList((await query('actor.getProfiles', actors, io)).profiles, 'profiles').map(fieldsOf);
  } catch (cause) {
    // One account that the server cannot make sense of must not take the others with it.
    if (refs.length < 2 || toNetworkError(cause).code !== 'not-found') throw cause;
    return settle(refs, async (ref) => (await loadAccounts([ref], io))[0]!);
  }
  return settle(refs, async (ref) => {
    const profile =
      profiles.find(({ did, handle }) => did === ref.id || textOr(handle)?.toLowerCase() === ref.id) ??
      // The server leaves out whom it does not know, so one without a name may be the one that is missing.
      profiles.find(({ did, handle }) => !did || !handle);
    if (!profile) throw new NetworkError('not-found', `No profile of ${ref.id}`);
    return toAccount(ref, profile);
  });
}

/** What became of each ref, failures among it. */
function settle(
  refs: readonly AccountRef[],
  load: (ref: AccountRef) => Promise<Account | Error>,
): Promise<readonly (Account | Error)[]> {
  return Promise.all(refs.map((ref) => load(ref).catch(toNetworkError)));
}
