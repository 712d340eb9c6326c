import { DECLARED_SCOPE } from '../../../core/bluesky-follow.js';

/**
 * The document that a site serves at the address which is its `client_id`, as `application/json`.
 * @param origin Of the site; https, without a port.
 * @param pages Paths of the pages that answers may come back to; each has the widget's script. @default The home page.
 * @param name What visitors read on their server's page. @default The site's host name.
 * @throws {TypeError} A page is of another site.
 * @see https://atproto.com/specs/oauth#client-id-metadata-document
 */
export function clientMetadata(
  origin: string,
  pages: readonly string[] = ['/'],
  name = new URL(origin).hostname,
): Readonly<Record<string, unknown>> {
  return {
    client_id: urlAt(origin, '/client-metadata.json'),
    client_name: name,
    client_uri: urlAt(origin, '/'),
    redirect_uris: pages.map((page) => urlAt(origin, page)),
    application_type: 'web',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: DECLARED_SCOPE,
    token_endpoint_auth_method: 'none',
    dpop_bound_access_tokens: true,
  };
}

/** An address of the site itself. @throws {TypeError} It is of another one. */
export function urlAt(origin: string, path: string): string {
  const url = URL.canParse(path, origin) ? new URL(path, origin) : undefined;
  if (url?.origin === origin) return url.href;
  throw new TypeError(`“${path}” is no page of ${origin}.`);
}
