import type { HttpBindings } from '@hono/node-server';
import type { Logger } from 'pino';
import { ensureConnectedAccounts } from './accounts/connected-accounts.js';
import type { GatewayConfig } from './config/gateway-config.js';
import { keysFrom } from './config/keys.js';
import { connectorIo, type ConnectorIo } from './connectors/connector-io.js';
import type { Connector } from './connectors/connector.js';
import { createConnectors } from './connectors/connectors.js';
import { databaseStore } from './connectors/database-store.js';
import { sharedCache } from './connectors/shared-cache.js';
import { checkDatabase, migrate } from './database/migrate.js';
import { reachDatabase } from './database/reach-database.js';
import { createFeeds } from './feeds/create-feeds.js';
import { ticketChanges } from './follows/ticket-changes.js';
import { gatewayRoutes } from './gateway-routes.js';
import { answerAgain } from './http/answer-again.js';
import { keptAnswers } from './http/kept-answers.js';
import { createMetrics, type Metrics } from './http/metrics.js';
import { ProblemError, problemResponse } from './http/problem.js';
import { createLimiters } from './http/rate-limit.js';
import { startHousekeeping } from './housekeeping.js';
import { createLog, secretsOf } from './log.js';
import { databaseVault } from './open-networks/database-vault.js';
import { guardedFetch } from './open-networks/guarded-fetch.js';
import { openNetworks } from './open-networks/open-networks.js';
import { imageUrl } from './pictures/image-url.js';
import { createSafeFetch, type SafeFetch } from './pictures/safe-fetch.js';
import type { Services } from './services.js';
import { keepBuild } from './widgets/kept-builds.js';
import { readServed } from './widgets/served-files.js';

/** A gateway at work. */
export interface Gateway {
  /** @param env What `serve` of @hono/node-server hands over: the connection, for the caller's address. Never throws. */
  readonly fetch: (request: Request, env?: Partial<HttpBindings>) => Response | Promise<Response>;
  readonly services: Services;
  /** Ends event streams, lets running requests finish, and closes the database. Safe to call twice. */
  readonly close: () => Promise<void>;
}

/** What a server of another kind may want to bring along. */
export interface GatewayOptions {
  /** Default: JSON lines on standard output. */
  readonly log?: Logger;
  /** Milliseconds since 1970. Default: the system's clock. */
  readonly now?: () => number;
  /** Default: figures of this gateway and of the process. */
  readonly metrics?: Metrics;
  /** Asks the platforms. Default: the platform’s own `fetch`. */
  readonly connectorFetch?: ConnectorIo['fetch'];
  /** Fetches what others have written the address of. Default: from the public internet alone. */
  readonly safeFetch?: SafeFetch;
  /** Asks hubs of feeds. Default: on the public internet alone. */
  readonly hubFetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Default: Bluesky and Mastodon. */
  readonly openNetworks?: typeof openNetworks;
  /** The folder of `widgets/` and `publish/`, which it serves. Default: beside its code, where the build has put them. */
  readonly servedFolder?: string;
}

/** How long running requests may take to finish when the gateway ends. */
const FINISH_MS = 10_000;

/**
 * Opens the database, brings its tables up to date and answers requests.
 * @throws {StartError} The database does not answer.
 * @throws {Error} It cannot be brought up to date.
 * @throws {TypeError} `config.connectors` cannot work; a sentence for each mistake.
 */
export async function createGateway(config: GatewayConfig, options: GatewayOptions = {}): Promise<Gateway> {
  const log = options.log ?? createLog(secretsOf(config));
  const now = options.now ?? Date.now;
  const keys = keysFrom(config.secret);
  const { database, pool } = await reachDatabase(config.database);
  const safeFetch = options.safeFetch ?? createSafeFetch();
  const answers = keptAnswers(now);
  let connectors: readonly Connector[];
  let feeds: ReturnType<typeof createFeeds>;
  const io = connectorIo({
    log,
    now,
    store: databaseStore(database, now),
    imageUrl: (url) => imageUrl({ config, keys }, url),
    ...(options.connectorFetch && { fetch: options.connectorFetch }),
    fetchOutside: safeFetch,
  });
  try {
    await migrate(database, config.database);
    connectors = createConnectors(config.connectors, io);
    feeds = createFeeds({ config, database, keys, io, answers, fetch: options.hubFetch ?? guardedFetch(config) });
    await ensureConnectedAccounts({ connectors, database, now });
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const { publicUrl, name } = config;
  const open = (options.openNetworks ?? openNetworks)(
    {
      fetch: guardedFetch({ publicUrl }),
      publicUrl,
      name,
      vault: databaseVault({ database, keys, now }),
      now,
      log,
    },
    io.store,
  );
  const stopping = new AbortController();
  const services: Services = {
    config,
    database,
    keys,
    connectors,
    ...feeds,
    openNetworks: open,
    accountsElsewhere: sharedCache(io),
    served: readServed(options.servedFolder),
    answers,
    log,
    metrics: options.metrics ?? createMetrics(true),
    now,
    checks: [
      {
        name: 'database',
        check: () => checkDatabase(database),
        advice: 'See whether the database runs, and whether the gateway can reach it.',
      },
    ],
    stopping: stopping.signal,
    ticketChanges: ticketChanges(pool, log),
  };
  await keepBuild(services);
  const limiters = createLimiters(config);
  const app = gatewayRoutes(services, safeFetch, limiters);
  const again = answerAgain(services, limiters);
  const stopHousekeeping = startHousekeeping(services);
  const running = new Set<Promise<Response>>();
  let closed: Promise<void> | undefined;

  async function close(): Promise<void> {
    stopping.abort();
    const begun = [...running, stopHousekeeping(), services.webSub.settled()];
    await Promise.race([Promise.allSettled(begun), passed(FINISH_MS)]);
    await services.ticketChanges.close();
    await database.destroy();
  }

  return {
    services,
    fetch(request, env = {}) {
      if (stopping.signal.aborted) return refusal();
      const kept = again(request, env);
      if (kept) return kept;
      const answer = Promise.resolve(app.fetch(request, env)).finally(() => running.delete(answer));
      running.add(answer);
      return answer;
    },
    close: () => (closed ??= close()),
  };
}

function refusal(): Response {
  return problemResponse(
    new ProblemError('unavailable', 'This process ends; ask again.', {
      headers: { connection: 'close', 'retry-after': '1' },
    }),
  );
}

const passed = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());
