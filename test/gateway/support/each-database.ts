import { after, before, describe, type TestContext } from 'node:test';
import type { GatewayConfig } from '../../../src/gateway/config/gateway-config.js';
import { postgresMissing, startPostgres, type Postgres } from './postgres.js';
import { startTestGateway, type TestGateway, type TestOptions } from './start-gateway.js';

/** Starts a gateway with a database of its own. */
export type Start = (
  test: Pick<TestContext, 'after'>,
  overrides?: Partial<GatewayConfig>,
  options?: TestOptions,
) => Promise<TestGateway>;

/** The same tests on SQLite and on PostgreSQL. */
export function onEachDatabase(tests: (start: Start) => void): void {
  describe('on SQLite', () => tests(startTestGateway));
  describe('on PostgreSQL', { skip: postgresMissing }, () => {
    let postgres: Postgres;
    before(async () => {
      postgres = await startPostgres();
    });
    after(() => postgres.stop());
    tests(async (test, overrides, options) =>
      startTestGateway(
        test,
        { database: { kind: 'postgres', url: await postgres.createDatabase() }, ...overrides },
        options,
      ),
    );
  });
}
