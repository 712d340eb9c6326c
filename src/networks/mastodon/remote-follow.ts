import { NetworkError, toNetworkError } from '../../core/errors.js';
import { getJson } from '../../core/http.js';
import type { AccountRef } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import { fieldsOf, objects, textOr, type Wire } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import { apiUrl, originOf, pages, toHost } from './host.js';
import { softwareOf } from './nodeinfo.js';

/** `@me@social.example`, `social.example`, and the pages of a server, a profile page of its own account among them. */
const HOME = /^(?:acct:|https?:\/\/)?(?:@?([\w.-]+)@|@)?([^/?#@]+)(?:\/(?:(?:@|users\/)([\w.-]+)\/?$)?.*)?$/;

/**
 * What a server publishes for following from elsewhere, the better one first.
 * @see https://codeberg.org/fediverse/fep/src/branch/main/fep/3b86/fep-3b86.md
 * @see https://docs.joinmastodon.org/spec/webfinger/
 */
const TEMPLATES = [
  { rel: 'https://w3id.org/fep/3b86/Follow', placeholder: '{object}' },
  { rel: 'http://ostatus.org/schema/1.0/subscribe', placeholder: '{uri}' },
] as const;

/**
 * Finds the page of the visitor's own server that follows an account; see `FollowWay`. The account goes by its name, which
 * that server looks up: where the domain only names a server, it has no page of the account. Without `acct:`, with which
 * Mastodon and Misskey take it for a part of the name; only the activity intent wants a URL.
 * @see https://github.com/mastodon/mastodon/blob/main/app/controllers/authorize_interactions_controller.rb
 * @see https://github.com/misskey-dev/misskey/blob/develop/packages/frontend/src/pages/follow.vue
 */
export async function followPage(ref: AccountRef, typed: string, io: Io): Promise<string> {
  const home = readHome(typed);
  if (!home) throw new NetworkError('not-found', `“${typed}” names no server`);
  const { host, id } = ref;
  const uri = `${id}@${host}`;
  const object = pages.get(ref) ?? `${originOf(host)}/@${id}`;
  const links = await loadLinks(home, io);
  for (const { rel, placeholder } of TEMPLATES) {
    const template = textOr(
      links.find((link) => link.rel === rel && textOr(link.template)?.includes(placeholder))?.template,
    );
    const page = template && safeUrl(fill(template, uri, object));
    if (page && isAtHome(new URL(page).host, home.host)) return page;
  }
  return `${originOf(home.host)}/authorize_interaction?uri=${encodeURIComponent(uri)}`;
}

/** Where somebody is at home. */
interface Home {
  readonly host: string;
  /** `undefined`: only the server was typed. */
  readonly user: string | undefined;
}

/** Reads what a visitor typed. @returns `undefined`: it names no server. */
export function readHome(typed: string): Home | undefined {
  // Phones capitalize, and keyboards for Japanese and Chinese type full-width signs.
  const text = typed.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const [, user, server = '', pageOf] = HOME.exec(text) ?? [];
  const host = toHost(server);
  return host ? { host, user: user ?? pageOf } : undefined;
}

/** The links of the visitor's account; where only the server is known, of the server's own. */
async function loadLinks({ host, user }: Home, io: Io): Promise<readonly Wire[]> {
  try {
    const path = `/.well-known/webfinger?resource=acct:${user ?? host}@${host}`;
    return objects(fieldsOf(await getJson(apiUrl(host, path, io), io)).links);
  } catch (error) {
    const { code } = toNetworkError(error);
    if (code === 'unreachable' || code === 'timeout' || code === 'rate-limited') throw error;
    if (user && code === 'not-found') throw new NetworkError(code, `${host} has no account ${user}`, { cause: error });
    if (await softwareOf(host, io)) return [];
    throw new NetworkError('not-found', `${host} is a website, but no server of the fediverse`, { cause: error });
  }
}

/** What a template asks for and is not known becomes nothing. */
function fill(template: string, uri: string, object: string): string {
  const values = new Map([
    ['uri', uri],
    ['object', object],
    ['on-success', '(close)'],
    ['on-cancel', '(close)'],
  ]);
  return template.replace(/\{([^{}]*)\}/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''));
}

/** WebFinger often lives on the bare domain, the server on a name below it; anywhere else the visitor is not sent. */
function isAtHome(host: string, home: string): boolean {
  const domain = home.replace(/^www\.(?=.*\.)/, '');
  return host === domain || host.endsWith(`.${domain}`) || (host.includes('.') && domain.endsWith(`.${host}`));
}
