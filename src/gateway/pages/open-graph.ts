import { html } from 'hono/html';
import { joined, type Html } from './language.js';

/** What other sites show where somebody links to a page. */
export interface Preview {
  readonly type: 'profile' | 'article';
  readonly siteName: string;
  readonly title: string;
  /** May be empty. */
  readonly description: string;
  /** The page's one address, without what is chosen for a visit. */
  readonly url: string;
  readonly imageUrl?: string | undefined;
  readonly imageAlt?: string | undefined;
  /** ISO 8601. */
  readonly publishedAt?: string | undefined;
}

/** Longer descriptions are cut off anyway, in the middle of a word. */
const MAX_DESCRIPTION = 200;

/**
 * `link` and `meta` elements.
 * @see https://ogp.me/
 */
export function openGraph(preview: Preview): Html {
  const { type, siteName, title, url, imageUrl, imageAlt, publishedAt } = preview;
  const description = excerpt(preview.description, MAX_DESCRIPTION);
  const properties = {
    'og:type': type,
    'og:site_name': siteName,
    'og:title': title,
    'og:description': description,
    'og:url': url,
    'og:image': imageUrl,
    'og:image:alt': imageUrl && imageAlt,
    'article:published_time': publishedAt,
  };
  return joined([
    html`<link rel="canonical" href="${url}" />`,
    description && html`<meta name="description" content="${description}" />`,
    html`<meta name="twitter:card" content="${type === 'article' && imageUrl ? 'summary_large_image' : 'summary'}" />`,
    ...Object.entries(properties).map(([name, value]) => value && html`<meta property="${name}" content="${value}" />`),
  ]);
}

/** The beginning of a text on one line, in whole words where that leaves more than half of it. */
export function excerpt(text: string, maxLength: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= maxLength) return line;
  const cut = characters.slice(0, maxLength - 1).join('');
  const words = cut.replace(/\s\S*$/, '');
  return `${words.length > cut.length / 2 ? words : cut}…`;
}
