import { isIP } from 'node:net';
import { SafeFetchError } from './safe-fetch-error.js';
import { isPublicAddress } from './special-addresses.js';

/** As long as the contract lets an address be. */
const MAX_LENGTH = 2_048;

/** A DNS name on the wire (RFC 1035 §2.3.4). */
const MAX_HOST_LENGTH = 253;

/**
 * Last labels that no public server has: loopback and local networks (RFC 6761, 6762, 8375, ICANN's `internal`), names that
 * are not in DNS (RFC 7686, 9476), and those that home and office routers answer for.
 */
const LOCAL_NAMES = new Set([
  'localhost',
  'local',
  'internal',
  'arpa',
  'onion',
  'alt',
  'lan',
  'home',
  'corp',
  'intranet',
]);

/**
 * An address elsewhere that the gateway may ask: https on its usual port, without user name and password, at a host that is
 * not, by its spelling, one of this network. What the name leads to is checked when connecting.
 * @param base What a relative address is meant from, as in a redirect.
 * @returns Without its fragment, which is nobody's business but the asker's.
 * @throws {SafeFetchError} refused
 */
export function outsideUrl(text: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch (cause) {
    throw new SafeFetchError('refused', 'The address is not a URL.', cause);
  }
  if (url.href.length > MAX_LENGTH) throw refused('is too long');
  if (url.protocol !== 'https:') throw refused(`has the scheme “${url.protocol}” instead of https`);
  if (url.username || url.password) throw refused('holds a user name or password');
  if (url.port) throw refused(`has port ${url.port} instead of 443`);
  checkHost(url.hostname);
  url.hash = '';
  return url;
}

/** `URL` has already turned every spelling of an IPv4 address (octal, hexadecimal, short, full-width) into four parts. */
function checkHost(hostname: string): void {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal)) {
    if (!isPublicAddress(literal)) throw refused(`has the host ${literal}, which is not on the public internet`);
    return;
  }
  const labels = hostname.split('.');
  const local = labels.length < 2 || LOCAL_NAMES.has(labels.at(-1) ?? '');
  // A trailing dot is another spelling of the same host, and no certificate has it.
  if (local || labels.includes('') || hostname.length > MAX_HOST_LENGTH) {
    throw refused(`has the host “${hostname.slice(0, MAX_HOST_LENGTH)}”, which is not a name on the public internet`);
  }
}

const refused = (what: string): SafeFetchError => new SafeFetchError('refused', `The address ${what}.`);
