import type { RichText, Segment } from '../../core/rich-text.js';
import { safeUrl } from '../../core/url.js';

/** Again here, for networks of the page's own and for what was kept in storage: nothing else is ever made. */
const TAGS = /^(p|blockquote|[uo]l|li|pre|code|strong|em|del|u|ruby|r[tp])$/;

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
    case 'text':
      return new Text(segment.text);
    case 'break':
      return document.createElement('br');
    case 'emoji':
      return drawEmoji(segment.shortcode, segment.staticUrl);
    case 'element': {
      const element = document.createElement(TAGS.test(segment.tag) ? segment.tag : 'span');
      element.append(...segment.children.map(draw));
      return element;
    }
    default: {
      const href = safeUrl(segment.url);
      if (!href) return new Text(segment.text);
      return Object.assign(document.createElement('a'), {
        href,
        target: '_blank',
        rel: 'noopener nofollow ugc',
        dir: 'auto',
        textContent: segment.text,
      });
    }
  }
}

/** Still, at any wish about motion: an emoji that moves in a name draws the eye from the page. */
function drawEmoji(shortcode: string, src: string): Node {
  const alt = `:${shortcode}:`;
  return Object.assign(document.createElement('img'), {
    alt,
    title: alt,
    className: 'emoji',
    loading: 'lazy',
    referrerPolicy: 'no-referrer',
    src: safeUrl(src) ?? '',
  });
}
