import type { RichText, Segment } from '../../../../core/rich-text.js';
import { safeUrl } from '../../../../core/url.js';
import { escapeHtml } from '../../../escape.js';
import { rawMarkup } from '../../../raw-markup.js';

/** Again here, for networks of the site's own: nothing else is ever made. */
const TAGS = /^(p|blockquote|[uo]l|li|pre|code|strong|em|del|u|ruby|r[tp])$/;

/** In browsers, the nodes that were made for a text. */
export type DrawnTexts = WeakMap<RichText, unknown[]>;

/** Draws a text as the markup of the nodes that browsers draw: a part for each of them, and none inside. */
export function drawText(text: RichText): readonly unknown[] {
  return text.map((segment) => (segment.type === 'text' ? segment.text : rawMarkup(markupOf(segment))));
}

function markupOf(segment: Segment): string {
  switch (segment.type) {
    case 'text':
      return escapeHtml(segment.text);
    case 'break':
      return '<br>';
    case 'emoji': {
      const alt = escapeHtml(`:${segment.shortcode}:`);
      const src = escapeHtml(safeUrl(segment.staticUrl) ?? '');
      return `<img alt="${alt}" title="${alt}" class="emoji" loading="lazy" referrerpolicy="no-referrer" src="${src}">`;
    }
    case 'element': {
      const tag = TAGS.test(segment.tag) ? segment.tag : 'span';
      return `<${tag}>${segment.children.map(markupOf).join('')}</${tag}>`;
    }
    default: {
      const href = safeUrl(segment.url);
      const text = escapeHtml(segment.text);
      return href
        ? `<a href="${escapeHtml(href)}" target="_blank" rel="noopener nofollow ugc" dir="auto">${text}</a>`
        : text;
    }
  }
}
