import { networkOf } from '../accounts/address.js';
import type { SharedStore } from '../connectors/shared-store.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { blueskyNetwork } from './bluesky/bluesky.js';
import { carefulFetch } from './careful-fetch.js';
import { mastodonNetwork } from './mastodon/mastodon.js';
import type { OpenNetworkIo } from './open-network-io.js';
import type { OpenNetwork } from './open-network.js';

/**
 * Three fifths of what servers let one address ask within five minutes: 3,000 on Bluesky, 300 on Mastodon.
 * @see https://docs.bsky.app/docs/advanced-guides/rate-limits
 * @see https://docs.joinmastodon.org/api/rate-limits/
 */
const MOST_IN_FIVE_MINUTES = { bluesky: 1_800, mastodon: 180 };

/** Every open network that there is; which of them follow is the operator’s to say. Asks nobody. @param store Of all processes. */
export function openNetworks(io: OpenNetworkIo, store: Pick<SharedStore, 'count'>): readonly OpenNetwork[] {
  const careful = (mostInFiveMinutes: number): OpenNetworkIo => ({
    ...io,
    fetch: carefulFetch(io.fetch, { store, now: io.now, mostInFiveMinutes }),
  });
  return [
    blueskyNetwork(careful(MOST_IN_FIVE_MINUTES.bluesky)),
    mastodonNetwork(careful(MOST_IN_FIVE_MINUTES.mastodon)),
  ];
}

/** An account of an open network, by the one way to write its address. */
export interface OpenAccount {
  readonly network: OpenNetwork;
  readonly address: string;
}

const NAMES: readonly string[] = ['bluesky', 'mastodon'] satisfies readonly OpenNetwork['network'][];

/** Whether an address is of an open network, whether or not anybody can follow it here. Never throws. */
export const isOpenAddress = (address: string): boolean => NAMES.includes(networkOf(address));

/** The account that an address means; `undefined`: of none that can be followed here. Never throws. */
export function openAccountOf(
  { config, openNetworks: all }: Pick<Services, 'config' | 'openNetworks'>,
  address: string,
): OpenAccount | undefined {
  const network = all.find((candidate) => candidate.network === networkOf(address));
  if (!network || !config.openNetworks[network.network]) return undefined;
  const canonical = network.canonical(address);
  return canonical === undefined ? undefined : { network, address: canonical };
}

/**
 * As `openAccountOf`, for who has to tell why not.
 * @throws {ProblemError} not-found: the operator has switched the network off, or no account can have this address.
 */
export function requireOpenAccount(services: Pick<Services, 'config' | 'openNetworks'>, address: string): OpenAccount {
  const found = openAccountOf(services, address);
  if (found) return found;
  const network = services.openNetworks.find((candidate) => candidate.network === networkOf(address));
  throw new ProblemError(
    'not-found',
    network && services.config.openNetworks[network.network]
      ? `“${address}” is no address of an account on ${network.label}.`
      : `This gateway does not follow on ${network?.label ?? networkOf(address)}: “openNetworks” in its configuration says so.`,
  );
}
