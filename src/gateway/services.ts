import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { GatewayConfig } from './config/gateway-config.js';
import type { Keys } from './config/keys.js';
import type { Connector } from './connectors/connector.js';
import type { SharedCache } from './connectors/shared-cache.js';
import type { Database } from './database/schema.js';
import type { FeedAccounts } from './feeds/feed-accounts.js';
import type { WebSub } from './feeds/web-sub/web-sub.js';
import type { TicketChanges } from './follows/ticket-changes.js';
import type { KeptAnswers } from './http/kept-answers.js';
import type { Metrics } from './http/metrics.js';
import type { ReadinessCheck } from './http/readiness.js';
import type { OpenNetwork } from './open-networks/open-network.js';
import type { Served } from './widgets/served-files.js';

/** What the parts of the gateway work with; made once by `createGateway`. */
export interface Services {
  readonly config: GatewayConfig;
  readonly database: Kysely<Database>;
  readonly keys: Keys;
  /** One for each platform that the configuration names. */
  readonly connectors: readonly Connector[];
  /** Of those that the configuration allows. */
  readonly feeds: FeedAccounts;
  readonly webSub: WebSub;
  /** All there are, also those that the configuration switches off: viewers may have allowed something there before. */
  readonly openNetworks: readonly OpenNetwork[];
  /** What open networks have told of accounts. */
  readonly accountsElsewhere: SharedCache;
  /** The built widgets, and the page that makes snippets for them. */
  readonly served: Served;
  /** Answers for everybody. Whoever changes what an account shows to everybody says so here. */
  readonly answers: KeptAnswers;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What `/readyz` asks: the database, and whatever else a connector stands on. */
  readonly checks: readonly ReadinessCheck[];
  /** Aborted when the gateway is to end: event streams end then, and whoever reads them asks again elsewhere. */
  readonly stopping: AbortSignal;
  /** Carries changes of tickets to whoever waits for them, in this process and in the others. */
  readonly ticketChanges: TicketChanges;
}
