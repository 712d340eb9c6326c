import { networkOf } from '../accounts/address.js';
import { openNetworkProblem } from '../open-networks/open-network-problem.js';
import { isOpenAddress, openAccountOf, requireOpenAccount } from '../open-networks/open-networks.js';
import type { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import type { Grant } from './grants.js';
import { openRelationships, unfollowOpen, type OpenRelationship } from './open-relationships.js';

/**
 * How viewers stand to those of some accounts that are of open networks, as the networks say. What one of them does not say,
 * others may.
 * @param addresses As the page has written them, of any network.
 * @param grants What the page was allowed, by network.
 * @returns By the address as it was asked for; no entry where a network does not say.
 * @throws {ProblemError} not-granted: a viewer has taken it back; unavailable: no network that was asked gives an answer.
 */
export async function openStates(
  services: Services,
  addresses: readonly string[],
  grants: ReadonlyMap<string, Grant>,
): Promise<ReadonlyMap<string, OpenRelationship>> {
  const states = new Map<string, OpenRelationship>();
  const problems: ProblemError[] = [];
  let answered = addresses.some((address) => !isOpenAddress(address));
  for (const [network, { viewerId }] of grants) {
    const asked = addresses.flatMap((address) => {
      const open = isOpenAddress(address) && networkOf(address) === network && openAccountOf(services, address);
      return open ? [{ address, canonical: open.address }] : [];
    });
    if (asked.length === 0) continue;
    try {
      const canonical = [...new Set(asked.map((one) => one.canonical))];
      const told = await openRelationships(services, viewerId, canonical);
      for (const one of asked) {
        const state = told.get(one.canonical);
        if (state !== undefined) states.set(one.address, state);
      }
      answered = true;
    } catch (error) {
      problems.push(openNetworkProblem(services, error, asked[0]!.address));
    }
  }
  const [problem] = problems;
  if (problem && !answered) throw problem;
  return states;
}

/** Takes a follow back where it was made. @throws {ProblemError} not-found, not-granted, unavailable. */
export async function unfollowThere(services: Services, viewerId: string, address: string): Promise<void> {
  const open = requireOpenAccount(services, address);
  try {
    await unfollowOpen(services, viewerId, open.address);
  } catch (error) {
    throw openNetworkProblem(services, error, address);
  }
}
