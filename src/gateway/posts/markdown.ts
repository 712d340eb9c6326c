import { fromMarkdown } from 'mdast-util-from-markdown';
import { toLines } from '../../core/lines.js';
import { linkify } from '../../core/linkify.js';
import { plainText, type RichTag, type RichText } from '../../core/rich-text.js';
import { visibleName } from '../../core/visible-name.js';
import { wireUrl } from './wire-url.js';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root['children'][number];

/** An honest post nests five deep; what is deeper stands as it was typed. */
const MAX_DEPTH = 8;

/**
 * How much of what the parser takes time for in proportion to its square, or for each of which it may read on to the end of
 * the text: 20,000 characters made for it took 4 s, and take 0.2 s within these bounds. Honest posts do not reach them.
 */
const BOUNDS: readonly (readonly [pattern: RegExp, most: number])[] = [
  [/[*_`[\]!<&\\]/g, 1_000],
  [/`/g, 200],
  [/[\n\r]/g, 1_000],
];

/** A line that opens more lists and quotations than are drawn; the same holds for their number. */
const DEEP = new RegExp(`^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${MAX_DEPTH * 2}}`, 'm');

/**
 * Text of the contract's Markdown subset: paragraphs, line breaks, emphasis, strong, code, quotations, lists and https links.
 * A heading is a strong paragraph, a picture a link to it, and a line across is nothing. HTML, other links and whatever else
 * is no such thing stand as they were typed; so does all of a text that would take too long to read. A line end is a line
 * break: who writes posts does not wrap their lines. Never throws.
 * @see https://spec.commonmark.org/0.31.2/
 */
export function markdownToRichText(source: string): RichText {
  if (isCostly(source)) return linkify(source, '');
  // Without definitions a reference is never one. Unknown to the parser, both stand as they were typed, and so does HTML.
  const { children } = fromMarkdown(source, {
    extensions: [{ disable: { null: ['definition', 'htmlFlow', 'htmlText'] } }],
  });
  return toBlocks(children, source, 0);
}

const isCostly = (source: string): boolean =>
  BOUNDS.some(([pattern, most]) => (source.match(pattern)?.length ?? 0) > most) || DEEP.test(source);

function toBlocks(nodes: readonly Node[], source: string, depth: number): RichText {
  if (depth > MAX_DEPTH) return nodes.flatMap((node) => asTyped(node, source));
  return nodes.flatMap((node): RichText => {
    switch (node.type) {
      case 'paragraph':
        return element('p', toInline(node.children, source, depth + 1));
      case 'heading':
        return element('p', element('strong', toInline(node.children, source, depth + 1)));
      case 'blockquote':
        return element('blockquote', toBlocks(node.children, source, depth + 1));
      case 'list':
        return element(node.ordered ? 'ol' : 'ul', toItems(node, source, depth + 1));
      case 'code':
        return element('pre', element('code', toText(node.value)));
      case 'thematicBreak':
        return [];
      default:
        return toInline([node], source, depth);
    }
  });
}

/** Without blank lines between them, the paragraphs of items are lines. */
function toItems({ children, spread }: Extract<Node, { type: 'list' }>, source: string, depth: number): RichText {
  const loose = spread || children.some((item) => item.spread);
  return children.flatMap((item) =>
    element(
      'li',
      item.children.flatMap((child) =>
        !loose && child.type === 'paragraph'
          ? toInline(child.children, source, depth + 1)
          : toBlocks([child], source, depth + 1),
      ),
    ),
  );
}

function toInline(nodes: readonly Node[], source: string, depth: number): RichText {
  if (depth > MAX_DEPTH) return nodes.flatMap((node) => asTyped(node, source));
  return nodes.flatMap((node): RichText => {
    switch (node.type) {
      case 'text':
        return linkify(node.value, '');
      case 'break':
        return [{ type: 'break' }];
      case 'emphasis':
        return element('em', toInline(node.children, source, depth + 1));
      case 'strong':
        return element('strong', toInline(node.children, source, depth + 1));
      case 'inlineCode':
        return element('code', toText(node.value));
      case 'link':
        return toLink(plainText(toInline(node.children, source, depth + 1)), node.url) ?? asTyped(node, source);
      case 'image':
        return toLink(node.alt ?? '', node.url) ?? asTyped(node, source);
      default:
        return asTyped(node, source);
    }
  });
}

/** A link that shows nothing shows where it leads. `undefined`: it leads nowhere that a link may lead. */
function toLink(text: string, address: string): RichText | undefined {
  const url = wireUrl(address);
  return url === undefined ? undefined : [{ type: 'link', text: visibleName(text, url), url }];
}

function asTyped({ position }: Node, source: string): RichText {
  return toLines(source.slice(position?.start.offset, position?.end.offset));
}

const toText = (text: string): RichText => (text ? [{ type: 'text', text }] : []);

const element = (tag: RichTag, children: RichText): RichText =>
  children.length > 0 ? [{ type: 'element', tag, children }] : [];
