import type { LinkCard } from '../../core/model.js';
import type { RichText } from '../../core/rich-text.js';
import type { FeedItem } from './feed-document.js';
import { toLanguage } from './language.js';
import { kindOf, toMedia, type FeedFile } from './media.js';
import { firstPicture, hasMore, toLine, toRichText } from './text.js';
import type { XmlElement } from './xml.js';
import {
  all,
  authorOf,
  baseOf,
  dateOf,
  lineOf,
  linkOf,
  sourceOf,
  textOf,
  urlOf,
  type XmlContext,
} from './xml-fields.js';

/** When an item was made comes before when it was changed; of each, the older formats' names come last. */
const DATES =
  'published pubdate issued dcterms:issued created dcterms:created dc:date updated modified dcterms:modified'.split(
    ' ',
  );
/** Width in pixels of what is too small to be worth a picture's room. */
const MIN_SIZE = 64;
/** Where the whole of an item may stand, and what stands in for it. */
const CONTENTS = ['content:encoded', 'content', 'xhtml:body', 'fullitem'];
const SUMMARIES = ['description', 'summary', 'dc:description', 'itunes:summary'];

/** Reads an `<item>` of RSS or an `<entry>` of Atom. Never throws: what it lacks is empty. */
export function toItem(item: XmlElement, context: XmlContext): FeedItem {
  const { toUrl } = context;
  const id = textOf(item, 'guid', 'id') || (item.attributes.get('rdf:about') ?? '');
  const permalink = all(item, 'guid').find(({ attributes }) => attributes.get('ispermalink') !== 'false');
  // FeedBurner's word for the true one.
  const url =
    urlOf(item, context, 'feedburner:origlink') ??
    linkOf(item, context, 'alternate') ??
    toUrl(permalink && /^https?:/.test(id) ? id : undefined);
  const title = lineOf(item, context, 'title', 'media:title', 'dc:title', 'itunes:title');
  const [content, html, spoken] = bodyOf(item, context, CONTENTS, url);
  const [summary, short, saidBy] = bodyOf(item, context, SUMMARIES, url);
  const { media, card, partial } = mediaOf(item, context, title, url, html || short);
  const described = content.length || summary.length ? [] : describedByMedia(item, context);
  return {
    id,
    url,
    title,
    content: content.length ? content : summary.length ? summary : described,
    summary: content.length ? summary : [],
    author: authorOf(item, context),
    date: dateOf(item, ...DATES),
    language: toLanguage(spoken ?? saidBy) ?? toLanguage(textOf(item, 'dc:language')) ?? toLanguage(item.language),
    tags: tagsOf(item),
    media,
    card,
    sensitive:
      /^(?:yes|true|explicit)$/i.test(textOf(item, 'itunes:explicit')) ||
      groups(item).some((group) => /^adult$/i.test(textOf(group, 'media:rating'))),
    partial: partial || hasMore(html || short),
  };
}

/** The first that has something to draw: as segments, as it was, and its language. */
function bodyOf(
  item: XmlElement,
  context: XmlContext,
  names: readonly string[],
  url: string | undefined,
): readonly [text: RichText, html: string, language: string | undefined] {
  for (const name of names) {
    for (const element of all(item, name)) {
      const { text, kind } = sourceOf(element, context);
      const rich = toRichText(text, kind, baseOf(element, context, context.isAtom ? context.documentUrl : url));
      // A picture alone is something, too.
      if (rich.length || /<img\s/i.test(text)) return [rich, kind === 'plain' ? '' : text, element.language];
    }
  }
  return [[], '', undefined];
}

/** An item and the groups of files in it, which describe them together. */
function groups(item: XmlElement): readonly XmlElement[] {
  return [item, ...all(item, 'media:group'), ...all(item, 'media:content')];
}

/** Unlike other texts of RSS, these are plain unless they say otherwise. */
function describedByMedia(item: XmlElement, context: XmlContext): RichText {
  for (const group of groups(item)) {
    for (const element of all(group, 'media:description')) {
      const kind = element.attributes.get('type') === 'html' ? 'html' : 'plain';
      const text = toRichText(element.text, kind, baseOf(element, context));
      if (text.length) return text;
    }
  }
  return [];
}

/**
 * Enclosures and Media RSS. Of a group, which is one thing in several sizes, the default or the first that can be drawn.
 * @see https://www.rssboard.org/media-rss
 */
function mediaOf(
  item: XmlElement,
  context: XmlContext,
  title: string,
  url: string | undefined,
  html: string,
): { readonly media: FeedItem['media']; readonly card: LinkCard | undefined; readonly partial: boolean } {
  const { toUrl } = context;
  const holders = groups(item);
  const thumbnail = holders
    .flatMap((holder) => all(holder, 'media:thumbnail'))
    // A face beside the text, as GitHub has it, is no picture of the item.
    .filter(({ attributes }) => !(Number(attributes.get('width') ?? Infinity) <= MIN_SIZE))
    .map(({ attributes, base, text }) => toUrl(attributes.get('url') ?? text, base))
    .find(Boolean);
  const cover = all(item, 'itunes:image').map(({ attributes, base }) => toUrl(attributes.get('href'), base))[0];
  const files: FeedFile[] = [];
  for (const group of all(item, 'media:group')) {
    const contents = all(group, 'media:content');
    const isDefault = ({ attributes }: XmlElement): boolean => attributes.get('isdefault') === 'true';
    const same = [...contents.filter(isDefault), ...contents].map((content) => fileOf(content, context));
    const best = same.filter((file) => file.url && kindOf(file.type, file.url));
    files.push(...(best.length ? [best[0]!] : same.slice(0, 1)));
  }
  files.push(...all(item, 'media:content').map((content) => fileOf(content, context)));
  const links = all(item, 'link').filter(({ attributes }) => attributes.get('rel') === 'enclosure');
  for (const { attributes, base } of [...all(item, 'enclosure'), ...links]) {
    const given = attributes.get('url') ?? attributes.get('href');
    if (!given) continue;
    const duration = textOf(item, 'itunes:duration');
    files.push({ url: toUrl(given, base), type: attributes.get('type') ?? '', alt: attributes.get('title'), duration });
  }
  // A film that only its own site plays is a card that leads there.
  if (url && thumbnail && textOf(item, 'yt:videoid')) {
    return { media: [], card: { url, title, description: '', imageUrl: thumbnail }, partial: false };
  }
  const { media, partial } = toMedia(files, title, thumbnail ?? cover);
  const first = media.length ? undefined : firstPicture(html);
  const source = first ? toUrl(first.source, item.base ?? url) : thumbnail;
  const alone =
    !media.length && source ? toMedia([{ ...first, url: source, type: 'image' }], '', undefined) : undefined;
  return { media: alone?.media ?? media, card: undefined, partial };
}

function fileOf(content: XmlElement, { toUrl }: XmlContext): FeedFile {
  const { attributes, base } = content;
  const thumbnail = all(content, 'media:thumbnail')[0];
  return {
    url: toUrl(attributes.get('url'), base),
    type: attributes.get('type') ?? attributes.get('medium') ?? '',
    width: attributes.get('width'),
    height: attributes.get('height'),
    duration: attributes.get('duration'),
    alt: toLine(textOf(content, 'media:description', 'media:title'), undefined),
    previewUrl: toUrl(thumbnail?.attributes.get('url'), thumbnail?.base),
  };
}

function tagsOf(item: XmlElement): readonly string[] {
  const named = ['category', 'dc:subject', 'media:category'].flatMap((name) =>
    all(item, name).map(({ attributes, text }) => attributes.get('label') ?? attributes.get('term') ?? text),
  );
  const keywords = textOf(item, 'itunes:keywords').split(',');
  const tags = [...named, ...keywords].map((tag) => toLine(tag, undefined).replace(/^#/, '').toLowerCase());
  return [...new Set(tags)].filter(Boolean);
}
