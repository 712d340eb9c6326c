import { toLines } from './lines.js';
import type { RichText } from './rich-text.js';
import { safeUrl } from './url.js';

/**
 * A web address up to the punctuation that ends it, CJK punctuation among it; or a handle with dots that is not
 * part of an e-mail or Fediverse address. No two neighbours match the same character without a bound: the time is linear.
 */
const MARK =
  /(https:\/\/[^\s<>"。、，！？（）「」]+(?<![.,:;!?')\]])|(?<![\w@./-])@(?:[a-z\d-]+\.)+[a-z][a-z\d-]*[a-z\d](?![\w@-]))/i;

/**
 * Plain text with its web addresses and handles as links, for text that comes without marks of its own. Never throws.
 * @param profiles What stands before a handle in the URL of a profile: `https://bsky.app/profile/`.
 */
export function linkify(text: string, profiles: string): RichText {
  return text.split(MARK).flatMap((part, index): RichText => {
    // What matches stands at odd places.
    const mention = part.startsWith('@');
    const url = index % 2 ? safeUrl(mention ? profiles + part.slice(1) : part) : undefined;
    return url ? [{ type: mention ? 'mention' : 'link', text: part, url }] : toLines(part);
  });
}
