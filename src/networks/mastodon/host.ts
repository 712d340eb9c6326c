import type { AccountRef } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import { plainHandle } from '../../core/plain-handle.js';

/** A server, and the domain that its own accounts are named by: `@river@example.com` may live on social.example.com. */
export interface Server {
  readonly host: string;
  readonly domain: string;
}

/** Profile pages of the accounts that were loaded: only their servers know them where a domain only names a server. */
export const pages = new WeakMap<AccountRef, string>();

/** A name as DNS has it, at least two labels, the last not a number. @see https://www.rfc-editor.org/rfc/rfc1035#section-2.3.1 */
const DOMAIN = /^(?=.{1,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])?$/;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * The normal form of a server's name: lower case, punycode, a port only on this machine.
 * @returns `undefined` where it is none. Never throws.
 */
export function toHost(name: string): string | undefined {
  try {
    const { host } = new URL(`https://${name}`);
    return DOMAIN.test(host) || LOOPBACK.test(host) ? host : undefined;
  } catch {
    // Not a name at all: the caller says what that means.
    return undefined;
  }
}

/** A server names its own accounts without their domain, and those of others by a domain in whichever script. */
export function toHandle(acct: string, { domain }: Pick<Server, 'domain'>): string {
  const [, name = acct, home = domain] = /^([^]*)@([^]*)$/.exec(acct) ?? [];
  return plainHandle(`@${name}@${/[^ -~]/.test(home) ? (toHost(home) ?? home) : home}`);
}

/** Where a server lives. A server on this machine, for development, has no certificate. */
export function originOf(host: string): string {
  return `http${LOOPBACK.test(host) ? '' : 's'}://${host}`;
}

/** The address of a server's path, or of the one that the setting `mastodon` names in place of all. */
export function apiUrl(host: string, path: string, { settings }: Io): string {
  return (settings['mastodon']?.replace(/\/$/, '') ?? originOf(host)) + path;
}
