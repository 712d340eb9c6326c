import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { transact } from '../../src/gateway/database/transact.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';
import { addAccount } from './support/rows.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const failing = (code: string): Error => Object.assign(new Error(`It failed with ${code}.`), { code });

describe('A transaction', () => {
  for (const code of ['40001', '40P01', '23503', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']) {
    it(`is made again after ${code}, and its first try leaves nothing behind`, async (test) => {
      const { services } = await startTestGateway(test);
      let tries = 0;
      const made = await transact(services, async (within) => {
        tries += 1;
        await addAccount(within, `try-${tries}`);
        if (tries < 3) throw failing(code);
        return tries;
      });
      const rows = await services.database.selectFrom('account').select('username').execute();
      assert.deepEqual([made, rows], [3, [{ username: 'try-3' }]]);
    });
  }

  it('is given up after a while, with a word on when to ask again', async (test) => {
    const { services } = await startTestGateway(test);
    const work = async (): Promise<never> => {
      throw failing('40P01');
    };
    await assert.rejects(transact(services, work), { code: 'unavailable', headers: { 'retry-after': '1' } });
  });

  it('is not made again after anything else', async (test) => {
    const { services } = await startTestGateway(test);
    let tries = 0;
    const work = async (): Promise<never> => {
      tries += 1;
      throw failing('23505');
    };
    await assert.rejects(transact(services, work), /23505/);
    assert.equal(tries, 1);
  });
});

describe('On PostgreSQL', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  const start = async (test: TestContext): Promise<TestGateway> =>
    startTestGateway(test, { database: { kind: 'postgres', url: await postgres.createDatabase() } });

  it('a transaction whose connection ends in its midst leaves nothing behind, and ends nothing else', async (test) => {
    const { services } = await start(test);
    const broken = transact(services, async (within) => {
      await addAccount(within, 'river');
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(within.database);
      const pid = rows[0]!.pid;
      await sql`select pg_terminate_backend(${pid}, 10000)`.execute(services.database);
      await addAccount(within, 'lake');
    });
    await assert.rejects(broken);
    assert.deepEqual(await services.database.selectFrom('account').select('username').execute(), []);
  });

  it('two transactions that wait for each other both come to pass', async (test) => {
    const { services } = await start(test);
    const [river, lake] = [await addAccount(services, 'river'), await addAccount(services, 'lake')];
    let holding = 0;
    let bothHold: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (bothHold = resolve));
    const count = async (first: string, second: string): Promise<number> => {
      let tries = 0;
      await transact(services, async ({ database }) => {
        tries += 1;
        for (const id of [first, second]) {
          await database
            .updateTable('account')
            .set(({ eb }) => ({ followers: eb('followers', '+', 1) }))
            .where('id', '=', id)
            .execute();
          holding += 1;
          if (holding === 2) bothHold();
          await both;
        }
      });
      return tries;
    };
    const tries = await Promise.all([count(river.id, lake.id), count(lake.id, river.id)]);
    // One of them at least was in the other's way, and was made again.
    assert.ok(Math.max(...tries) > 1);
    const rows = await services.database.selectFrom('account').select('followers').execute();
    assert.deepEqual(rows, [{ followers: 2 }, { followers: 2 }]);
  });
});
