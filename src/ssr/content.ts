import { escapeHtml } from './escape.js';

/** What an author puts into a widget: a link, or HTML of the site's own, which goes into the page as it is. */
export type Content = { readonly href: string; readonly text: string } | { readonly html: string };

/** The content as HTML. A link that leads into a script becomes text. */
export function toContent(content: Content | undefined): string {
  if (!content) return '';
  if ('html' in content) return content.html;
  const text = escapeHtml(content.text);
  return isLink(content.href) ? `<a href="${escapeHtml(content.href)}">${text}</a>` : text;
}

/** Of the site itself, or of the web. */
function isLink(href: string): boolean {
  try {
    return /^https?:$/.test(new URL(href, 'https://site.invalid').protocol);
  } catch {
    return false;
  }
}
