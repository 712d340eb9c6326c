import { countOr, fieldsOf, objects, textOr, type Wire } from '../../../core/read.js';
import { safeUrl } from '../../../core/url.js';
import { articlePage, type Article, type ArticlePage } from '../articles.js';
import { ConnectorError } from '../connector-error.js';
import type { PostQuery } from '../connector.js';
import type { Keeping, SharedCache } from '../shared-cache.js';
import type { WechatApi } from './wechat-api.js';

interface Batch {
  readonly articles: readonly Article[];
  /** Nothing comes after it. */
  readonly last: boolean;
}

const MINUTE_MS = 60_000;
const keeping: Keeping<Batch> = { freshMs: () => 10 * MINUTE_MS, staleMs: 24 * 60 * MINUTE_MS };
/** The most that WeChat gives at once. */
const BATCH = 20;
/** Nobody scrolls further on somebody else's page; five batches are five calls in ten minutes. */
const BATCHES = 5;
/** Hosts that WeChat names with http, and that answer with https too. */
const HTTP_NAMED = /^http:\/\/(?=(?:mp\.weixin\.qq\.com|mmbiz\.qpic\.cn|mmbiz\.qlogo\.cn)\/)/;

/**
 * What the account has published, a page at a time.
 * @throws {ConnectorError} invalid-cursor, misconfigured, rate-limited, unreachable, bad-response.
 * @see https://developers.weixin.qq.com/doc/service/api/public/api_freepublish_batchget.html
 */
export function publishedArticles(
  address: string,
  api: WechatApi,
  cache: SharedCache,
): (query: PostQuery) => Promise<ArticlePage> {
  const batchAt = (offset: number): Promise<Batch> =>
    cache.obtain(`wechat-published:${address}:${offset}`, keeping, () =>
      api.call('freepublish/batchget', (answer) => readBatch(answer, offset), { offset, count: BATCH, no_content: 1 }),
    );
  return async (query) => {
    const articles = new Map<string, Article>();
    for (let offset = 0; ; offset += BATCH) {
      const batch = await batchAt(offset);
      // Batches are of different age: what has moved down since is in two.
      for (const article of batch.articles) articles.set(article.id, article);
      const page = articlePage([...articles.values()], query);
      if (page.cursor !== undefined || batch.last || offset >= BATCH * (BATCHES - 1)) return page;
    }
  };
}

function readBatch(answer: Wire, offset: number): Batch {
  const total = countOr(answer['total_count']);
  if (total === undefined || !Array.isArray(answer['item'])) {
    throw new ConnectorError('bad-response', 'WeChat (freepublish/batchget) answered without a list of articles.');
  }
  const items = objects(answer['item']);
  return { articles: items.flatMap(readItem), last: items.length === 0 || offset + items.length >= total };
}

/** One publication, of up to eight articles. */
function readItem(item: Wire): readonly Article[] {
  const id = textOr(item['article_id']);
  const seconds = countOr(item['update_time']);
  if (!id || seconds === undefined || seconds > 1e11) return [];
  return objects(fieldsOf(item['content'])['news_item']).flatMap((news, index): readonly Article[] => {
    const url = secureUrl(news['url']);
    if (news['is_deleted'] === true || url === undefined) return [];
    return [
      {
        id: `${id}.${index}`,
        title: textOr(news['title']) ?? '',
        url,
        summary: textOr(news['digest']) ?? '',
        imageUrl: secureUrl(news['thumb_url']),
        publishedAt: seconds * 1_000,
      },
    ];
  });
}

function secureUrl(url: unknown): string | undefined {
  return safeUrl(textOr(url)?.replace(HTTP_NAMED, 'https://'));
}
