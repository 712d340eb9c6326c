import type { Context } from 'hono';
import { etagOf, hasAlready, type CacheTimes } from '../http/etag.js';
import type { Services } from '../services.js';
import { page, type PageParts } from './layout.js';

/** A page that is the same for everybody who reads the same language: caches may keep it. */
export async function publicPage(
  context: Context,
  parts: Omit<PageParts, 'cacheControl'>,
  { maxAgeSeconds, staleSeconds }: CacheTimes,
): Promise<Response> {
  const response = await page(context, {
    ...parts,
    cacheControl: `public, max-age=${maxAgeSeconds}, stale-while-revalidate=${staleSeconds}, stale-if-error=${staleSeconds}`,
  });
  const document = await response.text();
  const headers = new Headers(response.headers);
  headers.set('etag', etagOf(document));
  return hasAlready(context, etagOf(document))
    ? new Response(null, { status: 304, headers })
    : new Response(document, { status: response.status, headers });
}

/** The path of an address of this gateway: pages let in pictures of their own origin alone, whatever name they were asked by. */
export const pathOf = (url: string): string => new URL(url).pathname;

/** The same of an address that may be another's: then `undefined`. */
export function ownPath({ config }: Pick<Services, 'config'>, url: string | undefined): string | undefined {
  const own = url !== undefined && URL.canParse(url) && new URL(url).origin === new URL(config.publicUrl).origin;
  return own ? pathOf(url) : undefined;
}
