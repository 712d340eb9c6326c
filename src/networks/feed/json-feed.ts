import { NetworkError } from '../../core/errors.js';
import { countOr, fieldsOf, objects, readList, readObject, textOr, type Wire } from '../../core/read.js';
import { toDate } from './dates.js';
import { MAX_ITEMS, type FeedAuthor, type FeedDocument, type FeedItem } from './feed-document.js';
import { toLanguage } from './language.js';
import { linksOf } from './links.js';
import { toMedia, type FeedFile } from './media.js';
import { firstPicture, hasMore, toLine, toRichText } from './text.js';

type ToUrl = ReturnType<typeof linksOf>;

/**
 * Reads JSON Feed 1 and 1.1.
 * @throws {NetworkError} bad-response for what is none.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function readJsonFeed(source: string, documentUrl: string): FeedDocument {
  const feed = readObject(parse(source), 'The feed');
  if (!textOr(feed.version)?.includes('jsonfeed.org/version/')) {
    throw new NetworkError('bad-response', 'JSON, but no JSON Feed');
  }
  const items = readList(feed.items, 'The list of items');
  const toUrl = linksOf(documentUrl);
  return {
    title: toLine(textOr(feed.title) ?? '', 'plain'),
    about: toRichText(textOr(feed.description) ?? '', 'plain', documentUrl),
    siteUrl: toUrl(textOr(feed.home_page_url)),
    pictureUrl: toUrl(textOr(feed.icon)) ?? toUrl(textOr(feed.favicon)),
    author: authorOf(feed, toUrl),
    language: toLanguage(textOr(feed.language)),
    changedAt: undefined,
    items: objects(items.slice(0, MAX_ITEMS)).map((item) => toItem(item, documentUrl, toUrl)),
    nextUrl: toUrl(textOr(feed.next_url)),
  };
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new NetworkError('bad-response', 'Neither XML nor JSON', { cause });
  }
}

function toItem(item: Wire, documentUrl: string, toUrl: ToUrl): FeedItem {
  const url = toUrl(textOr(item.url)) ?? toUrl(textOr(item.external_url));
  const title = toLine(textOr(item.title) ?? '', 'plain');
  const html = textOr(item.content_html) ?? '';
  const content = html
    ? toRichText(html, 'html', url ?? documentUrl)
    : toRichText(textOr(item.content_text) ?? '', 'plain', documentUrl);
  const picture = toUrl(textOr(item.image)) ?? toUrl(textOr(item.banner_image));
  const { media, partial } = toMedia(
    objects(item.attachments).map((file): FeedFile => ({
      url: toUrl(textOr(file.url)),
      type: textOr(file.mime_type) ?? '',
      alt: textOr(file.title),
      duration: `${countOr(file.duration_in_seconds)}`,
    })),
    title,
    picture,
  );
  const first = firstPicture(html);
  const alone = picture ?? toUrl(first?.source, url);
  return {
    // Numbers are told to be read as text.
    id: textOr(item.id) ?? (typeof item.id === 'number' ? `${item.id}` : ''),
    url,
    title,
    content,
    summary: toRichText(textOr(item.summary) ?? '', 'plain', documentUrl),
    author: authorOf(item, toUrl),
    date: toDate(textOr(item.date_published) ?? '') ?? toDate(textOr(item.date_modified) ?? ''),
    language: toLanguage(textOr(item.language)),
    tags: tagsOf(item.tags),
    media:
      media.length || !alone
        ? media
        : toMedia([{ ...(!picture && first), url: alone, type: 'image' }], '', undefined).media,
    card: undefined,
    sensitive: false,
    partial: partial || hasMore(html),
  };
}

function tagsOf(tags: unknown): readonly string[] {
  const texts = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  return [...new Set(texts.map((tag) => toLine(tag, 'plain').replace(/^#/, '').toLowerCase()))].filter(Boolean);
}

/** Version 1 has one author, version 1.1 a list. */
function authorOf({ author, authors }: Wire, toUrl: ToUrl): FeedAuthor {
  const { name, url, avatar } = fieldsOf(objects(authors)[0] ?? author);
  return { name: toLine(textOr(name) ?? '', 'plain'), url: toUrl(textOr(url)), pictureUrl: toUrl(textOr(avatar)) };
}
