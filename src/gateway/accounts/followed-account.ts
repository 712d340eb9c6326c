import { isOpenAddress, requireOpenAccount } from '../open-networks/open-networks.js';
import { openNetworkProblem } from '../open-networks/open-network-problem.js';
import type { Services } from '../services.js';
import type { AccountRow } from './account-store.js';
import { addressOf } from './address.js';
import { connectedAccountOf, findFollowed } from './connected-accounts.js';
import { ensureOpenAccount, loadOpenAccount } from './open-accounts.js';

/** How long a page waits for the server of an account. */
const WAIT_MS = 6_000;

/** What a ticket is about. */
export interface FollowedAccount {
  /** What a follow is a follow of. */
  readonly account: AccountRow;
  /** In the one way to write it. */
  readonly address: string;
}

/**
 * The account that a page asks to follow, of this gateway or of any network. One of an open network is looked up there.
 * @param asked As the page has written it.
 * @throws {ProblemError} not-found, unavailable with `Retry-After`.
 */
export async function followedAccount(services: Services, asked: string): Promise<FollowedAccount> {
  if (isOpenAddress(asked)) return openAccount(services, asked);
  const account = await findFollowed(services, asked);
  return { account, address: connectedAccountOf(services, asked)?.account.address ?? addressOf(account.username) };
}

async function openAccount(services: Services, asked: string): Promise<FollowedAccount> {
  const open = requireOpenAccount(services, asked);
  try {
    const { name } = await loadOpenAccount(services, open, WAIT_MS);
    return { account: await ensureOpenAccount(services, { address: open.address, name }), address: open.address };
  } catch (error) {
    throw openNetworkProblem(services, error, asked);
  }
}
