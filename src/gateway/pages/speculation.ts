import type { Context } from 'hono';

/** Whether a browser only guesses that somebody will come: nobody has seen a page that was fetched so. */
export const isSpeculative = ({ req }: Context): boolean =>
  [req.header('sec-purpose'), req.header('purpose'), req.header('x-moz')].some((purpose) =>
    purpose?.includes('prefetch'),
  );

/**
 * Makes the browser ask again when somebody does come; what was fetched beforehand is not used then.
 * @see https://developer.mozilla.org/docs/Web/API/Speculation_Rules_API#server_configuration
 */
export const refuseSpeculation = (): Response =>
  new Response(null, { status: 503, headers: { 'cache-control': 'no-store' } });
