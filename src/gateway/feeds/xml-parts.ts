import type { FeedAuthor, FeedText } from './feed.js';
import { personName } from './feed-author.js';
import { parseFeedDate } from './feed-date.js';
import { feedText, textOf, type Dialect } from './feed-text.js';
import { feedUrl } from './feed-url.js';
import type { XmlElement } from './read-xml.js';

/** Elements within an element by name, in order: of the first name, then of the second. */
export type Parts = (...names: readonly string[]) => readonly XmlElement[];

export function partsOf(element: XmlElement): Parts {
  const byName = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const before = byName.get(child.name);
    if (before) before.push(child);
    else byName.set(child.name, [child]);
  }
  return (...names) => names.flatMap((name) => byName.get(name) ?? []);
}

/** The first that says anything. */
export function textIn(parts: Parts, ...names: readonly string[]): string | undefined {
  return parts(...names)
    .map((element) => textOf(element).trim())
    .find((text) => text !== '');
}

/** The first that says anything. */
export function feedTextIn(parts: Parts, dialect: Dialect, ...names: readonly string[]): FeedText | undefined {
  for (const element of parts(...names)) {
    const text = feedText(element, dialect);
    if (text) return text;
  }
  return undefined;
}

/** Where a name is there several times, the last that can be read counts. */
export function dateIn(parts: Parts, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    for (const element of [...parts(name)].reverse()) {
      const at = parseFeedDate(textOf(element));
      if (at !== undefined) return at;
    }
  }
  return undefined;
}

const PAGE_TYPE = /^(?:text\/html|application\/xhtml\+xml)?$/;

/** The page that an item or a feed is of: FeedBurner's word for the true one, Atom's alternate, RSS's link. */
export function pageUrl(parts: Parts): string | undefined {
  for (const element of parts('feedburner:origlink')) {
    const url = feedUrl(textOf(element), element.baseUrl);
    if (url !== undefined) return url;
  }
  const links = parts('link').filter(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate');
  const pages = links.filter(({ attributes }) => PAGE_TYPE.test(attributes.get('type') ?? ''));
  for (const element of [...pages, ...links]) {
    const url = feedUrl(element.attributes.get('href') ?? textOf(element), element.baseUrl);
    if (url !== undefined) return url;
  }
  return undefined;
}

export function authorIn(parts: Parts): FeedAuthor | undefined {
  for (const element of parts('author', 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor')) {
    const inner = partsOf(element);
    const name = personName(textIn(inner, 'name') ?? (element.children.length === 1 ? textOf(element) : ''));
    const [page] = inner('uri', 'url', 'homepage');
    if (name !== '') return { name, url: page && feedUrl(textOf(page), page.baseUrl) };
  }
  return undefined;
}

/** Whether it says that it is not for everybody. */
export const isSensitive = (parts: Parts): boolean =>
  parts('itunes:explicit').some((element) => /^(?:yes|true|explicit)$/i.test(textOf(element).trim())) ||
  parts('media:rating').some((element) => textOf(element).trim() === 'adult');
