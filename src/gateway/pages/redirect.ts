import type { Context } from 'hono';

/** Sends the browser on with GET, also after a form. @param location Where to; never text from outside that was not checked. */
export const redirect = (context: Context, location: string): Response =>
  context.body(null, 303, { location, 'cache-control': 'private, no-store' });
