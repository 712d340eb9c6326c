import { createHash } from 'node:crypto';

/** Sorts as what it stands for. @see https://atproto.com/specs/tid */
const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const LENGTH = 13;

/** 2024-01-01, in microseconds since 1970. The keys fall into the 407 days after it, so that each is one of the past. */
const FIRST_MICROS = 1_704_067_200_000_000n;
const SPAN_BITS = 45;
const CLOCK_BITS = 10;

/**
 * The key of the record by which one account follows another: always the same, so that neither a further try nor another process
 * ever makes a second one, and nothing has to be remembered of whom anybody follows. It has the form of a time (TID), as the
 * lexicon demands; the record itself says when.
 * @param visitor DID. @param target DID.
 */
export function recordKeyOf(visitor: string, target: string): string {
  const hash = createHash('sha256').update(`${visitor} ${target}`).digest().readBigUInt64BE();
  const chance = hash & ((1n << BigInt(SPAN_BITS + CLOCK_BITS)) - 1n);
  let value = (FIRST_MICROS << BigInt(CLOCK_BITS)) + chance;
  let key = '';
  for (let length = 0; length < LENGTH; length += 1) {
    key = ALPHABET.charAt(Number(value & 31n)) + key;
    value >>= 5n;
  }
  return key;
}
