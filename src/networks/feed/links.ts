import { safeUrl } from '../../core/url.js';

/**
 * Resolves addresses of a feed that was loaded from `documentUrl`. An `http:` address of the feed's own host becomes `https:`,
 * for that host has just shown that it speaks it.
 * @returns A function that gives `undefined` for what is no https address in the end. Never throws.
 */
export function linksOf(documentUrl: string): (text: string | undefined, base?: string) => string | undefined {
  const { host } = new URL(documentUrl);
  return (text, base) => {
    const given = text?.trim();
    if (!given) return undefined;
    // A base may be relative to the document itself.
    const against = URL.canParse(base ?? '', documentUrl) ? new URL(base ?? '', documentUrl).href : documentUrl;
    if (!URL.canParse(given, against)) return undefined;
    const { href } = new URL(given, against);
    return safeUrl(href.startsWith(`http://${host}/`) ? `https${href.slice(4)}` : href);
  };
}
