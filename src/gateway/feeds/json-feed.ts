import { countOr, fieldsOf, isObject, objects, textOr, type Wire } from '../../core/read.js';
import { parseJson } from '../connectors/json.js';
import { personName } from './feed-author.js';
import { parseFeedDate } from './feed-date.js';
import { FeedError } from './feed-error.js';
import { MAX_LINE, MAX_READ_ITEMS, type Feed, type FeedAuthor } from './feed.js';
import { toFiles } from './feed-files.js';
import { newestFirst, type ItemDraft } from './feed-items.js';
import { toTags } from './feed-tags.js';
import { html, lineOf, plain } from './feed-text.js';
import { feedUrl } from './feed-url.js';

const VERSION = /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\/1(?:\.\d{1,2})?\/?$/;

/**
 * JSON Feed 1.0 and 1.1.
 * @throws {FeedError} malformed, not-a-feed.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function readJsonFeed(text: string, url: string): Feed {
  const value = parseJson(text);
  if (value === undefined) throw new FeedError('malformed', 'The feed is not well-formed: it is no JSON.');
  if (!isObject(value) || !VERSION.test(textOr(value['version']) ?? '') || !Array.isArray(value['items'])) {
    throw new FeedError(
      'not-a-feed',
      'The address answers with JSON that is no JSON Feed: “version” has to be https://jsonfeed.org/version/1.1, and “items” a list.',
    );
  }
  const siteUrl = feedUrl(textOr(value['home_page_url']), url);
  const author = authorOf(value, url);
  const language = textOr(value['language'])?.slice(0, MAX_LINE);
  const base = siteUrl ?? url;
  const hub = objects(value['hubs']).find(({ type }) => textOr(type)?.toLowerCase() === 'websub');
  const hubUrl = feedUrl(textOr(hub?.['url']), url);
  return {
    title: lineOf(plain(textOr(value['title']) ?? '')),
    url: siteUrl,
    description: plain(textOr(value['description']) ?? ''),
    pictureUrl: feedUrl(textOr(value['icon']), url) ?? feedUrl(textOr(value['favicon']), url),
    author,
    language,
    changedAt: undefined,
    ttlMinutes: undefined,
    webSub: hubUrl === undefined ? undefined : { hubUrl, topicUrl: feedUrl(textOr(value['feed_url']), url) ?? url },
    items: newestFirst(
      objects(value['items'].slice(0, MAX_READ_ITEMS)).map((item) => toItem(item, { base, author, language })),
    ),
  };
}

interface Surroundings {
  readonly base: string;
  readonly author: FeedAuthor | undefined;
  readonly language: string | undefined;
}

function toItem(item: Wire, { base, author, language }: Surroundings): ItemDraft {
  const url = feedUrl(textOr(item['url']), base) ?? feedUrl(textOr(item['external_url']), base);
  const content = html(textOr(item['content_html']) ?? '', url ?? base) ?? plain(textOr(item['content_text']) ?? '');
  const pictures = ['image', 'banner_image'].map((field) => ({
    url: feedUrl(textOr(item[field]), base),
    medium: 'image',
  }));
  const attachments = objects(item['attachments']).map((file) => ({
    url: feedUrl(textOr(file['url']), base),
    mediaType: textOr(file['mime_type'])?.toLowerCase(),
    bytes: countOr(file['size_in_bytes']),
    durationSeconds: countOr(file['duration_in_seconds']),
    title: textOr(file['title'])?.slice(0, MAX_LINE),
  }));
  const id = item['id'];
  return {
    // Version 1 says that a number is to be taken for its text.
    id: typeof id === 'number' ? `${id}` : textOr(id),
    address: url ?? textOr(item['url']),
    url,
    title: lineOf(plain(textOr(item['title']) ?? '')),
    summary: plain(textOr(item['summary']) ?? ''),
    content,
    publishedAt: parseFeedDate(textOr(item['date_published']) ?? ''),
    updatedAt: parseFeedDate(textOr(item['date_modified']) ?? ''),
    author: authorOf(item, base) ?? author,
    ...toFiles([...pictures, ...attachments], [content]),
    tags: toTags(Array.isArray(item['tags']) ? item['tags'].filter((tag) => typeof tag === 'string') : []),
    language: textOr(item['language'])?.slice(0, MAX_LINE) ?? language,
    sensitive: false,
    youtubeId: undefined,
  };
}

/** 1.1 has a list, 1.0 one. */
function authorOf(from: Wire, base: string): FeedAuthor | undefined {
  for (const author of [...objects(from['authors']), fieldsOf(from['author'])]) {
    const name = personName(textOr(author['name']) ?? '');
    if (name !== '') return { name, url: feedUrl(textOr(author['url']), base) };
  }
  return undefined;
}
