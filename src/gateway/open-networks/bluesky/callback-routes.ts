import { routes, type Routes } from '../../http/app.js';
import { isLocal } from './server-url.js';

/** Where servers have to be told that a gateway on this machine is. */
const NUMBER = '127.0.0.1';

/**
 * Servers send answers to a gateway on this machine by number alone. One that is opened as `localhost` has its cookies there: the
 * answer goes on to it, and comes in the same window with the cookies of whoever has begun. Stands in front of the callback.
 * @see https://atproto.com/specs/oauth#localhost-client-development
 */
export function blueskyCallbackRoutes(publicUrl: string): Routes {
  const app = routes();
  const { hostname } = new URL(publicUrl);
  if (!isLocal({ publicUrl }) || hostname === NUMBER || hostname === '[::1]') return app;
  return app.get('/sign-in/bluesky/callback', async (context, next) => {
    const asked = new URL(context.req.url);
    if (asked.hostname !== NUMBER) return next();
    const url = new URL(asked.pathname, publicUrl);
    url.search = asked.search;
    return context.redirect(url.href, 303);
  });
}
