import { connectedAccountOf } from '../accounts/connected-accounts.js';
import { followEvents } from '../follows/follow-events.js';
import { routes, type Routes } from '../http/app.js';
import type { Services } from '../services.js';
import { answer } from './webhook-call.js';

/** Where platforms tell what happens, one address for each account: `/webhooks/wechat/river`. The contract of it is theirs. */
export function webhookRoutes(services: Services): Routes {
  const events = followEvents(services);
  return routes().on(['GET', 'POST'], '/webhooks/:network/:id', async (context) => {
    const { network, id } = context.req.param();
    const address = `${network}:${id}`;
    const webhook = connectedAccountOf(services, address)?.connector.webhook;
    return webhook ? webhook(address, context.req.raw, events) : answer(404);
  });
}
