import type { RichText } from '../../core/rich-text.js';
import { toDate } from './dates.js';
import type { FeedAuthor } from './feed-document.js';
import type { linksOf } from './links.js';
import { toLine, toRichText, withoutPrefixes, type TextKind } from './text.js';
import type { XmlElement } from './xml.js';

const NO_AUTHOR: FeedAuthor = { name: '', url: undefined, pictureUrl: undefined };

/** Names are shorter; to look for a mail address takes time that grows with the square of this. In UTF-16 units. */
const LINE = 500;

/** What reading an element of a feed needs to know of the feed. */
export interface XmlContext {
  /** Atom says of each text what it is; RSS does not. */
  readonly isAtom: boolean;
  readonly documentUrl: string;
  readonly toUrl: ReturnType<typeof linksOf>;
}

/** The children of one name. */
export function all(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first child, by the order of the names, that has any; empty where none has. */
export function textOf(element: XmlElement, ...names: readonly string[]): string {
  for (const name of names) {
    const text = all(element, name)
      .map((child) => child.text.trim())
      .find(Boolean);
    if (text) return text;
  }
  return '';
}

/** The last child of the first name that holds a date: of several, a later one corrects. */
export function dateOf(element: XmlElement, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of [...all(element, name)].reverse()) {
      const date = toDate(child.text);
      if (date) return date;
    }
  }
  return undefined;
}

/** The first child, by the order of the names, that holds an address. */
export function urlOf(element: XmlElement, { toUrl }: XmlContext, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of all(element, name)) {
      const url = toUrl(child.text, child.base);
      if (url) return url;
    }
  }
  return undefined;
}

/** The link of a relation: Atom's, in whichever feed; RSS has only the one to the page. */
export function linkOf(element: XmlElement, { toUrl }: XmlContext, relation: string): string | undefined {
  for (const { attributes, base, text } of all(element, 'link')) {
    const rel = attributes.get('rel')?.toLowerCase().replace('http://www.iana.org/assignments/relation/', '');
    const isPage = /^$|html|plain/.test(attributes.get('type') ?? '');
    if ((rel ?? 'alternate') !== relation || (relation === 'alternate' && !isPage)) continue;
    const url = toUrl(attributes.get('href') ?? text, base);
    if (url) return url;
  }
  return undefined;
}

/** What a text is; `undefined` where nobody says. `'none'`: something that is no text. */
function kindOf({ attributes, children }: XmlElement, { isAtom }: XmlContext): TextKind | 'none' {
  const type = attributes.get('type')?.toLowerCase() ?? '';
  if (attributes.get('mode') === 'base64') return 'none';
  if (children.length || /html/.test(type) || attributes.get('mode') === 'escaped') return 'html';
  if (/^(?:text\/)?plain$|^text$/.test(type)) return 'plain';
  if (isAtom && /\//.test(type) && !/^text\/|xml$/.test(type)) return 'none';
  return undefined;
}

/** The HTML or the text of an element, as `toRichText` reads it; empty where it is neither. */
export function sourceOf(element: XmlElement, context: XmlContext): { readonly text: string; readonly kind: TextKind } {
  const kind = kindOf(element, context);
  if (kind === 'none') return { text: '', kind: 'plain' };
  return { text: element.children.length ? withoutPrefixes(element.markup) : element.text, kind };
}

/** Text of the first child, by the order of the names, that has any. */
export function richTextOf(element: XmlElement, context: XmlContext, ...names: readonly string[]): RichText {
  for (const name of names) {
    for (const child of all(element, name)) {
      const { text, kind } = sourceOf(child, context);
      const rich = toRichText(text, kind, baseOf(child, context));
      if (rich.length) return rich;
    }
  }
  return [];
}

/** A line of text of the first child, by the order of the names, that has any; empty where none has. */
export function lineOf(element: XmlElement, context: XmlContext, ...names: readonly string[]): string {
  for (const name of names) {
    for (const child of all(element, name)) {
      const { text, kind } = sourceOf(child, context);
      const line = toLine(text, kind);
      if (line) return line;
    }
  }
  return '';
}

/** What relative addresses in an element mean. @param fallback For feeds that do not say: the page of the item. */
export function baseOf(element: XmlElement, { toUrl, documentUrl }: XmlContext, fallback = documentUrl): string {
  // Where the XHTML of a text has a base of its own, it is that of its outermost box.
  const base = element.children.map((child) => child.base).find(Boolean) ?? element.base;
  return toUrl(base) ?? fallback;
}

/** Who wrote a feed or an item. RSS gives a mail address with or without a name, of which the name counts. */
export function authorOf(element: XmlElement, context: XmlContext): FeedAuthor {
  for (const name of ['author', 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor']) {
    for (const author of all(element, name)) {
      const given = toLine(textOf(author, 'name') || author.text, 'plain');
      const line = given
        .slice(0, LINE)
        .replace(/[<(]?(?:mailto:)?[^\s<>()@]+@[^\s<>()@]+[>)]?/i, '')
        .trim();
      const named = line.replace(/^\((.*)\)$/, '$1').trim();
      if (named) return { name: named, url: urlOf(author, context, 'uri', 'url', 'homepage'), pictureUrl: undefined };
    }
  }
  return NO_AUTHOR;
}
