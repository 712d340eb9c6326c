/**
 * Not `handle.invalid`: it stands for every handle that leads to its account no more.
 * @see https://atproto.com/specs/handle
 */
export const HANDLE =
  /^(?!handle\.invalid$)(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?$/;

/** Of the two kinds that accounts have. @see https://atproto.com/specs/did */
export const DID =
  /^did:(?:plc:[a-z2-7]{24}|web:(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])?)$/;

/** The server of most people, for those who have typed nothing. */
export const STANDARD_HOST = 'bsky.social';

/** What stands before the id in an address. */
const PREFIX = 'bluesky:';

/** The one way to write the address of an account. @returns `undefined` where it is none. */
export function canonicalAddress(address: string): string | undefined {
  if (address.slice(0, PREFIX.length).toLowerCase() !== PREFIX) return undefined;
  const id = address.slice(PREFIX.length).replace(/^@/, '').toLowerCase();
  return HANDLE.test(id) || DID.test(id) ? PREFIX + id : undefined;
}

/** The handle or DID of an address. */
export const idOf = (address: string): string => address.slice(PREFIX.length);

/** What a visitor has typed or pasted, in one form: a handle without its `@`, a DID, a host, or a URL. Empty for nothing. */
export function readHome(typed: string): string {
  // Phones capitalize, and keyboards for Japanese and Chinese type full-width signs; pasted handles bring invisible ones.
  const text = typed.normalize('NFKC').replace(/[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
  const name = text
    .toLowerCase()
    .replace(/^(?:https:\/\/bsky\.app\/profile\/|at:\/\/|@)/, '')
    .replace(/\/$/, '');
  return name && !/[.:/]/.test(name) ? `${name}.${STANDARD_HOST}` : name;
}
