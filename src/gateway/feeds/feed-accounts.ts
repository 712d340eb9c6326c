import { articlePage } from '../connectors/articles.js';
import { ConnectorError } from '../connectors/connector-error.js';
import type { ConnectorIo } from '../connectors/connector-io.js';
import type { Account, PostPage, PostQuery } from '../connectors/connector.js';
import { troublesOf } from '../connectors/troubles.js';
import { toFeedAccount, toFeedPost } from './feed-wire.js';
import { allowedFeed, type FeedsConfig } from './feeds-config.js';
import { feedLoader, type LoadedFeed } from './load-feed.js';

/** Feeds as accounts, for pages whose visitors’ browsers may not read them. Those that the configuration does not allow are not asked. */
export interface FeedAccounts {
  /** @throws {ConnectorError} not-found, misconfigured, rate-limited, unreachable, bad-response. */
  readonly loadAccount: (address: string) => Promise<Account>;
  /** Newest first. @throws {ConnectorError} As above, and invalid-cursor. */
  readonly loadPosts: (address: string, query: PostQuery) => Promise<PostPage>;
}

/** How many feeds are asked through one loader each, so that all who need one at once share the answer. */
const MAX_LOADERS = 1_000;

export function feedAccounts(config: FeedsConfig, io: ConnectorIo): FeedAccounts {
  const loaders = new Map<string, () => Promise<LoadedFeed>>();
  const loaderOf = (url: string): (() => Promise<LoadedFeed>) => {
    const load = loaders.get(url) ?? feedLoader(url, io, troublesOf(`feed:${url}`, io));
    if (loaders.size >= MAX_LOADERS) loaders.clear();
    loaders.set(url, load);
    return load;
  };
  const find = async (address: string): Promise<{ readonly feed: LoadedFeed; readonly account: Account }> => {
    const url = allowedFeed(config, address);
    if (url === undefined) throw new ConnectorError('not-found', 'The configuration allows no such feed.');
    const feed = await loaderOf(url)();
    return { feed, account: toFeedAccount(address, url, feed, io) };
  };
  return {
    loadAccount: async (address) => (await find(address)).account,
    async loadPosts(address, query) {
      const { feed, account } = await find(address);
      const places = feed.items.map((item) => ({ ...item, publishedAt: item.at }));
      const { articles, cursor } = articlePage(places, query);
      const posts = articles.map((item) => toFeedPost(account, item, io));
      return { posts, ...(cursor === undefined ? {} : { cursor }) };
    },
  };
}
