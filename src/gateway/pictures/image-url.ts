import type { Services } from '../services.js';
import { outsideUrl } from './outside-url.js';
import { SafeFetchError } from './safe-fetch-error.js';

/** As long as the contract lets an address be. */
const MAX_LENGTH = 2_048;

/**
 * Where the gateway shows a picture from elsewhere, so that a visitor's browser need not ask there. Signed: the gateway fetches
 * nothing that it has not named so itself.
 * @returns `undefined` where it would not fetch it, or the address is too long (about 1,400 characters).
 */
export function imageUrl({ config, keys }: Pick<Services, 'config' | 'keys'>, url: string): string | undefined {
  const target = targetOf(url);
  if (target === undefined) return undefined;
  const encoded = Buffer.from(target).toString('base64url');
  const signed = `${config.publicUrl}/v1/images/${keys.sign('image', target)}/${encoded}`;
  return signed.length <= MAX_LENGTH ? signed : undefined;
}

/** What `imageUrl` was given, from the two parts that it made; `undefined` where it did not make them. */
export function readImageUrl({ keys }: Pick<Services, 'keys'>, signature: string, encoded: string): string | undefined {
  const target = Buffer.from(encoded, 'base64url').toString();
  // Base64url has several spellings of one text; a picture has one address, or caches would hold it often.
  const own = Buffer.from(target).toString('base64url') === encoded;
  return own && keys.verify('image', target, signature) ? target : undefined;
}

function targetOf(url: string): string | undefined {
  try {
    return outsideUrl(url).href;
  } catch (error) {
    if (error instanceof SafeFetchError) return undefined;
    throw error;
  }
}
