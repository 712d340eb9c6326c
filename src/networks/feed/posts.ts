import { articleText } from '../../core/article-text.js';
import { NetworkError } from '../../core/errors.js';
import { toLines } from '../../core/lines.js';
import type { Account, AccountRef, Author, Post, PostPage, PostQuery } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import { plainText } from '../../core/rich-text.js';
import { visibleName } from '../../core/visible-name.js';
import type { FeedDocument, FeedItem } from './feed-document.js';
import { handleOf } from './handle.js';
import { loadDocument } from './load-document.js';

/** Older documents that a feed leads to, one from the other; a feed may lead in a circle. */
const MAX_DOCUMENTS = 50;

/** Where to go on: in which document, the how many-th it is, and after which post of it. */
type Place = readonly [url: string, documents: number, last?: string, lastAt?: string];

/** @throws {NetworkError} Any code. */
export async function loadAccount(ref: AccountRef, io: Io): Promise<Account> {
  const document = await loadDocument(ref.id, io, false);
  return {
    ref,
    ...authorOfAll(ref, document),
    bannerUrl: undefined,
    bio: document.about,
    fields: [],
    followers: undefined,
    following: undefined,
    posts: undefined,
    bot: false,
    locked: false,
  };
}

/**
 * Loads a page of a feed's items, by their dates; where a document ends and names an older one, that is next.
 * @throws {NetworkError} Any code.
 */
export async function loadPosts(
  ref: AccountRef,
  { limit, mediaOnly }: PostQuery,
  cursor: string | undefined,
  io: Io,
): Promise<PostPage> {
  const [url, documents, last, lastAt = '']: Place = cursor ? readPlace(ref, cursor) : [ref.id, 1];
  const document = await loadDocument(url, io, cursor !== undefined);
  const all = toPosts(ref, document).filter(({ media }) => media.length || !mediaOnly);
  const found = all.findIndex(({ id }) => id === last);
  // A post that is gone meanwhile left its date.
  const from = last === undefined ? 0 : found < 0 ? all.findIndex((post) => post.createdAt < lastAt) : found + 1;
  const posts = from < 0 ? [] : all.slice(from, from + limit);
  const end = posts.at(-1);
  const next =
    end && from + limit < all.length
      ? ([url, documents, end.id, end.createdAt] satisfies Place)
      : document.nextUrl && documents < MAX_DOCUMENTS && isOf(ref, document.nextUrl)
        ? ([document.nextUrl, documents + 1] satisfies Place)
        : undefined;
  return { posts, cursor: next && JSON.stringify(next) };
}

/** Who looks at a feed has agreed to its host, and to no other. */
function isOf(ref: AccountRef, url: string): boolean {
  return new URL(url).origin === new URL(ref.id).origin;
}

/** A cursor is kept between visits, so it is not believed unread. */
function readPlace(ref: AccountRef, cursor: string): Place {
  try {
    const [url, documents, ...last] = JSON.parse(cursor) as Place;
    if (isOf(ref, url) && documents > 0) return [url, documents, ...last];
  } catch {
    // The same as one of another feed.
  }
  throw new NetworkError('bad-response', `Not a place in ${ref.id}: ${cursor.slice(0, 200)}`);
}

/** The feed itself as an author: the card shows it, and items that name nobody. */
function authorOfAll(ref: AccountRef, { title, siteUrl, pictureUrl, author }: FeedDocument): Author {
  const handle = handleOf(ref);
  return {
    name: [{ type: 'text', text: visibleName(title, visibleName(author.name, handle)) }],
    handle,
    url: siteUrl ?? ref.id,
    avatarUrl: pictureUrl,
  };
}

/**
 * Newest first. An item without a date stands behind the one before it, as in the document; where nothing has a date, they
 * are as old as what was seen of them.
 */
function toPosts(ref: AccountRef, document: FeedDocument): readonly Post[] {
  const everybody = authorOfAll(ref, document);
  let date = document.items.find((item) => item.date)?.date ?? document.changedAt ?? new Date().toISOString();
  const posts = document.items.map((item) => toPost(ref, item, everybody, (date = item.date ?? date), document));
  // The sort is stable, and ISO 8601 in one zone sorts as text.
  return posts.sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0));
}

function toPost(ref: AccountRef, item: FeedItem, everybody: Author, createdAt: string, document: FeedDocument): Post {
  const { author, card, content, media, sensitive, tags } = item;
  const url = item.url ?? everybody.url;
  // Who writes a feed has written what names nobody.
  const by = visibleName(author.name, '') ? author : document.author;
  const name = visibleName(by.name, '');
  const language = item.language ?? document.language;
  const { text, whole } = articleText(item, !!card);
  return {
    id: `${ref.id} ${item.id || item.url || `${item.title} ${item.date ?? ''} ${plainText(content).slice(0, 80)}`}`,
    url,
    author: {
      ...everybody,
      ...(name && { name: toLines(name) }),
      url: by.url ?? everybody.url,
      avatarUrl: by.pictureUrl ?? everybody.avatarUrl,
    },
    createdAt,
    text,
    language,
    languages: language ? [language] : [],
    tags,
    media,
    card,
    quote: undefined,
    poll: undefined,
    repostedBy: undefined,
    repostedAt: undefined,
    replyTo: undefined,
    contentWarning: undefined,
    sensitive,
    pinned: false,
    partial: item.partial || !whole,
    replies: undefined,
    reposts: undefined,
    likes: undefined,
  };
}
