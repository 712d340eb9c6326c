import { safeUrl } from '../../core/url.js';

/** Source: the contract, wherever it says `format: uri`. */
const MAX_LENGTH = 2_048;

/** What browsers take for a host and RFC 3986 does not, such as one with a quotation mark, leads nowhere. */
const AUTHORITY = /^https:\/\/(?:[\w.~!$&'()*+,;=-]+|\[[\da-f:.]+\])(?::\d+)?(?=[/?#]|$)/;

/** What browsers leave in a path, a query or a fragment, and RFC 3986 does not; a `%` that begins no code among it. */
const FOREIGN = /[^\w.~!$&'()*+,;=:@/?%-]|%(?![\da-f]{2})/gi;

/**
 * An https address as the contract has it: no longer than it may be, and of RFC 3986's characters, which are fewer than
 * browsers'.
 * @returns `undefined` where `safeUrl` gives none, or the contract has no room for it. Never throws.
 * @see https://www.rfc-editor.org/rfc/rfc3986#appendix-A
 */
export function wireUrl(text: unknown): string | undefined {
  const url = safeUrl(text);
  const [authority] = AUTHORITY.exec(url ?? '') ?? [];
  if (url === undefined || authority === undefined) return undefined;
  const hash = url.indexOf('#');
  const end = hash === -1 ? url.length : hash;
  const encoded =
    authority + encode(url.slice(authority.length, end)) + (hash === -1 ? '' : `#${encode(url.slice(hash + 1))}`);
  return encoded.length <= MAX_LENGTH ? encoded : undefined;
}

const encode = (part: string): string => part.replace(FOREIGN, encodeURIComponent);
