import { textOr } from '../../core/read.js';
import { safeUrl } from '../../core/url.js';

/** @see https://atproto.com/specs/at-uri-scheme */
const AT_URI = /^at:\/\/([^/]+)\/[\w.-]+\/([\w.~:-]+)$/;

/**
 * The page of a record on the website.
 * @param template The page's URL, with `$1` for the DID and `$2` for the key of the record.
 * @returns `undefined` for what is no AT-URI of a record.
 */
export function webUrl(uri: unknown, template: string): string | undefined {
  return safeUrl(textOr(uri)?.replace(AT_URI, template));
}
