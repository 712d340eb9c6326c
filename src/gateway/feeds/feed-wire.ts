import { articleText } from '../../core/article-text.js';
import { htmlToRichText } from '../../core/html.js';
import { linkify } from '../../core/linkify.js';
import type { RichText } from '../../core/rich-text.js';
import { visibleName } from '../../core/visible-name.js';
import type { ConnectorIo } from '../connectors/connector-io.js';
import type { Account, Post } from '../connectors/connector.js';
import { toWire } from '../posts/wire-text.js';
import { wireUrl } from '../posts/wire-url.js';
import type { FeedText } from './feed.js';
import { toFeedMedia } from './feed-media.js';
import type { DatedItem, LoadedFeed } from './load-feed.js';

type Pictures = Pick<ConnectorIo, 'imageUrl'>;

/** A feed as an account, with what a browser that reads the feed itself says of it. @param address `feed:https://…`. */
export function toFeedAccount(
  address: string,
  feedUrl: string,
  { title, url, author, pictureUrl, description }: LoadedFeed,
  { imageUrl }: Pictures,
): Account {
  const handle = new URL(feedUrl).host.replace(/^www\./, '');
  const avatarUrl = pictureUrl && imageUrl(pictureUrl);
  return {
    address,
    name: visibleName(title, visibleName(author?.name ?? '', handle)),
    handle,
    url: wireUrl(url) ?? feedUrl,
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    bio: toWire(toRichText(description)),
    fields: [],
  };
}

/**
 * An item as a post of the feed's account. Its id is the one that a browser gives it that reads the feed itself, so that a
 * page can name a post whichever way it came.
 * @param feedUrl As the configuration allows it.
 */
export function toFeedPost(account: Account, feedUrl: string, item: DatedItem, { imageUrl }: Pictures): Post {
  const { name, handle, url: siteUrl, avatarUrl } = account;
  const { id, title, content, summary, language, sensitive, at, updatedAt, author } = item;
  const itemUrl = wireUrl(item.url);
  const { media, card, isPartial } = toFeedMedia(item, itemUrl, imageUrl);
  const { text, whole } = articleText(
    {
      title,
      content: toRichText(content ?? summary),
      summary: content ? toRichText(summary) : [],
      url: itemUrl,
    },
    card !== undefined,
  );
  return {
    id: `${feedUrl} ${id}`,
    url: itemUrl ?? siteUrl,
    author: {
      name: visibleName(author?.name ?? '', name),
      handle,
      url: wireUrl(author?.url) ?? siteUrl,
      ...(avatarUrl === undefined ? {} : { avatarUrl }),
    },
    createdAt: new Date(at).toISOString(),
    ...(updatedAt !== undefined && updatedAt > at ? { updatedAt: new Date(updatedAt).toISOString() } : {}),
    text: toWire(text),
    ...(language === undefined ? {} : { language: canonicalLanguage(language) }),
    tags: [...new Set(item.tags.map((tag) => tag.toLowerCase()))],
    media: [...media],
    ...(card ? { card } : {}),
    ...(sensitive ? { sensitive } : {}),
    ...(isPartial || !whole ? { partial: true } : {}),
    pinned: false,
  };
}

function toRichText(text: FeedText | undefined): RichText {
  if (!text) return [];
  return text.type === 'text' ? linkify(text.text, '') : htmlToRichText(text.html, { baseUrl: text.baseUrl });
}

/** Feeds write `en_us`; what is no language at all stays as it is, and is nobody's. */
function canonicalLanguage(written: string): string {
  try {
    return Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0] ?? written;
  } catch {
    return written;
  }
}
