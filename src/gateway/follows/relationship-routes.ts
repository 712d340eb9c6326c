import type { Context } from 'hono';
import type { components } from '../../core/gateway-api.js';
import { findAccount } from '../accounts/account-store.js';
import { usernameOf } from '../accounts/address.js';
import { routes, type Env, type Routes } from '../http/app.js';
import { askingOrigin } from '../http/asking-origin.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { followedAmong, unfollow } from './follow-store.js';
import { grantFor, type Grant } from './grants.js';
import { givesNonce } from './nonce.js';
import { provenKey } from './proof.js';

/** How many accounts one question may name, and how long the name of one may be; as the contract has it. */
const MOST = 50;
const LONGEST = 300;

/** `/v1/relationships`: what the viewer who allowed a page's key follows. */
export function relationshipRoutes(services: Services): Routes {
  const app = routes();
  app.use('/v1/relationships', givesNonce(services));

  app.get('/v1/relationships', async (context) => {
    const { viewerId } = await grantOf(context, services);
    const addresses = addressesOf(context, MOST);
    const usernames = addresses.map(usernameOf);
    const followed = await followedAmong(
      services,
      viewerId,
      usernames.filter((username) => username !== undefined),
    );
    const relationships = addresses.map((account, index): components['schemas']['Relationship'] => ({
      account,
      state: followed.has(usernames[index] ?? '') ? 'following' : 'not-following',
    }));
    return context.json({ relationships } satisfies components['schemas']['RelationshipList']);
  });

  app.delete('/v1/relationships', async (context) => {
    const { viewerId } = await grantOf(context, services);
    const [address = ''] = addressesOf(context, 1);
    const account = await findAccount(services, address);
    await unfollow(services, viewerId, account.id);
    return context.body(null, 204);
  });

  return app;
}

async function grantOf(context: Context<Env>, services: Services): Promise<Grant> {
  const origin = askingOrigin(context, services);
  const grant = await grantFor(services, await provenKey(context, services), origin);
  if (grant) return grant;
  throw new ProblemError('not-granted', 'No viewer has allowed this page’s key, or they have taken it back.', {
    headers: { 'www-authenticate': 'DPoP algs="ES256"' },
  });
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
