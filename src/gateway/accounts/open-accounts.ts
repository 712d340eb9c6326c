import type { components } from '../../core/gateway-api.js';
import { databaseStore } from '../connectors/database-store.js';
import { inTime } from '../open-networks/open-network-problem.js';
import type { OpenAccount } from '../open-networks/open-networks.js';
import { imageUrl } from '../pictures/image-url.js';
import type { Services } from '../services.js';
import { ensureAccountElsewhere, type AccountRow } from './account-store.js';

type Account = components['schemas']['Account'];

/** How long what a network says of an account is right without asking; everybody may see it. */
const FRESH_MS = 600_000;

/** What a gateway asks of each network at this moment: of many who ask for one account, one is enough. */
const asking = new WeakMap<OpenAccount['network'], Map<string, Promise<Account>>>();

/**
 * What everybody may see of an account of an open network, with pictures that the gateway shows.
 * @param waitMs How long to wait for its server.
 * @throws {OpenNetworkError} not-found; any other.
 */
export async function loadOpenAccount(
  services: Services,
  { network, address }: OpenAccount,
  waitMs?: number,
): Promise<Account> {
  const store = databaseStore(services.database, services.now);
  const key = `open:${address}`;
  const kept = await store.read(key);
  if (kept !== undefined) return withOwnPictures(services, JSON.parse(kept) as Account);
  const asked = asking.get(network) ?? new Map<string, Promise<Account>>();
  asking.set(network, asked);
  const load = async (): Promise<Account> => {
    try {
      const account = await network.loadAccount(address);
      // Not all at the same moment again.
      await store.write(key, JSON.stringify(account), Math.ceil(FRESH_MS * (1 - Math.random() / 10)));
      return account;
    } finally {
      asked.delete(address);
    }
  };
  const loading = asked.get(address) ?? load();
  asked.set(address, loading);
  return withOwnPictures(services, await inTime(loading, waitMs));
}

/** Pages let in pictures of their own origin alone, and visitors’ browsers need not ask elsewhere. */
function withOwnPictures(services: Services, { avatarUrl, bannerUrl, ...account }: Account): Account {
  const [avatar, banner] = [avatarUrl, bannerUrl].map((url) => (url === undefined ? url : imageUrl(services, url)));
  return {
    ...account,
    ...(avatar === undefined ? {} : { avatarUrl: avatar }),
    ...(banner === undefined ? {} : { bannerUrl: banner }),
  };
}

/**
 * Gives an account of an open network a row for tickets to point to; housekeeping takes it away when none does. Nothing is
 * counted there: who follows is true on the network, and never here.
 */
export const ensureOpenAccount = (
  services: Services,
  { address: username, name }: Pick<Account, 'address' | 'name'>,
): Promise<AccountRow> => ensureAccountElsewhere(services, { username, name });
