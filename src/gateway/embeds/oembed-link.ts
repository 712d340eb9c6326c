import { html } from 'hono/html';
import type { Html } from '../pages/language.js';
import type { Services } from '../services.js';

/**
 * Tells programs that come to a page where its embed is described.
 * @param path Of the page.
 * @param title Of what is embedded.
 * @see https://oembed.com/#section4
 */
export function oembedLink({ config }: Pick<Services, 'config'>, path: string, title: string): Html {
  const query = new URLSearchParams({ url: config.publicUrl + path, format: 'json' });
  const href = `${config.publicUrl}/oembed?${query}`;
  return html`<link rel="alternate" type="application/json+oembed" href="${href}" title="${title}" />`;
}
