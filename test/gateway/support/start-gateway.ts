import type { TestContext } from 'node:test';
import type { HttpBindings } from '@hono/node-server';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import { createGateway, type Gateway, type GatewayOptions } from '../../../src/gateway/create-gateway.js';
import { createMetrics } from '../../../src/gateway/http/metrics.js';
import { createLog, secretsOf } from '../../../src/gateway/log.js';

/** Where the tests' gateway says that it stands. */
export const TEST_ORIGIN = 'https://magpie.example';

export interface TestGateway extends Gateway {
  /** What the gateway takes for the time; starts at 2026-10-01T12:00:00Z and stands still. */
  readonly clock: { now: number };
  /** The log's lines so far. */
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  /** Asks for a path; `from` is the address that the request comes from. */
  readonly ask: (path: string, init?: RequestInit & { readonly from?: string }) => Promise<Response>;
}

/** Who answers for the outside world. */
export type TestOptions = Pick<
  GatewayOptions,
  'safeFetch' | 'hubFetch' | 'connectorFetch' | 'openNetworks' | 'servedFolder'
>;

/** A gateway in memory, without any limit that a test might meet by chance; closed when the test ends. */
export async function startTestGateway(
  test: Pick<TestContext, 'after'>,
  overrides: Partial<GatewayConfig> = {},
  options: TestOptions = {},
): Promise<TestGateway> {
  const config: GatewayConfig = {
    publicUrl: TEST_ORIGIN,
    name: 'Magpie',
    secret: 'a secret of the tests, long enough for the gateway',
    database: { kind: 'sqlite', file: ':memory:' },
    signIn: [],
    connectors: {},
    openNetworks: { bluesky: true, mastodon: true },
    feeds: { allowed: [] },
    sites: { allowed: 'all', oneClick: [] },
    publishPage: true,
    followLimit: 5_000,
    ticketSeconds: 300,
    proxies: 0,
    rateLimits: { reading: 1e6, publishing: 1e6, following: 1e6 },
    ...overrides,
  };
  const clock = { now: Date.UTC(2026, 9, 1, 12) };
  const logged: Record<string, unknown>[] = [];
  const write = (line: string): void => void logged.push(JSON.parse(line) as Record<string, unknown>);
  const gateway = await createGateway(config, {
    log: createLog(secretsOf(config), { write }),
    now: () => clock.now,
    metrics: createMetrics(false),
    ...options,
  });
  test.after(() => gateway.close());
  return {
    ...gateway,
    clock,
    logged,
    ask: async (path, { from = '192.0.2.1', ...init } = {}) =>
      gateway.fetch(new Request(new URL(path, config.publicUrl), init), connectionFrom(from)),
  };
}

function connectionFrom(remoteAddress: string): Partial<HttpBindings> {
  return { incoming: { socket: { remoteAddress } } as HttpBindings['incoming'] };
}
