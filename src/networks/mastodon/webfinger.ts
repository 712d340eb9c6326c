import { getJson } from '../../core/http.js';
import type { AccountRef } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import { fieldsOf, objects } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';
import { apiUrl, originOf, toHost } from './host.js';

/**
 * Asks a domain which server its account lives on.
 * @returns The server's host, the domain itself among them; `undefined` where the domain names none that may be asked.
 * @throws {NetworkError} Any code; not-found where the domain has no such account.
 * @see https://docs.joinmastodon.org/spec/webfinger/
 */
export async function homeOf({ host: domain, id }: AccountRef, io: Io): Promise<string | undefined> {
  const path = `/.well-known/webfinger?resource=acct:${id}@${domain}`;
  const links = objects(fieldsOf(await getJson(apiUrl(domain, path, io), io)).links);
  const { href } =
    links.find(({ rel, type }) => rel === 'self' && type === 'application/activity+json') ??
    links.find(({ rel }) => rel === 'http://webfinger.net/rel/profile-page') ??
    {};
  const url = safeUrl(href);
  if (!url) return undefined;
  const { host, origin } = new URL(url);
  // `safeUrl` stands between the page and a server: here a server names another, and only one on this machine may name
  // one on this machine. What the name makes of the scheme has to be what was named.
  const mayBeNamed = origin.startsWith('https:') || originOf(domain).startsWith('http:');
  return mayBeNamed && originOf(host) === origin ? toHost(host) : undefined;
}
