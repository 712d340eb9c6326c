import { fieldsOf, objects, textOr } from '../../../core/read.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { acctOf, type AccountName } from './address.js';
import { ask } from './ask.js';
import { isLocalHost, originOf, toHost } from './host.js';

/** What a domain says of one of its accounts. */
export interface Finger {
  /** Where the account lives, the domain itself among them. `undefined`: the domain names no server that may be asked. */
  readonly host: string | undefined;
  /** What the domain itself calls the account. */
  readonly name: AccountName | undefined;
}

/**
 * Asks a domain about an account of its.
 * @throws {OpenNetworkError} Any code; not-found where the domain has no such account, or is none.
 * @see https://docs.joinmastodon.org/spec/webfinger/
 */
export async function finger(name: AccountName, io: Pick<OpenNetworkIo, 'fetch'>): Promise<Finger> {
  const resource = encodeURIComponent(`acct:${acctOf(name)}`);
  const url = `${originOf(name.domain)}/.well-known/webfinger?resource=${resource}`;
  const { links, subject } = fieldsOf(await ask(url, io, { anywhere: true }));
  const all = objects(links);
  const { href } =
    all.find(({ rel, type }) => rel === 'self' && type === 'application/activity+json') ??
    all.find(({ rel }) => rel === 'http://webfinger.net/rel/profile-page') ??
    {};
  return { host: hostOf(textOr(href), name.domain), name: nameOf(textOr(subject)) };
}

function hostOf(href: string | undefined, domain: string): string | undefined {
  if (href === undefined || !URL.canParse(href)) return undefined;
  const { host: named, origin } = new URL(href);
  const host = toHost(named);
  // Only who is on this machine may name another one there.
  const mayBeNamed = host !== undefined && (isLocalHost(domain) || !isLocalHost(host));
  return mayBeNamed && originOf(host) === origin ? host : undefined;
}

function nameOf(subject: string | undefined): AccountName | undefined {
  const [, user, server = ''] = /^acct:([\w.-]{1,100})@([^@]+)$/.exec(subject?.toLowerCase() ?? '') ?? [];
  const domain = toHost(server);
  return user && domain ? { user, domain } : undefined;
}
