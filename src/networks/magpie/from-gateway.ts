import { NetworkError, toNetworkError } from '../../core/errors.js';
import { getJson } from '../../core/http.js';
import type { Account, AccountRef } from '../../core/model.js';
import type { Io, Network } from '../../core/network.js';
import { readList, readObject } from '../../core/read.js';
import { readEntry } from './account.js';
import { addressOf, apiUrl, gatewayOf } from './gateway.js';

/** What networks have in common that are read from the page's gateway, and followed by its tickets. */
export const fromGateway = {
  // Source: `listAccounts` of the gateway's contract.
  batchSize: 50,
  server: (_, settings) => {
    const gateway = gatewayOf(settings);
    return gateway && new URL(gateway).host;
  },
  // Apart, because a page that nobody follows on needs none of it.
  following: async () => (await import('./follow/following.js')).following,
  loadAccounts,
  async loadPosts(...request) {
    // Apart, because a page with only buttons and cards needs none of it.
    const { loadPosts } = await import('./posts.js');
    return loadPosts(...request);
  },
} satisfies Partial<Network>;

async function loadAccounts(refs: readonly AccountRef[], io: Io): Promise<readonly (Account | Error)[]> {
  // A button that is a link without a gateway may still have been told to show a count.
  if (!gatewayOf(io.settings)) throw new NetworkError('not-found', 'Without a gateway there is nobody to ask');
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
