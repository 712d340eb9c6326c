import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import { plainText } from '../../core/rich-text.js';
import { joined, ours, type Html } from './language.js';

type RichText = components['schemas']['RichText'];
type Segment = RichText[number];
type RichTag = Extract<Segment, { type: 'element' }>['tag'];

/** Elements that begin a line of their own, and with it a direction of their own; the others follow their line's. */
const tags: Readonly<Record<RichTag, 'block' | 'inline'>> = {
  p: 'block',
  blockquote: 'block',
  ul: 'block',
  ol: 'block',
  li: 'block',
  pre: 'block',
  code: 'inline',
  strong: 'inline',
  em: 'inline',
  del: 'inline',
  u: 'inline',
  ruby: 'inline',
  rt: 'inline',
  rp: 'inline',
};

/** A publisher's text as HTML: all characters escaped, all links https, no attribute that is not ours. */
export function richTextHtml(text: RichText): Html {
  return joined(text.map(segmentHtml));
}

/** A publisher's words without any markup, for titles and descriptions: what is a block of its own stays apart. */
export function wordsOf(text: RichText): string {
  return text
    .map((segment) => {
      if (segment.type !== 'element') return plainText([segment]);
      return wordsOf(segment.children) + (tags[segment.tag] === 'block' ? '\n' : '');
    })
    .join('');
}

function segmentHtml(segment: Segment): Html {
  switch (segment.type) {
    case 'text':
      return html`${segment.text}`;
    case 'break':
      return html`<br />`;
    case 'link':
    case 'mention':
    case 'tag':
      // What others link to is not recommended by the gateway, and learns nothing from it.
      return html`<a href="${segment.url}" rel="nofollow noopener ugc">${segment.text}</a>`;
    case 'element':
      return elementHtml(segment.tag, richTextHtml(segment.children));
    default:
      return segment satisfies never;
  }
}

/** The name of an element is markup: one that is not in the table leaves what it holds without it. */
function elementHtml(tag: RichTag, children: Html): Html {
  if (!Object.hasOwn(tags, tag)) return children;
  return joined([ours(tags[tag] === 'block' ? `<${tag} dir="auto">` : `<${tag}>`), children, ours(`</${tag}>`)]);
}
