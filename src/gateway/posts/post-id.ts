import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_BITS = 80n;

let last = 0n;

/**
 * A ULID: 48 bits of milliseconds, 80 random bits, 26 characters. Ids of one process and one millisecond go up, so that posts
 * that were made together stand in the order in which they were made.
 * @param now Milliseconds since 1970.
 * @see https://github.com/ulid/spec
 */
export function newPostId(now: number): string {
  const fresh = (BigInt(now) << RANDOM_BITS) | BigInt(`0x${randomBytes(10).toString('hex')}`);
  last = last >> RANDOM_BITS === BigInt(now) ? last + 1n : fresh;
  return Array.from({ length: 26 }, (_, index) => ALPHABET[Number((last >> BigInt(5 * (25 - index))) & 31n)]).join('');
}

/** Whether a text can be the id of a post; what cannot is never asked of the database. Never throws. */
export const isPostId = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
