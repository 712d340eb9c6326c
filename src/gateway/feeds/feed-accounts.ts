import { ConnectorError } from '../connectors/connector-error.js';
import type { ConnectorIo } from '../connectors/connector-io.js';
import type { Account, PostPage, PostQuery } from '../connectors/connector.js';
import { troublesOf } from '../connectors/troubles.js';
import { feedPage } from './feed-page.js';
import { toFeedAccount, toFeedPost } from './feed-wire.js';
import { allowedFeed, allowedUrl, type FeedsConfig } from './feeds-config.js';
import { feedLoader, type FeedLoader, type LoadedFeed } from './load-feed.js';

/** Feeds as accounts, for pages whose visitors’ browsers may not read them. Those that the configuration does not allow are not asked. */
export interface FeedAccounts {
  /** @throws {ConnectorError} not-found, misconfigured, rate-limited, unreachable, bad-response. */
  readonly loadAccount: (address: string) => Promise<Account>;
  /** Newest first. @throws {ConnectorError} As above, and invalid-cursor. */
  readonly loadPosts: (address: string, query: PostQuery) => Promise<PostPage>;
  /** Asks for a feed again, because there is news of it. @throws {ConnectorError} As above. */
  readonly renew: (url: string) => Promise<void>;
}

/** A feed that was asked for. */
interface Found {
  readonly url: string;
  readonly feed: LoadedFeed;
  readonly account: Account;
}

/** How many feeds are asked through one loader each, so that all who need one at once share the answer. */
const MAX_LOADERS = 1_000;
/**
 * New feeds within an hour that the configuration names by their beginning alone: visitors can write any number of addresses
 * with one beginning, and each would be fetched and kept.
 */
const MAX_NEW = 200;
const HOUR_MS = 3_600_000;

/** @param onLoaded Told of each feed that was read for somebody; what it does is waited for by nobody. */
export function feedAccounts(
  config: FeedsConfig,
  io: ConnectorIo,
  onLoaded: (url: string, feed: LoadedFeed) => void = () => undefined,
): FeedAccounts {
  const loaders = new Map<string, FeedLoader>();
  const beforeFirst = async (): Promise<void> => {
    if ((await io.store.count('feeds:new', HOUR_MS)) <= MAX_NEW) return;
    throw new ConnectorError(
      'rate-limited',
      `More than ${MAX_NEW} feeds were asked for within an hour that feeds.allowed names only by their beginning. Name them one by one.`,
      { retryAfterSeconds: HOUR_MS / 1_000 },
    );
  };
  // An address that the operator has written may lead wherever its server says; one that a visitor wrote may not be a way out.
  const strangers = { beforeFirst, mayLeadTo: ({ href }: URL) => allowedUrl(config, href) !== undefined };
  const loaderOf = (url: string, listed: boolean): FeedLoader => {
    const loader = loaders.get(url) ?? feedLoader(url, io, troublesOf(`feed:${url}`, io), listed ? {} : strangers);
    if (loaders.size >= MAX_LOADERS) loaders.clear();
    loaders.set(url, loader);
    return loader;
  };
  const find = async (address: string): Promise<Found> => {
    const { url, listed } = allowedFeed(config, address) ?? refuse();
    const feed = await loaderOf(url, listed).load();
    onLoaded(url, feed);
    return { url, feed, account: toFeedAccount(address, url, feed, io) };
  };
  return {
    loadAccount: async (address) => (await find(address)).account,
    async loadPosts(address, query) {
      const { url, feed, account } = await find(address);
      const { items, cursor } = feedPage(feed.items, query);
      const posts = items.map((item) => toFeedPost(account, url, item, io));
      return { posts, ...(cursor === undefined ? {} : { cursor }) };
    },
    async renew(url) {
      const { listed } = allowedUrl(config, url) ?? refuse();
      await loaderOf(url, listed).renew();
    },
  };
}

function refuse(): never {
  throw new ConnectorError('not-found', 'The configuration allows no such feed.');
}
