import type { FollowLink } from './following.js';
import { objects, textOr } from './read.js';
import { safeUrl } from './url.js';

/** Apps that accounts are followed in; a scheme beyond them could open anything on a visitor's device. */
const APP_SCHEMES = /^(?:mqqapi|mqq|line|weixin):$/;
/** Longer than any of them; in UTF-16 units. */
const MAX_LENGTH = 2_048;
const MAX_LINKS = 8;

/**
 * Reads ways to follow in a network's app, which come from a server or from storage.
 * @returns Those that are sound, in their order: https, and for phones the schemes of the apps alone. Never throws.
 */
export function readFollowLinks(value: unknown): readonly FollowLink[] {
  return objects(value)
    .slice(0, MAX_LINKS)
    .flatMap((link) => {
      const where = whereOf(link.where);
      const text = textOr(link.url) ?? '';
      const url =
        text.length > MAX_LENGTH ? undefined : (safeUrl(text) ?? (isForPhones(where) ? appUrl(text) : undefined));
      return where && url ? [{ where, url }] : [];
    });
}

function whereOf(value: unknown): FollowLink['where'] | undefined {
  return value === 'in-app' || value === 'ios' || value === 'android' || value === 'anywhere' ? value : undefined;
}

const isForPhones = (where: FollowLink['where'] | undefined): boolean => where === 'ios' || where === 'android';

function appUrl(text: string): string | undefined {
  try {
    const { protocol, href } = new URL(text);
    return APP_SCHEMES.test(protocol) ? href : undefined;
  } catch {
    // Not a URL: the way is left out.
    return undefined;
  }
}
