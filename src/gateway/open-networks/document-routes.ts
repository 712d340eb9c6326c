import { routes, type Routes } from '../http/app.js';
import { cacheable, type CacheTimes } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';

/** Servers keep them as long as they like; after a change of keys they should not for long. */
const TIMES: CacheTimes = { maxAgeSeconds: 300, staleSeconds: 0 };

/** `/oauth/{network}/{name}`: what servers of a network read of the gateway, for everybody. */
export const documentRoutes = ({ config, openNetworks }: Services): Routes =>
  routes().get('/oauth/:network/:name', async (context) => {
    const { network, name } = context.req.param();
    const documents = openNetworks.find((candidate) => candidate.network === network)?.documents ?? {};
    const isOn = network === 'bluesky' ? config.openNetworks.bluesky : config.openNetworks.mastodon;
    const make = isOn && Object.hasOwn(documents, name) ? documents[name] : undefined;
    if (!make) throw new ProblemError('not-found');
    return cacheable(context, await make(), TIMES);
  });
