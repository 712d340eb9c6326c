import { NetworkError } from '../../../core/errors.js';
import { getJson } from '../../../core/http.js';
import type { Io, PageSettings } from '../../../core/network.js';
import { fieldsOf } from '../../../core/read.js';
import { urlAt } from './client-metadata.js';
import { allowsFollows, DECLARED_SCOPE } from '../../../core/bluesky-follow.js';

/** What an answer that is ours begins with: a page's script can tell it from those of other sign-ins before it loads this. */
export const STATE_PREFIX = 'magpie-bluesky.';

/** A page's site, as authorization servers know it. */
export interface Client {
  readonly id: string;
  /** Where they send visitors back to. */
  readonly redirectUrl: string;
  /** What `state` begins with. */
  readonly statePrefix: string;
}

let warned = false;

/**
 * The client of a page: the one of the site's document, which the setting `blueskyClient` names, or for pages on this machine
 * the one that every server knows, for development. Visitors come back to the page of the setting `followPage`; without it,
 * to the page where they are, or the first of the document that is of this site.
 * @param pageUrl Of the page where the visitor is.
 * @throws {NetworkError} private: the document is missing or does not fit, which the console is told once.
 * @throws {TypeError} `followPage` is no page of this site.
 * @see https://atproto.com/specs/oauth#localhost-client-development
 */
export async function loadClient(pageUrl: string, io: Io): Promise<Client> {
  const { origin, hostname, pathname, protocol } = new URL(pageUrl);
  const { followPage }: PageSettings = io.settings;
  const page = urlAt(origin, followPage ?? pathname).replace(/#.*/, '');
  if (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) {
    // Servers send nobody to `localhost`, which may be another machine (RFC 8252 §8.3): the page there leads on by itself.
    const redirectUrl = page.replace('//localhost', '//127.0.0.1');
    const search = new URLSearchParams({ redirect_uri: redirectUrl, scope: DECLARED_SCOPE });
    const statePrefix = hostname === 'localhost' ? `${STATE_PREFIX}localhost.` : STATE_PREFIX;
    return { id: `http://localhost?${search}`, redirectUrl, statePrefix };
  }
  const { id, pages } = await loadDocument(origin, io);
  const redirectUrl = followPage || pages.includes(page) ? page : pages[0]!;
  return { id, redirectUrl, statePrefix: STATE_PREFIX };
}

/** What the site says of itself: its address, and its pages that visitors may come back to. */
async function loadDocument(
  origin: string,
  io: Io,
): Promise<{ readonly id: string; readonly pages: readonly string[] }> {
  let id = '';
  try {
    id = urlAt(origin, io.settings.blueskyClient ?? '');
    const { client_id, redirect_uris, scope } = fieldsOf(await getJson(id, io, { redirect: 'error' }));
    const listed: readonly unknown[] = Array.isArray(redirect_uris) ? redirect_uris : [];
    const pages = listed.filter((one): one is string => typeof one === 'string' && one.startsWith(`${origin}/`));
    if (client_id !== id) throw new TypeError(`its client_id is ${JSON.stringify(client_id)}`);
    if (!pages.length) throw new TypeError(`its redirect_uris name no page of ${origin}`);
    if (!allowsFollows(scope)) throw new TypeError('its scope allows no follows');
    return { id, pages };
  } catch (cause) {
    io.signal.throwIfAborted();
    const why = (cause as Error).message;
    if (!warned) {
      console.warn(
        `magpie: nobody can follow on Bluesky from this page, because of the setting blueskyClient (${id || 'no address'}): ${why}. ` +
          `“npx magpie-widgets client-metadata ${origin}” writes the document that has to be there.`,
      );
    }
    warned = true;
    throw new NetworkError('private', `The site’s document does not serve: ${why}`, { cause });
  }
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
