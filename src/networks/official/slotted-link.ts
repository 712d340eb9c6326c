import type { Markup } from '../../core/network.js';
import { safeUrl } from '../../core/url.js';

/**
 * The link that the page's author has put into an element, and the picture in it: the account's own QR code.
 * @returns `undefined` where there is no link to https.
 */
export function slottedLink(
  markup: Markup,
): { readonly url: string; readonly imageUrl: string | undefined } | undefined {
  const link = markup.querySelector<HTMLAnchorElement>('a[href]');
  const url = safeUrl(link?.href);
  return url ? { url, imageUrl: safeUrl(link!.querySelector('img')?.src) } : undefined;
}
