import { toNetworkError } from '../../core/errors.js';
import { getJson } from '../../core/http.js';
import type { Account, AccountRef } from '../../core/model.js';
import type { Io, Network, PageSettings } from '../../core/network.js';
import { readList, readObject } from '../../core/read.js';
import { readEntry } from './account.js';
import { addressOf, apiUrl, gatewayOf } from './gateway.js';

/** As the gateway makes user names: `AccountDraft` of its contract. */
const ADDRESS = /^magpie:@?([a-z\d](?:[a-z\d-]{0,28}[a-z\d])?)$/i;

/**
 * Accounts of the page's own gateway, whose address is the page's setting `gateway`. A profile page of it is no address:
 * it looks like one of Mastodon's, and only the page knows which host is a gateway.
 */
export const magpie: Network = {
  id: 'magpie',
  label: 'Magpie',
  // Source: `listAccounts` of the gateway's contract.
  batchSize: 50,
  parse(address) {
    const id = ADDRESS.exec(address)?.[1]?.toLowerCase();
    return id ? { network: 'magpie', host: '', id } : undefined;
  },
  handle: ({ id }) => `@${id}`,
  profileUrl: pageOf,
  server: (_, settings) => {
    const gateway = gatewayOf(settings);
    return gateway && new URL(gateway).host;
  },
  ways(ref, settings) {
    const url = pageOf(ref, settings);
    return url ? [{ kind: 'ticket', url }] : [];
  },
  // Apart, because a page that nobody follows on needs none of it.
  following: async () => (await import('./follow/following.js')).following,
  loadAccounts,
  async loadPosts(...request) {
    // Apart, because a page with only buttons and cards needs none of it.
    const { loadPosts } = await import('./posts.js');
    return loadPosts(...request);
  },
};

function pageOf({ id }: AccountRef, settings: PageSettings): string | undefined {
  const gateway = gatewayOf(settings);
  return gateway && `${gateway}/@${id}`;
}

async function loadAccounts(refs: readonly AccountRef[], io: Io): Promise<readonly (Account | Error)[]> {
  const search = new URLSearchParams(refs.map((ref) => ['account', addressOf(ref)]));
  const answer = await getJson(apiUrl(`accounts?${search}`, io.settings), io);
  const entries = readList(readObject(answer, 'accounts').accounts, 'accounts');
  return refs.map((ref, index) => {
    try {
      return readEntry(ref, entries[index]);
    } catch (error) {
      // One account that is gone must not take the others with it.
      return toNetworkError(error);
    }
  });
}
