import { html } from 'hono/html';
import type { Html } from './language.js';

/**
 * A site, so that nothing in its name can mislead: whole, in ASCII (letters of other scripts as punycode), from left to
 * right, with the host put forward.
 * @param origin Scheme, host and port.
 */
export function siteName(origin: string): Html {
  const { protocol, host } = new URL(origin);
  return html`<bdi class="site" dir="ltr"><span class="quiet">${protocol}//</span><strong>${host}</strong></bdi>`;
}

/** The same as plain text, without the scheme. */
export const hostOf = (origin: string): string => new URL(origin).host;
