import { safeUrl } from '../../core/url.js';

/** As long as the contract lets an address be. */
const MAX_LENGTH = 2_048;

/**
 * An address that a feed names, which may be relative.
 * @returns `undefined` where it is not https, or too long. Never throws.
 */
export function feedUrl(text: string | undefined, base: string): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed || trimmed.length > MAX_LENGTH) return undefined;
  const url = safeUrl(trimmed, base);
  return url !== undefined && url.length <= MAX_LENGTH ? url : undefined;
}
