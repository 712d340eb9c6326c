import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DatabaseConfig } from '../../src/gateway/config/gateway-config.js';
import { databaseStore } from '../../src/gateway/connectors/database-store.js';
import { memoryStore } from '../../src/gateway/connectors/memory-store.js';
import type { SharedStore } from '../../src/gateway/connectors/shared-store.js';
import { migrate } from '../../src/gateway/database/migrate.js';
import { openDatabase, type OpenDatabase } from '../../src/gateway/database/open-database.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';

function contract(open: (now: () => number) => Promise<SharedStore>): void {
  it('gives what was written until it expires', async () => {
    const clock = { now: 1_000 };
    const store = await open(() => clock.now);
    assert.equal(await store.read('a'), undefined);
    await store.write('a', '1', 500);
    await store.write('a', '鹊', 500);
    assert.equal(await store.read('a'), '鹊');
    clock.now += 499;
    assert.equal(await store.read('a'), '鹊');
    clock.now += 1;
    assert.equal(await store.read('a'), undefined);
  });

  it('lets one of many claim, and another when that has expired or is deleted', async () => {
    const clock = { now: 1_000 };
    const store = await open(() => clock.now);
    const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => store.claim('b', `${n}`, 500)));
    assert.equal(claims.filter(Boolean).length, 1);
    assert.equal(await store.read('b'), `${claims.indexOf(true)}`);
    clock.now += 500;
    assert.equal(await store.claim('b', 'next', 500), true);
    assert.equal(await store.claim('b', 'other', 500), false);
    await store.delete('b', 'other');
    assert.equal(await store.read('b'), 'next');
    await store.delete('b', 'next');
    assert.equal(await store.read('b'), undefined);
    assert.equal(await store.claim('b', 'again', 500), true);
    await store.delete('b');
    await store.delete('b');
    assert.equal(await store.claim('b', 'last', 500), true);
  });

  it('counts, from one on, and anew when the count has expired', async () => {
    const clock = { now: 1_000 };
    const store = await open(() => clock.now);
    const counts = await Promise.all(Array.from({ length: 20 }, () => store.count('c', 500)));
    assert.deepEqual(
      counts.sort((a, b) => a - b),
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    clock.now += 499;
    assert.equal(await store.count('c', 500), 21);
    clock.now += 1;
    assert.equal(await store.count('c', 500), 1);
    assert.equal(await store.read('c'), '1');
  });
}

describe('The shared store in memory', () => {
  contract(async (now) => memoryStore(now));

  it('lets go of what has expired', async () => {
    const clock = { now: 0 };
    const store = memoryStore(() => clock.now);
    for (let n = 0; n < 5_000; n += 1) {
      await store.write(`${n}`, 'x', 10);
      clock.now += 1;
    }
    // Were it still held, turning the clock back would bring it back.
    clock.now = 105;
    assert.equal(await store.read('100'), undefined);
  });
});

/** A store whose table is emptied for each test. */
async function fresh({ database }: OpenDatabase, now: () => number): Promise<SharedStore> {
  await database.deleteFrom('connector_entry').execute();
  return databaseStore(database, now);
}

describe('The shared store in SQLite', () => {
  const config: DatabaseConfig = { kind: 'sqlite', file: ':memory:' };
  const open = openDatabase(config);
  before(() => migrate(open.database, config));
  after(() => open.database.destroy());
  contract((now) => fresh(open, now));
});

describe('The shared store in PostgreSQL', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  let open: OpenDatabase;
  before(async () => {
    postgres = await startPostgres();
    const config: DatabaseConfig = { kind: 'postgres', url: await postgres.createDatabase() };
    open = openDatabase(config);
    await migrate(open.database, config);
  });
  after(async () => {
    await open.database.destroy();
    await postgres.stop();
  });
  contract((now) => fresh(open, now));
});
