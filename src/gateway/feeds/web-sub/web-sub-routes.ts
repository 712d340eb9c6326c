import { answer } from '../../connectors/webhook-call.js';
import { routes, type Routes } from '../../http/app.js';
import type { Services } from '../../services.js';

/** Where hubs ask whether a subscription is meant, and tell of something new. The contract of it is WebSub's. */
export function webSubRoutes({ webSub }: Pick<Services, 'webSub'>): Routes {
  return routes()
    .get('/websub/:id', async (context) => {
      const challenge = await webSub.verified(context.req.param('id'), new URL(context.req.url).searchParams);
      return challenge === undefined ? answer(404) : answer(200, challenge);
    })
    .post('/websub/:id', async (context) => {
      const body = new Uint8Array(await context.req.arrayBuffer());
      const isKnown = await webSub.notified(context.req.param('id'), body, context.req.header('x-hub-signature'));
      // 410 makes a hub stop.
      return answer(isKnown ? 202 : 410);
    });
}
