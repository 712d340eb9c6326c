import type { Account, Post, PostPage, PostQuery } from './connector.js';
import { ConnectorError } from './connector-error.js';
import type { ConnectorIo } from './connector-io.js';
import { ownUrl, pictureUrl } from './own-url.js';

/** An article that the operator lists. */
export interface ArticleConfig {
  readonly title: string;
  /** https. */
  readonly url: string;
  /** A sentence or two. @default '' */
  readonly summary?: string | undefined;
  /** Cover; https. */
  readonly imageUrl?: string | undefined;
  /** ISO 8601 with zone, or a day: `2026-11-22`. */
  readonly publishedAt: string;
}

/** What an article is to its reader: a link with a preview. */
export interface Article {
  /** Unique within its account, and stable. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly summary: string;
  readonly imageUrl: string | undefined;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
}

/** The articles that the operator lists; those without a usable address are left out. */
export function listedArticles(articles: readonly ArticleConfig[]): readonly Article[] {
  return articles.flatMap(({ title, url, summary = '', imageUrl, publishedAt }) => {
    const link = ownUrl(url);
    const at = Date.parse(publishedAt);
    return link === undefined || Number.isNaN(at)
      ? []
      : [{ id: link, title, url: link, summary, imageUrl, publishedAt: at }];
  });
}

/** An article as a post: its card says all that is known of it. */
function toPost(account: Account, article: Article, { imageUrl }: Pick<ConnectorIo, 'imageUrl'>): Post {
  const picture = pictureUrl(article.imageUrl, imageUrl);
  const { name, handle, url, avatarUrl } = account;
  return {
    id: `${account.address}/${article.id}`,
    url: article.url,
    author: { name, handle, url, ...(avatarUrl === undefined ? {} : { avatarUrl }) },
    createdAt: new Date(article.publishedAt).toISOString(),
    text: [],
    tags: [],
    media: [],
    card: {
      url: article.url,
      title: article.title,
      description: article.summary,
      ...(picture === undefined ? {} : { imageUrl: picture }),
    },
    pinned: false,
  };
}

/** What has a place among others of its kind. */
type Place = Pick<Article, 'publishedAt' | 'id'>;

export interface ArticlePage<T extends Place = Article> {
  readonly articles: readonly T[];
  /** `undefined` on the last page. */
  readonly cursor: string | undefined;
}

/**
 * One page, newest first. The cursor names the last article given, so what is published meanwhile moves nothing.
 * @param articles In any order, without doubles.
 * @throws {ConnectorError} invalid-cursor.
 */
export function articlePage<T extends Place>(articles: readonly T[], { limit, cursor }: PostQuery): ArticlePage<T> {
  const sorted = [...articles].sort(newestFirst);
  const last = cursor === undefined ? undefined : readCursor(cursor);
  const rest = last ? sorted.filter((article) => newestFirst(last, article) < 0) : sorted;
  const page = rest.slice(0, limit);
  return { articles: page, cursor: rest.length > limit ? toCursor(page.at(-1)!) : undefined };
}

/** The page as the contract has it. */
export function toPostPage(
  account: Account,
  { articles, cursor }: ArticlePage,
  io: Pick<ConnectorIo, 'imageUrl'>,
): PostPage {
  const posts = articles.map((article) => toPost(account, article, io));
  return { posts, ...(cursor === undefined ? {} : { cursor }) };
}

const newestFirst = (a: Place, b: Place): number =>
  b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const toCursor = ({ publishedAt, id }: Place): string => Buffer.from(`${publishedAt} ${id}`).toString('base64url');

function readCursor(cursor: string): Place {
  const [, at, id] = /^(-?\d{1,15}) (.{1,2048})$/s.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) {
    throw new ConnectorError('invalid-cursor', 'The cursor is not one that this gateway gave.');
  }
  return { publishedAt: Number(at), id };
}
