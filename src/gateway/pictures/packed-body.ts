import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { SafeFetchError } from './safe-fetch-error.js';

/** What a server may pack its answer with; sent as `Accept-Encoding`. */
export const PACKINGS = 'gzip, br';

const unpackers = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
]);

/** Codes of zlib's and Brotli's errors, as Node.js names them. */
const DAMAGED = /^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/;

/**
 * A body, unpacked. Counts bytes as they come and as they are unpacked, and stops at the limit: what is packed a thousandfold
 * never takes more room than what was asked for, and what unpacks to nothing does not run for ever.
 * @param encoding `Content-Encoding`; one packing, not several.
 * @param maxBytes Of the body, packed and unpacked.
 * @throws {SafeFetchError} too-large, bad-encoding; or what the stream ends with.
 */
export async function readPacked(body: Readable, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const unpacker = unpackerFor(encoding);
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk);
  };
  try {
    if (unpacker) await pipeline(body, capped(maxBytes), unpacker, capped(maxBytes), collect);
    else await pipeline(body, capped(maxBytes), collect);
  } catch (error) {
    if (!isDamage(error)) throw error;
    throw new SafeFetchError('bad-encoding', 'The answer is packed, and damaged.', error);
  }
  return Buffer.concat(chunks);
}

function unpackerFor(encoding = ''): Transform | undefined {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return undefined;
  const make = unpackers.get(name);
  if (!make) throw new SafeFetchError('bad-encoding', `The answer is packed as “${name.slice(0, 40)}”.`);
  return make();
}

const isDamage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && DAMAGED.test(String(error.code));

function capped(maxBytes: number): (source: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  return async function* (source) {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new SafeFetchError('too-large', `The answer is longer than ${maxBytes} bytes.`);
      yield chunk;
    }
  };
}
