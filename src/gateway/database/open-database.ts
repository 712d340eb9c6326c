import LibsqlDatabase from 'libsql';
import { Kysely, PostgresDialect, SqliteDialect, type SqliteDatabase } from 'kysely';
import pg from 'pg';
import type { DatabaseConfig } from '../config/gateway-config.js';
import type { Database } from './schema.js';

/** How long a statement waits for another process that writes to the same file. */
const BUSY_MS = 5_000;

/** How long to wait before what SQLite does not wait for is tried again. */
const RETRY_MS = 20;

/** How long PostgreSQL keeps a transaction in which nothing is asked. */
const IDLE_MS = 15_000;

/** PostgreSQL gives `bigint` and `count(*)` as text; every such number here is a time or a count, far below 2⁵³. */
const BIGINT = pg.types.builtins.INT8;

type Parse = (text: string) => unknown;

/** A database and, for PostgreSQL, the pool below it, which also listens for notifications. */
export interface OpenDatabase {
  readonly database: Kysely<Database>;
  readonly pool: pg.Pool | undefined;
}

/** Opens the database; what is wrong with the address is known when the first statement is run. */
export function openDatabase(config: DatabaseConfig): OpenDatabase {
  if (config.kind === 'sqlite') {
    const file = new LibsqlDatabase(config.file);
    file.exec(`pragma busy_timeout = ${BUSY_MS}; pragma foreign_keys = on; pragma synchronous = full`);
    writeAhead(file);
    return {
      database: new Kysely<Database>({ dialect: new SqliteDialect({ database: writingFirst(file) }) }),
      pool: undefined,
    };
  }
  const pool = new pg.Pool({
    connectionString: config.url,
    max: 10,
    connectionTimeoutMillis: BUSY_MS,
    // What a gateway that has lost its network holds locked, others may have after this long.
    idle_in_transaction_session_timeout: IDLE_MS,
    keepAlive: true,
    types: {
      getTypeParser: (oid, format) => (oid === BIGINT ? Number : (pg.types.getTypeParser(oid, format) as Parse)),
    },
  });
  // A connection that ends while nobody asks it anything emits `error`, which would end the process. Whoever asks it next, or
  // gets a new one from the pool, is told all there is to know.
  pool.on('error', () => undefined).on('connect', (client) => void client.on('error', () => undefined));
  return { database: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), pool };
}

/**
 * Lets others read while somebody writes. The first who opens a new file changes it for that, and SQLite does not wait there
 * for another who does the same at the same moment, whatever `busy_timeout` says.
 */
function writeAhead(file: LibsqlDatabase.Database): void {
  for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
    try {
      file.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') || waitedMs >= BUSY_MS)
        throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

/**
 * Takes the write lock at the begin of a transaction, for which others wait. Taking it at the first write, as plain `begin`
 * does, fails at once when another process has written since the first read; and after such a failure libsql 0.5 cannot commit
 * on that connection until the failed statement is garbage.
 */
function writingFirst(file: LibsqlDatabase.Database): SqliteDatabase {
  return {
    close: () => void file.close(),
    prepare: (sql) => file.prepare(sql === 'begin' ? 'begin immediate' : sql),
  };
}
