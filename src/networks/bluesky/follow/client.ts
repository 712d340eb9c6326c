import type { PageSettings } from '../../../core/network.js';

/** What an answer that is ours begins with: a page's script can tell it from those of other sign-ins before it loads this. */
export const STATE_PREFIX = 'magpie-bluesky.';

/**
 * To make and to delete follows, and nothing else.
 * @see https://atproto.com/specs/permission
 */
export const FOLLOW_SCOPE = 'atproto repo:app.bsky.graph.follow?action=create&action=delete';
/** For servers that know no permissions of one kind of record: all that an app password may do. */
export const WIDE_SCOPE = 'atproto transition:generic';
/** What a client has to declare before it may ask for one or the other. */
const DECLARED_SCOPE = `${FOLLOW_SCOPE} transition:generic`;

/** A page's site, as authorization servers know it. */
export interface Client {
  readonly id: string;
  /** Where they send visitors back to. */
  readonly redirectUrl: string;
  /** What `state` begins with. */
  readonly statePrefix: string;
}

/**
 * The document that a site serves at the address which is its `client_id`, as `application/json`.
 * @param origin Of the site; https, without a port.
 * @param pages Paths of the pages that answers may come back to; each has the widget's script. @default The home page.
 * @param name What visitors read on their server's page. @default The site's host name.
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

/**
 * The client of a page: what the settings `blueskyClient` and `followPage` name, or for pages on this machine the one that
 * every server knows, for development.
 * @param origin Of the page.
 * @see https://atproto.com/specs/oauth#localhost-client-development
 */
export function clientOf(origin: string, { blueskyClient, followPage = '/' }: PageSettings): Client {
  const { hostname, protocol } = new URL(origin);
  const isLocal = protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  if (!isLocal || blueskyClient) {
    return {
      id: urlAt(origin, blueskyClient ?? '/client-metadata.json'),
      redirectUrl: urlAt(origin, followPage),
      statePrefix: STATE_PREFIX,
    };
  }
  // Servers send nobody to `localhost`, which may be another machine (RFC 8252 §8.3): the page there leads on by itself.
  const redirectUrl = urlAt(origin.replace('//localhost', '//127.0.0.1'), followPage);
  const search = new URLSearchParams({ redirect_uri: redirectUrl, scope: DECLARED_SCOPE });
  const statePrefix = hostname === 'localhost' ? `${STATE_PREFIX}localhost.` : STATE_PREFIX;
  return { id: `http://localhost?${search}`, redirectUrl, statePrefix };
}

/**
 * Where an answer has to go on to that has come to this machine's number, for a page that was opened by its name: each has
 * a storage of its own.
 * @param url Of the page that the answer has come to.
 * @returns `undefined` where it is in the right place.
 */
export function wayToLocalhost(url: string, params: URLSearchParams): string | undefined {
  const { hostname, port, pathname } = new URL(url);
  const isElsewhere = hostname === '127.0.0.1' && params.get('state')?.startsWith(`${STATE_PREFIX}localhost.`);
  return isElsewhere ? `http://localhost:${port || 80}${pathname}#${params}` : undefined;
}

/** Of the site itself, whatever the setting says. */
function urlAt(origin: string, path: string): string {
  const url = new URL(path, origin);
  return url.origin === origin ? url.href : new URL('/', origin).href;
}
