import { htmlToRichText } from '../../core/html.js';
import { linkify } from '../../core/linkify.js';
import { plainText } from '../../core/rich-text.js';
import { visibleName } from '../../core/visible-name.js';
import type { ConnectorIo } from '../connectors/connector-io.js';
import type { Account, Post } from '../connectors/connector.js';
import { plainToWire, toWire } from '../posts/wire-text.js';
import { wireUrl } from '../posts/wire-url.js';
import type { FeedText } from './feed.js';
import { lineOf } from './feed-text.js';
import type { DatedItem, LoadedFeed } from './load-feed.js';

/** Characters of a text that is shown whole; a longer one is its summary, or its beginning. */
const LONG = 1_000;

/** A feed as an account. @param address `feed:https://…`. */
export function toFeedAccount(
  address: string,
  feedUrl: string,
  { title, url, pictureUrl, description }: LoadedFeed,
  { imageUrl }: Pick<ConnectorIo, 'imageUrl'>,
): Account {
  const handle = new URL(feedUrl).host.replace(/^www\./, '');
  const avatarUrl = pictureUrl && imageUrl(pictureUrl);
  return {
    address,
    name: visibleName(title, handle),
    handle,
    url: wireUrl(url) ?? feedUrl,
    ...(avatarUrl === undefined ? {} : { avatarUrl }),
    bio: textToWire(description),
    fields: [],
  };
}

/** An item as a post of the feed's account. */
export function toFeedPost(account: Account, item: DatedItem, { imageUrl }: Pick<ConnectorIo, 'imageUrl'>): Post {
  const { name, handle, url: siteUrl, avatarUrl } = account;
  const { id, title, content, summary, language, sensitive, at, updatedAt } = item;
  const url = wireUrl(item.url) ?? siteUrl;
  const [cover] = item.pictures;
  const coverUrl = cover && !sensitive ? imageUrl(cover.url) : undefined;
  return {
    id: `${account.address}/${id}`,
    url,
    author: {
      name: item.author?.name ?? name,
      handle,
      url: wireUrl(item.author?.url) ?? siteUrl,
      ...(avatarUrl === undefined ? {} : { avatarUrl }),
    },
    createdAt: new Date(at).toISOString(),
    ...(updatedAt !== undefined && updatedAt > at ? { updatedAt: new Date(updatedAt).toISOString() } : {}),
    ...(title === '' ? {} : { title }),
    text: [...bodyOf(content, summary), ...filesToWire(item)],
    ...(language === undefined ? {} : { language }),
    tags: [...item.tags],
    media:
      coverUrl !== undefined && cover?.size
        ? [{ kind: 'image', url: coverUrl, previewUrl: coverUrl, alt: cover.alt, ...cover.size }]
        : [],
    // Of a picture whose size is not known, no place can be kept free; a card keeps one for it.
    ...(coverUrl !== undefined && !cover?.size ? { card: { url, title, description: '', imageUrl: coverUrl } } : {}),
    ...(sensitive ? { contentWarning: '' } : {}),
    pinned: false,
  };
}

function bodyOf(content: FeedText | undefined, summary: FeedText | undefined): Post['text'] {
  const whole = content ?? summary;
  if (!whole || lengthOf(whole) <= LONG) return textToWire(whole);
  if (content && summary && lengthOf(summary) <= LONG) return textToWire(summary);
  return plainToWire(`${lineOf(whole).slice(0, LONG).trimEnd()}…`);
}

const lengthOf = (text: FeedText): number =>
  text.type === 'text' ? text.text.length : plainText(htmlToRichText(text.html)).length;

function textToWire(text: FeedText | undefined): Post['text'] {
  if (!text) return [];
  return toWire(text.type === 'text' ? linkify(text.text, '') : htmlToRichText(text.html, { baseUrl: text.baseUrl }));
}

/** Sound and films are links: the contract has pictures alone. */
function filesToWire({ enclosures, sensitive }: DatedItem): Post['text'] {
  if (sensitive) return [];
  return enclosures.flatMap(({ url, title }): Post['text'] => {
    const link = wireUrl(url);
    const text = title || new URL(url).pathname.split('/').at(-1) || url;
    return link === undefined ? [] : [{ type: 'element', tag: 'p', children: [{ type: 'link', text, url: link }] }];
  });
}
