import type { Kysely } from 'kysely';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { Keys } from '../config/keys.js';
import type { ConnectorIo } from '../connectors/connector-io.js';
import type { Database } from '../database/schema.js';
import { isLoopback } from '../http/asking-origin.js';
import type { KeptAnswers } from '../http/kept-answers.js';
import { feedAccounts, type FeedAccounts } from './feed-accounts.js';
import { feedsProblems } from './feeds-config.js';
import { subscriptionsIn } from './web-sub/subscriptions.js';
import { noWebSub, webSub, type WebSub } from './web-sub/web-sub.js';

interface FeedParts {
  readonly config: Pick<GatewayConfig, 'feeds' | 'publicUrl'>;
  readonly database: Kysely<Database>;
  readonly keys: Keys;
  readonly io: ConnectorIo;
  readonly answers: KeptAnswers;
  /** Asks hubs. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** Feeds, and what tells of news in them. @throws {TypeError} The configuration cannot work; a sentence for each mistake. */
export function createFeeds({ config, database, keys, io, answers, fetch }: FeedParts): {
  readonly feeds: FeedAccounts;
  readonly webSub: WebSub;
} {
  const problems = feedsProblems(config.feeds);
  if (problems.length > 0) throw new TypeError(problems.join('\n'));
  const { publicUrl } = config;
  const isReached = config.feeds.webSub ?? !isLoopback(new URL(publicUrl));
  const feeds = feedAccounts(config.feeds, io, (url, feed) => hubs.wanted(url, feed));
  const renew = async (url: string): Promise<void> => {
    await feeds.renew(url);
    answers.changed();
  };
  const subscriptions = subscriptionsIn(database, io.store, io.now);
  const hubs = isReached
    ? webSub({ config: config.feeds, publicUrl, keys, io, subscriptions, feeds: { renew }, fetch })
    : noWebSub;
  return { feeds, webSub: hubs };
}
