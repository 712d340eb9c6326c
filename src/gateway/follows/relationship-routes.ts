import type { Context } from 'hono';
import type { components } from '../../core/gateway-api.js';
import { networkOf, realmOf } from '../accounts/address.js';
import { findFollowed, followedUsername, isFollowedElsewhere } from '../accounts/connected-accounts.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { askingOrigin } from '../http/asking-origin.js';
import { ProblemError } from '../http/problem.js';
import { notGranted } from '../open-networks/open-network-problem.js';
import { isOpenAddress } from '../open-networks/open-networks.js';
import type { Services } from '../services.js';
import { followedAmong, unfollow } from './follow-store.js';
import { grantsFor, hasGrantOn, type Grant } from './grants.js';
import { givesNonce } from './nonce.js';
import { openStates, unfollowThere } from './open-states.js';
import { provenKey } from './proof.js';

type Relationship = components['schemas']['Relationship'];

/** How many accounts one question may name, and how long the name of one may be; as the contract has it. */
const MOST = 50;
const LONGEST = 300;

/** `/v1/relationships`: what the viewer who allowed a page's key follows. */
export function relationshipRoutes(services: Services): Routes {
  const app = routes();
  app.use('/v1/relationships', givesNonce(services));

  app.get('/v1/relationships', async (context) => {
    const { addresses, grants } = await grantedTo(context, services, MOST);
    const open = await openStates(services, addresses, grants);
    const following = new Set<string>();
    // People are somebody else on each network, and on WeChat to each account: each is asked about by its own.
    for (const [network, { viewerId }] of grants) {
      const asked = addresses.filter((address) => realmOf(address) === network && !isOpenAddress(address));
      for (const address of await followedBy(services, viewerId, asked)) following.add(address);
    }
    const relationships = addresses.flatMap((account): Relationship[] => {
      if (!isOpenAddress(account)) return [{ account, state: following.has(account) ? 'following' : 'not-following' }];
      const state = open.get(account);
      return state === undefined ? [] : [{ account, state }];
    });
    return context.json({ relationships } satisfies components['schemas']['RelationshipList']);
  });

  app.delete('/v1/relationships', async (context) => {
    const { addresses, grants } = await grantedTo(context, services, 1);
    const [address = ''] = addresses;
    const [{ viewerId }] = [...grants.values()] as [Grant];
    if (isOpenAddress(address)) {
      await unfollowThere(services, viewerId, address);
      return context.body(null, 204);
    }
    const account = await findFollowed(services, address);
    if (isFollowedElsewhere(services, address)) throw new ProblemError('follow-elsewhere');
    await unfollow(services, viewerId, account.id);
    return context.body(null, 204);
  });

  return app;
}

/**
 * What is asked about, and what the page's key was allowed of it, as `realmOf` has it: of one network at least. On WeChat that may
 * be for another account: then nothing is known of the one that is asked about, and what was allowed still holds.
 * @throws {ProblemError} not-granted.
 */
async function grantedTo(
  context: Context<Env>,
  services: Services,
  most: number,
): Promise<{ readonly addresses: readonly string[]; readonly grants: ReadonlyMap<string, Grant> }> {
  const origin = askingOrigin(context, services);
  const key = await provenKey(context, services);
  const addresses = addressesOf(context, most);
  const networks = [...new Set(addresses.map(realmOf))];
  const grants = await grantsFor(services, { key, origin, networks });
  if (grants.size > 0) return { addresses, grants };
  if (await hasGrantOn(services, { key, origin, networks: [...new Set(addresses.map(networkOf))] })) {
    return { addresses, grants };
  }
  throw notGranted();
}

/** Which of some addresses of one network a viewer follows. */
async function followedBy(
  services: Services,
  viewerId: string,
  addresses: readonly string[],
): Promise<readonly string[]> {
  const usernames = new Map(addresses.map((address) => [address, followedUsername(services, address)]));
  const followed = await followedAmong(
    services,
    viewerId,
    [...usernames.values()].filter((username) => username !== undefined),
  );
  return addresses.filter((address) => followed.has(usernames.get(address) ?? ''));
}

function addressesOf(context: Context<Env>, most: number): readonly string[] {
  const addresses = context.req.queries('account') ?? [];
  const detail =
    addresses.length < 1 || addresses.length > most
      ? `must be given ${most === 1 ? 'once' : `1 to ${most} times`}`
      : addresses.some((address) => address.length > LONGEST) && `may have ${LONGEST} characters`;
  if (detail) throw new ProblemError('invalid-request', undefined, { errors: [{ pointer: 'account', detail }] });
  return addresses;
}
