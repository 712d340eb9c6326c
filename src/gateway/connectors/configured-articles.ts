import { toArticles } from '../feeds/feed-articles.js';
import { feedLoader } from '../feeds/load-feed.js';
import { listedArticles, type Article } from './articles.js';
import { ConnectorError } from './connector-error.js';
import type { ConnectorIo } from './connector-io.js';
import type { ProfileConfig } from './profile.js';
import type { Troubles } from './troubles.js';

/**
 * The articles that the configuration says, for where the platform gives none: those of the feed, else those of the list.
 * @returns Asks. @throws {ConnectorError} The feed cannot be had, and there is no list: misconfigured, rate-limited,
 * unreachable, bad-response.
 */
export function configuredArticles(
  { feedUrl, articles = [] }: Pick<ProfileConfig, 'feedUrl' | 'articles'>,
  io: ConnectorIo,
  troubles: Troubles,
): () => Promise<readonly Article[]> {
  const listed = listedArticles(articles);
  if (feedUrl === undefined) return async () => listed;
  const { load } = feedLoader(feedUrl, io, troubles);
  return async () => {
    try {
      return toArticles((await load()).items);
    } catch (error) {
      // The operator has been told.
      if (error instanceof ConnectorError && listed.length > 0) return listed;
      throw error;
    }
  };
}
