import { htmlToRichText } from '../../core/html.js';
import { plainText } from '../../core/rich-text.js';
import { MAX_LINE, MAX_TEXT, type FeedText } from './feed.js';
import { decodeNamed } from './html-entities.js';
import type { XmlElement } from './read-xml.js';

/** The formats differ in what a text is where it does not say. */
export type Dialect = 'rss' | 'atom';

const HTML_TYPE = /^(?:html|text\/html)$/;
const XHTML_TYPE = /^(?:xhtml|application\/xhtml\+xml|.*[+/]xml)$/;
const PLAIN_TYPE = /^(?:text|plain|text\/plain)$/;

/** Whether text of RSS that may be either is HTML: it has a tag or an entity of it. */
const LOOKS_LIKE_HTML = /<\/?[a-z][a-z\d]*(?:\s[^<>]*|\/)?>|<!--|&(?:#\d+|#x[\da-f]+|[a-z]\w{1,8});/i;
/** Tags that titles are written with; other words in angle brackets are meant to be read, as in “Vec<T>”. */
const TITLE_TAG =
  /<\/?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|p|q|s|small|span|strong|sub|sup|tt|u)(?:\s[^<>]*|\/)?>/gi;

/** Begins a line, or a cell: words on both sides of it are two words. */
const LINE_TAG =
  /<(?=\/?(?:p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|tr|t[dh]|table|blockquote|pre|figure|figcaption|section|article)\b)/gi;

/** All text in an element, without what its elements mean. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/**
 * What an element that holds text says. `undefined` where it says nothing, or something that is no text.
 * @param base Of relative addresses, where the element itself says none.
 */
export function feedText(element: XmlElement, dialect: Dialect): FeedText | undefined {
  const type = element.attributes.get('type')?.trim().toLowerCase().replace(/;.*/, '') ?? '';
  const mode = element.attributes.get('mode')?.toLowerCase();
  const markup = element.children.some((child) => typeof child !== 'string');
  if (mode === 'base64' || isBinary(type)) return html(fromBase64(textOf(element)), element.baseUrl);
  if (mode === 'escaped' && !PLAIN_TYPE.test(type)) return html(textOf(element), element.baseUrl);
  if (markup) return html(HTML_TYPE.test(type) ? textOf(element) : toHtml(element), element.baseUrl);
  if (HTML_TYPE.test(type)) return html(textOf(element), element.baseUrl);
  if (XHTML_TYPE.test(type)) return html(toHtml(element), element.baseUrl);
  const text = textOf(element);
  if (dialect === 'atom' || PLAIN_TYPE.test(type)) return plain(text);
  return LOOKS_LIKE_HTML.test(text) ? html(text, element.baseUrl) : plain(inParagraphs(text));
}

/** What may be HTML has line ends for spaces; but many who write no tag write an empty line for a new paragraph. */
const inParagraphs = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .split(/\n[^\S\n]{0,99}\n\s*/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .join('\n\n');

/** @returns `undefined` for nothing but space. */
export function plain(text: string): FeedText | undefined {
  const trimmed = text.slice(0, MAX_TEXT).trim();
  return trimmed === '' ? undefined : { type: 'text', text: trimmed };
}

/** @returns `undefined` for nothing but space. */
export function html(text: string, baseUrl: string): FeedText | undefined {
  const trimmed = decodeNamed(text.slice(0, MAX_TEXT)).trim();
  return trimmed === '' ? undefined : { type: 'html', html: trimmed, baseUrl };
}

/** As one line of plain text, however it is written; empty for nothing. */
export function lineOf(text: FeedText | undefined): string {
  if (!text) return '';
  const written = text.type === 'text' ? text.text : plainText(htmlToRichText(text.html.replace(LINE_TAG, ' <')));
  return written
    .slice(0, MAX_LINE * 2)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_LINE);
}

/** A title. Of RSS it is often HTML and never says so. */
export function titleOf(element: XmlElement, dialect: Dialect): string {
  const text = feedText(element, dialect);
  const isHtml = text?.type === 'html';
  const says = element.attributes.has('type') || element.attributes.has('mode');
  if (!isHtml || says) return lineOf(text);
  const untagged = text.html.replace(TITLE_TAG, '').replace(/</g, '&lt;');
  return lineOf({ ...text, html: untagged });
}

/** Atom 1.0 has bytes in base64 wherever the type is neither text nor XML. */
const isBinary = (type: string): boolean =>
  type.includes('/') && !type.startsWith('text/') && !XHTML_TYPE.test(type) && !HTML_TYPE.test(type);

const fromBase64 = (text: string): string => Buffer.from(text.slice(0, MAX_TEXT * 2), 'base64').toString('utf8');

/** What stands in an element, as HTML again. */
function toHtml({ children }: XmlElement): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return escaped(child);
      const name = child.name.slice(child.name.indexOf(':') + 1);
      const attributes = [...child.attributes]
        .filter(([key]) => !key.includes(':') && key !== 'xmlns')
        .map(([key, value]) => ` ${key}="${escaped(LINKING.test(key) ? from(child, value) : value)}"`)
        .join('');
      const begin = `<${name}${attributes}>`;
      return VOID.test(name) ? begin : `${begin}${toHtml(child)}</${name}>`;
    })
    .join('');
}

/** Where an address leads within an element that may have an `xml:base` of its own. */
const from = ({ baseUrl }: XmlElement, address: string): string =>
  URL.canParse(address, baseUrl) ? new URL(address, baseUrl).href : address;

const LINKING = /^(?:href|src|cite|poster)$/;
const VOID = /^(?:area|br|col|hr|img|input|source|track|wbr)$/;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
