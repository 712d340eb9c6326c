import { MAX_LINE, MAX_TEXT, type FeedAuthor, type FeedText } from './feed.js';
import { filesOf, toFiles } from './feed-files.js';
import type { ItemDraft } from './feed-items.js';
import { toTags } from './feed-tags.js';
import { html, textOf, titleOf, type Dialect } from './feed-text.js';
import { feedUrl } from './feed-url.js';
import type { XmlElement } from './read-xml.js';
import { authorIn, dateIn, feedTextIn, isSensitive, pageUrl, partsOf, textIn, type Parts } from './xml-parts.js';

/** What items inherit from their feed. */
export interface Surroundings {
  readonly dialect: Dialect;
  readonly feedUrl: string;
  readonly siteUrl: string | undefined;
  readonly author: FeedAuthor | undefined;
  readonly language: string | undefined;
  readonly sensitive: boolean;
}

/** RSS's items and Atom's entries have so much in common, and feeds mix them so often, that one reader takes both. */
export function toItem(element: XmlElement, around: Surroundings): ItemDraft {
  const { dialect } = around;
  const own = partsOf(element);
  const [group] = own('media:group');
  const parts: Parts = (...names) => [...own(...names), ...(group ? partsOf(group)(...names) : [])];
  const url = pageUrl(own) ?? permalinkOf(own);
  const [title] = parts('title', 'dc:title', 'media:title');
  const content = based(contentOf(own, dialect), url, around);
  const summary = based(feedTextIn(parts, dialect, ...SUMMARIES), url, around);
  return {
    id: textIn(own, 'guid', 'id') ?? element.attributes.get('rdf:about') ?? textIn(own, 'dc:identifier'),
    address: url ?? plainLink(own),
    url,
    title: title ? titleOf(title, dialect) : '',
    summary,
    content,
    publishedAt: dateIn(own, ...PUBLISHED),
    updatedAt: dateIn(own, 'updated', 'modified', 'dcterms:modified', 'lastbuilddate'),
    author: authorIn(own) ?? sourceAuthor(own) ?? around.author,
    ...toFiles(filesOf(element), [content, summary]),
    tags: tagsOf(parts),
    language: (textIn(own, 'dc:language', 'language') ?? (element.language || around.language))?.slice(0, MAX_LINE),
    sensitive: around.sensitive || isSensitive(parts),
    youtubeId: textIn(own, 'yt:videoid')?.slice(0, 64),
  };
}

const SUMMARIES = [
  'description',
  'summary',
  'dc:description',
  'media:description',
  'itunes:summary',
  'itunes:subtitle',
];

const PUBLISHED = [
  'published',
  'pubdate',
  'issued',
  'dcterms:issued',
  'dc:date',
  'dcterms:date',
  'dcterms:created',
  'created',
];

/** Where neither text nor feed says what relative addresses are meant from, RSS means the item's page. */
function based(
  text: FeedText | undefined,
  url: string | undefined,
  { feedUrl: from, siteUrl }: Surroundings,
): FeedText | undefined {
  return text?.type === 'html' && text.baseUrl === from ? { ...text, baseUrl: url ?? siteUrl ?? from } : text;
}

function contentOf(parts: Parts, dialect: Dialect): FeedText | undefined {
  for (const element of parts('content:encoded', 'fullitem')) {
    const text = html(textOf(element), element.baseUrl);
    if (text) return text;
  }
  return feedTextIn(parts, dialect, 'content', 'html:body', 'html:div', 'body');
}

/** RSS's link as it is written. */
function plainLink(parts: Parts): string | undefined {
  const link = parts('link').find(({ attributes }) => !attributes.has('rel'));
  return link && textOf(link);
}

/** A `guid` is an address unless it says otherwise. Only a whole one: some are numbers. */
function permalinkOf(parts: Parts): string | undefined {
  const [guid] = parts('guid');
  if (!guid || guid.attributes.get('ispermalink')?.toLowerCase() === 'false') return undefined;
  const text = textOf(guid).trim();
  return /^https:/i.test(text) ? feedUrl(text, guid.baseUrl) : undefined;
}

/** Atom: an entry that came from elsewhere has its author there. */
function sourceAuthor(parts: Parts): FeedAuthor | undefined {
  const [source] = parts('source');
  return source && authorIn(partsOf(source));
}

function tagsOf(parts: Parts): readonly string[] {
  const single = parts('category', 'dc:subject', 'media:category').map(
    (element) => element.attributes.get('label') ?? element.attributes.get('term') ?? textOf(element),
  );
  const lists = parts('tags', 'itunes:keywords', 'media:keywords').flatMap((element) =>
    textOf(element).slice(0, MAX_TEXT).split(','),
  );
  return toTags([...single, ...lists]);
}
