import type { Account, PostPage, PostQuery } from '../connectors/connector.js';
import { inTime } from '../connectors/in-time.js';
import type { CacheTimes } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { allowedFeed } from './feeds-config.js';

/** How long a feed's answer is right without asking the gateway; the gateway asks the feed's server far less often. */
export const FEED_TIMES: CacheTimes = { maxAgeSeconds: 60, staleSeconds: 600 };

/** A feed as everybody may see it. @throws {ProblemError} not-found: it is not allowed; unavailable with `Retry-After`. */
export async function askedFeed(services: Services, address: string): Promise<Account> {
  checkAllowed(services, address);
  return inTime(services, address, () => services.feeds.loadAccount(address));
}

/** A page of its items. @throws {ProblemError} As above, and invalid-cursor. */
export async function askedFeedPosts(services: Services, address: string, query: PostQuery): Promise<PostPage> {
  checkAllowed(services, address);
  return inTime(services, address, () => services.feeds.loadPosts(address, query));
}

/** The caller is a page's developer more often than anybody else, and may be the operator. */
function checkAllowed({ config }: Services, address: string): void {
  if (allowedFeed(config.feeds, address)) return;
  throw new ProblemError(
    'not-found',
    'This gateway may not read that feed. Its operator allows it with “feeds.allowed” in the configuration: the feed’s https address, or what it begins with, such as https://river.example/.',
  );
}
