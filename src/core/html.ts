import { plainText, type RichTag, type RichText, type Segment } from './rich-text.js';
import { safeUrl } from './url.js';

/** Custom emoji by shortcode, without the colons. Both URLs have been through `safeUrl`. */
export type Emojis = ReadonlyMap<string, { readonly url: string; readonly staticUrl: string }>;

export interface HtmlOptions {
  readonly emojis?: Emojis | undefined;
  /** Relative links are resolved against it; without it they become text. */
  readonly baseUrl?: string | undefined;
  /** Leaves out what stands in for a quoted post (`.quote-inline`), for posts whose quote is drawn by itself. */
  readonly withoutQuote?: boolean | undefined;
}

/** An element that is not closed yet, with its attributes as they were written. */
interface Open {
  readonly tag: string;
  readonly attributes: string;
  readonly children: Segment[];
}

/**
 * A comment, CDATA, other markup, or a tag with its attributes. No part of it can fail once it has begun, so reading is
 * linear: what is not closed reaches to the end, as in browsers.
 */
const TOKEN =
  /<!--[^]*?(?:--!?>|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<[!?][^>]*>?|<(\/?)([a-z][^\s/>]*)((?:[^>=]+|=\s*(?:"[^"]*"?|'[^']*'?)?)*)>?/gi;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s>]*)))?/g;
const ENTITY = /&(?:#x([\da-f]+);?|#(\d+);?|(\w+);)/gi;
const SHORTCODE = /:([\w+.@-]+):/g;
/** What servers emit for the characters that HTML reserves, and what writing tools emit for typography. */
const NAMED = new Map(
  'amp& lt< gt> quot" apos\' nbsp\u{a0} hellip… mdash— ndash– lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» bull• copy©'
    .split(' ')
    .map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);

/** Left out with their content: it is for programs, or stands in for what is not played here. */
const DROPPED = /^(script|style|template|title|textarea|iframe|object|noscript|svg|math|audio|video)$/;
/** `h` is a heading of any rank. */
const BLOCK = /^(p|h|blockquote|ul|ol|li|pre)$/;
const INLINE = /^(a|span|code|strong|em|del|u|ruby|rt|rp)$/;
/** Transparent, but a line ends before and after them. */
const LINE = /^(br|div|section|article|header|footer|figure|figcaption|table|tr|dl|dt|dd|hr)$/;
const ALIASES = new Map(Object.entries({ b: 'strong', i: 'em', s: 'del', strike: 'del' }));

/** An honest post nests five deep; what is deeper is drawn without its elements. */
const MAX_DEPTH = 20;

/**
 * Reads remote HTML without a DOM, so that browser, gateway and server rendering share it. Links are https or become text.
 * Tolerates anything; takes time in proportion to the length. Never throws.
 * @see https://docs.joinmastodon.org/spec/activitypub/#sanitization
 */
export function htmlToRichText(html: string, options: HtmlOptions = {}): RichText {
  const stack: Open[] = [{ tag: 'p', attributes: '', children: [] }];
  const tokens = new RegExp(TOKEN);
  for (let at = 0; at < html.length; at = tokens.lastIndex) {
    const token = tokens.exec(html);
    addText(stack, html.slice(at, token?.index), options.emojis);
    if (!token) break;
    const [, end, name = '', attributes = ''] = token;
    const written = name.toLowerCase().replace(/^h[1-6]$/, 'h');
    const tag = ALIASES.get(written) ?? written;
    const { children } = stack.at(-1)!;
    if (LINE.test(tag)) {
      const last = children.at(-1);
      if (tag === 'br' || (last && !endsLine(last))) children.push({ type: 'break' });
    } else if (end) {
      close(stack, tag, options);
    } else if (DROPPED.test(tag)) {
      tokens.lastIndex = skip(html, tokens.lastIndex, tag);
    } else if (BLOCK.test(tag) || INLINE.test(tag)) {
      // As in browsers, these end what they cannot stand in.
      if (BLOCK.test(tag)) close(stack, 'p', options);
      if (/^(li|a|rt|rp)$/.test(tag)) close(stack, tag, options);
      if (stack.length <= MAX_DEPTH) stack.push({ tag, attributes, children: [] });
    }
  }
  while (stack.length > 1) closeLast(stack, options);
  return trim(stack[0]!.children);
}

/** Puts custom emoji into plain text: a display name, an option of a poll. Never throws. */
export function withEmoji(text: string, emojis: Emojis | undefined): RichText {
  const segments: Segment[] = [];
  let at = 0;
  for (const {
    0: { length },
    1: shortcode = '',
    index,
  } of emojis?.size ? text.matchAll(SHORTCODE) : []) {
    const emoji = emojis!.get(shortcode);
    if (!emoji) continue;
    if (at < index) segments.push({ type: 'text', text: text.slice(at, index) });
    segments.push({ type: 'emoji', shortcode, ...emoji });
    at = index + length;
  }
  if (at < text.length) segments.push({ type: 'text', text: text.slice(at) });
  return segments;
}

/** Spaces stay, as on Mastodon. Line ends of the source are spaces, and nothing where a line begins anyway. */
function addText(stack: readonly Open[], source: string, emojis: Emojis | undefined): void {
  const { tag, children } = stack.at(-1)!;
  let text = source;
  if (!stack.some((open) => open.tag === 'pre')) {
    const last = children.at(-1);
    const begins = last ? endsLine(last) : BLOCK.test(tag);
    text = text.replace(/[\t\n\f\r][ \t\n\f\r]*/g, (_, at: number) => (at || !begins ? ' ' : ''));
  }
  append(children, withEmoji(decode(text), emojis));
}

/** An end tag closes what stands open in its element, but nothing outside of the list or quotation that it stands in. */
function close(stack: Open[], tag: string, options: HtmlOptions): void {
  const at = stack.findLastIndex((open) => open.tag === tag || /^(ul|ol|blockquote)$/.test(open.tag));
  if (stack[at]?.tag === tag) while (stack.length > Math.max(at, 1)) closeLast(stack, options);
}

function closeLast(stack: Open[], options: HtmlOptions): void {
  const segments = toSegments(stack.pop()!, options);
  append(stack.at(-1)!.children, segments);
}

function toSegments({ tag, attributes, children }: Open, { baseUrl, withoutQuote }: HtmlOptions): RichText {
  const classes = attribute(attributes, 'class');
  const has = (name: string): boolean => classes.split(/\s/).includes(name);
  if (has('invisible') || (withoutQuote && has('quote-inline'))) return [];
  if (tag === 'span') return has('ellipsis') ? [...children, { type: 'text', text: '…' }] : children;
  if (tag === 'a') {
    const url = safeUrl(attribute(attributes, 'href'), baseUrl);
    const text = plainText(children);
    if (!url || !text.trim()) return children;
    const hashtag = has('hashtag') || /\btag\b/.test(attribute(attributes, 'rel'));
    return [{ type: hashtag ? 'tag' : has('mention') ? 'mention' : 'link', text, url }];
  }
  const inner = tag === 'pre' || INLINE.test(tag) ? children : trim(children);
  if (!inner.length) return [];
  return tag === 'h'
    ? [{ type: 'element', tag: 'p', children: [{ type: 'element', tag: 'strong', children: inner }] }]
    : [{ type: 'element', tag: tag as RichTag, children: inner }];
}

/** Joins neighbouring texts, and drops blank lines before a block, which begins a line anyway. */
function append(to: Segment[], segments: RichText): void {
  for (const segment of segments) {
    if (isBlock(segment)) while (to.length && isBlank(to.at(-1)!)) to.pop();
    const last = to.at(-1);
    if (segment.type === 'text' && last?.type === 'text') {
      to[to.length - 1] = { type: 'text', text: last.text + segment.text };
    } else {
      to.push(segment);
    }
  }
}

function trim(segments: RichText): RichText {
  const isFull = (segment: Segment): boolean => !isBlank(segment);
  const first = segments.findIndex(isFull);
  return first < 0 ? [] : segments.slice(first, segments.findLastIndex(isFull) + 1);
}

function isBlank(segment: Segment): boolean {
  return segment.type === 'break' || (segment.type === 'text' && !segment.text.trim());
}

function isBlock(segment: Segment): boolean {
  return segment.type === 'element' && BLOCK.test(segment.tag);
}

function endsLine(segment: Segment): boolean {
  return segment.type === 'break' || isBlock(segment);
}

/** Of attributes of one name the first counts; empty where there is none. */
function attribute(attributes: string, name: string): string {
  for (const [, key, ...values] of attributes.matchAll(ATTRIBUTE)) {
    if (key!.toLowerCase() === name) return decode(values.find((value) => value !== undefined) ?? '');
  }
  return '';
}

/** Where the content of an element ends that is dropped. */
function skip(html: string, from: number, tag: string): number {
  const end = new RegExp(`</${tag}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** Numbers that are no character become U+FFFD; names that are not known stay as they are. */
function decode(text: string): string {
  return text.replace(ENTITY, (entity, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED.get(name) ?? entity;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\u{fffd}';
  });
}
