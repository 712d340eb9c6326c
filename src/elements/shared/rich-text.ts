import type { RichText, Segment } from '../../core/rich-text.js';
import { safeUrl } from '../../core/url.js';

/** Again here, for networks of the page's own and for what was kept in storage: nothing else is ever made. */
const TAGS = /^(p|blockquote|[uo]l|li|pre|code|strong|em|del|u|ruby|r[tp])$/;

/** Greek, Cyrillic or Armenian beside Latin in one word: letters that look the same, and are not. */
const MIXED = /\w[\u0370-\u058f]|[\u0370-\u058f]\w/;

/** Made once for each text of each element, so that an update finds the same nodes and leaves focus and selection alone. */
export type DrawnTexts = WeakMap<RichText, Node[]>;

/**
 * Draws a text as nodes, without an HTML sink. Links open in a new tab and lend nothing to the page behind them; names keep
 * their direction to themselves.
 */
export function drawText(text: RichText, drawn: DrawnTexts): Node[] {
  let nodes = drawn.get(text);
  if (!nodes) drawn.set(text, (nodes = text.map(draw)));
  return nodes;
}

function draw(segment: Segment): Node {
  switch (segment.type) {
    case 'break':
      return create('br');
    case 'emoji': {
      const alt = `:${segment.shortcode}:`;
      return create('img', {
        alt,
        title: alt,
        className: 'emoji',
        loading: 'lazy',
        referrerPolicy: 'no-referrer',
        // Still, at any wish about motion: an emoji that moves in a name draws the eye from the page.
        src: safeUrl(segment.staticUrl) ?? '',
      });
    }
    case 'element': {
      const element = create(TAGS.test(segment.tag) ? segment.tag : 'span');
      element.append(...segment.children.map(draw));
      return element;
    }
  }
  const href = safeUrl(segment.url);
  return href
    ? create('a', {
        href,
        target: '_blank',
        rel: 'noopener nofollow ugc',
        dir: 'auto',
        // An address in words that mix such letters is shown as it is asked for, in ASCII.
        textContent: href.includes('xn--') && MIXED.test(segment.text) ? href : segment.text,
      })
    : new Text(segment.text);
}

const create = (name: string, properties?: object): Element => Object.assign(document.createElement(name), properties);
