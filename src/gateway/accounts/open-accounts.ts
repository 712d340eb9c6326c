import type { components } from '../../core/gateway-api.js';
import type { Keeping } from '../connectors/shared-cache.js';
import { OpenNetworkError } from '../open-networks/open-network-error.js';
import { inTime } from '../open-networks/open-network-problem.js';
import type { OpenAccount } from '../open-networks/open-networks.js';
import { imageUrl } from '../pictures/image-url.js';
import type { Services } from '../services.js';
import { ensureAccountElsewhere, type AccountRow } from './account-store.js';

type Account = components['schemas']['Account'];

/** How long what a network says of an account is right without asking; everybody may see it. */
const FRESH_MS = 600_000;

/** For so long after that it stands in where the network does not tell. */
const STALE_MS = 24 * 3_600_000;

const KEEPING: Keeping<Account> = {
  freshMs: () => FRESH_MS,
  staleMs: STALE_MS,
  outlives: (error) => !(error instanceof OpenNetworkError && error.code === 'not-found'),
};

/**
 * What everybody may see of an account of an open network, with pictures that the gateway shows; what was seen last, where its
 * server does not tell now, or not soon.
 * @param waitMs How long to wait for its server.
 * @throws {OpenNetworkError} not-found; any other.
 */
export async function loadOpenAccount(
  services: Services,
  { network, address }: OpenAccount,
  waitMs?: number,
): Promise<Account> {
  const loading = services.accountsElsewhere.obtain(`open:${address}`, KEEPING, () => network.loadAccount(address));
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
