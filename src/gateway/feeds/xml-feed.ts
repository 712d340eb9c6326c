import { FeedError } from './feed-error.js';
import { MAX_LINE, MAX_READ_ITEMS, type Feed } from './feed.js';
import { filesOf, toFiles } from './feed-files.js';
import { newestFirst } from './feed-items.js';
import { textOf, titleOf } from './feed-text.js';
import { feedUrl } from './feed-url.js';
import type { XmlElement } from './read-xml.js';
import { toItem, type Surroundings } from './xml-item.js';
import { authorIn, dateIn, feedTextIn, isSensitive, pageUrl, partsOf, textIn, type Parts } from './xml-parts.js';

/** @throws {FeedError} not-a-feed. */
export function toXmlFeed(root: XmlElement, url: string): Feed {
  const channel = channelOf(root);
  const dialect = root.name === 'feed' ? 'atom' : 'rss';
  const parts = partsOf(channel);
  const siteUrl = pageUrl(parts);
  const [title] = parts('title', 'dc:title');
  const author = authorIn(parts);
  const language = (textIn(parts, 'language', 'dc:language') ?? channel.language)?.slice(0, MAX_LINE);
  const sensitive = isSensitive(parts);
  const around: Surroundings = { dialect, feedUrl: url, siteUrl, author, language, sensitive };
  const beside = channel === root ? [] : partsOf(root)('item', 'entry');
  const items = [...parts('item', 'entry'), ...beside].slice(0, MAX_READ_ITEMS);
  return {
    title: title ? titleOf(title, dialect) : '',
    url: siteUrl,
    description: feedTextIn(parts, dialect, 'description', 'subtitle', 'tagline', 'dc:description', 'itunes:summary'),
    pictureUrl: pictureOf(channel),
    author,
    language,
    changedAt: dateIn(parts, 'updated', 'modified', 'lastbuilddate', 'pubdate', 'dc:date'),
    ttlMinutes: ttlOf(parts),
    webSub: webSubOf(parts, url),
    items: newestFirst(items.map((item) => toItem(item, around))),
  };
}

/** What holds the title: the root of Atom, the channel of RSS. RSS 1.0 has its items beside it. */
function channelOf(root: XmlElement): XmlElement {
  if (root.name === 'feed' || root.name === 'channel') return root;
  if (root.name === 'rss' || root.name === 'rdf:rdf' || root.name === 'rdf') return partsOf(root)('channel')[0] ?? root;
  if (root.name.replace('html:', '') === 'html') {
    throw new FeedError('not-a-feed', 'The address answers with a web page, not with a feed.');
  }
  throw new FeedError(
    'not-a-feed',
    `The address answers with XML that is no feed: it begins with <${root.name.slice(0, 40)}> where <rss>, <rdf:RDF> or <feed> is expected.`,
  );
}

/** The square picture of a podcast goes before the banner of RSS. */
function pictureOf(channel: XmlElement): string | undefined {
  const parts = partsOf(channel);
  const children = parts('itunes:image', 'image', 'media:thumbnail');
  const named = parts('icon', 'logo').map((element) => ({
    url: feedUrl(textOf(element), element.baseUrl),
    medium: 'image',
  }));
  return toFiles([...filesOf({ ...channel, children }), ...named], []).pictures[0]?.url;
}

const PERIODS: Readonly<Record<string, number>> = { hourly: 60, daily: 1_440, weekly: 10_080 };

function ttlOf(parts: Parts): number | undefined {
  const ttl = countIn(parts, 'ttl');
  if (ttl > 0) return ttl;
  const period = PERIODS[textIn(parts, 'sy:updateperiod')?.toLowerCase() ?? ''];
  return period && Math.ceil(period / Math.max(countIn(parts, 'sy:updatefrequency'), 1));
}

const countIn = (parts: Parts, name: string): number => Number(/^\d{1,6}$/.exec(textIn(parts, name) ?? '')?.[0] ?? 0);

/** @see https://www.w3.org/TR/websub/#discovery */
function webSubOf(parts: Parts, url: string): Feed['webSub'] {
  const link = (rel: string): string | undefined => {
    const found = parts('link').find(({ attributes }) => attributes.get('rel')?.toLowerCase() === rel);
    return found && feedUrl(found.attributes.get('href'), found.baseUrl);
  };
  const hubUrl = link('hub');
  return hubUrl === undefined ? undefined : { hubUrl, topicUrl: link('self') ?? url };
}
