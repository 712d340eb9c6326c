import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { Migrator, sql } from 'kysely';
import type { DatabaseConfig } from '../../src/gateway/config/gateway-config.js';
import { checkDatabase, migrate } from '../../src/gateway/database/migrate.js';
import { start } from '../../src/gateway/database/migrations/0001-start.js';
import { openDatabase } from '../../src/gateway/database/open-database.js';
import { compileProgram } from './support/compile-program.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';

const require = createRequire(import.meta.url);

const PROCESSES = 4;
const ROUNDS = 2;
/** Holds a new file to itself for a moment, as the switch to write-ahead logging does. */
const HOLDER = `
  const { workerData: { file, libsql }, parentPort } = require('node:worker_threads');
  const database = new (require(libsql))(file);
  database.exec('begin immediate; create table other (id)');
  parentPort.postMessage('locked');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  database.exec('rollback');
  database.close();`;

const program = await compileProgram(new URL('support/migrating-process.ts', import.meta.url));

async function migrateAtOnce(config: DatabaseConfig): Promise<readonly string[]> {
  const children = Array.from({ length: PROCESSES }, () =>
    spawn(process.execPath, [program, JSON.stringify(config)], { stdio: 'pipe' }),
  );
  const said = children.map(async (child) => {
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part));
    await once(child, 'close');
    return child.exitCode === 0 ? 'done' : text;
  });
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
  for (const { stdin } of children) stdin.end();
  return Promise.all(said);
}

async function tablesOf(config: DatabaseConfig): Promise<readonly string[]> {
  const { database } = openDatabase(config);
  try {
    await checkDatabase(database);
    return (await database.introspection.getTables()).map(({ name }) => name).sort();
  } finally {
    await database.destroy();
  }
}

function suite(makeConfig: () => Promise<DatabaseConfig>): void {
  it('lets several processes that start at once all find their tables', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const config = await makeConfig();
      const said = await migrateAtOnce(config);
      assert.deepEqual(
        said,
        Array.from({ length: PROCESSES }, () => 'done'),
      );
      assert.ok((await tablesOf(config)).includes('follow'));
    }
  });

  it('does nothing the second time', async () => {
    const config = await makeConfig();
    const { database } = openDatabase(config);
    await migrate(database, config);
    const before = await tablesOf(config);
    await migrate(database, config);
    assert.deepEqual(await tablesOf(config), before);
    await database.destroy();
  });

  it('come to a database of the first release beside what it holds', async () => {
    const config = await makeConfig();
    const { database } = openDatabase(config);
    const first = { '0001-start': start({ bytes: config.kind === 'sqlite' ? 'blob' : 'bytea' }) };
    const { error } = await new Migrator({
      db: database,
      provider: { getMigrations: async () => first },
    }).migrateToLatest();
    assert.equal(error, undefined);
    await database.insertInto('proof').values({ hash: 'kept', expires_at: 1 }).execute();
    await migrate(database, config);
    assert.deepEqual(await database.selectFrom('proof').selectAll().execute(), [{ hash: 'kept', expires_at: 1 }]);
    assert.deepEqual(await database.selectFrom('widget_file').selectAll().execute(), []);
    await database.destroy();
  });

  it('leaves nothing behind where it fails halfway, and says what failed', async () => {
    const config = await makeConfig();
    const { database } = openDatabase(config);
    // In the way of a table that comes late among those to be made.
    await sql`create table proof (other text)`.execute(database);
    await assert.rejects(migrate(database, config), /proof/);
    const names = (await database.introspection.getTables()).map(({ name }) => name);
    assert.deepEqual(names, ['proof']);
    await sql`drop table proof`.execute(database);
    await migrate(database, config);
    await checkDatabase(database);
    await database.destroy();
  });
}

describe('the tables in an SQLite file', () => {
  let folder: string;
  let files = 0;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'magpie-migrate-'))));
  after(() => rm(folder, { recursive: true }));
  suite(async () => ({ kind: 'sqlite', file: join(folder, `${(files += 1)}.db`) }));

  it('are had where another process is about to write ahead to the same new file', async () => {
    const file = join(folder, 'busy.db');
    const holder = new Worker(HOLDER, { eval: true, workerData: { file, libsql: require.resolve('libsql') } });
    await once(holder, 'message');
    const { database } = openDatabase({ kind: 'sqlite', file });
    await migrate(database, { kind: 'sqlite', file });
    await database.destroy();
    await once(holder, 'exit');
  });
});

describe('the tables in PostgreSQL', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  before(async () => (postgres = await startPostgres()));
  after(() => postgres.stop());
  suite(async () => ({ kind: 'postgres', url: await postgres.createDatabase() }));
});
