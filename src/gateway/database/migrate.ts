import { Migrator, sql, type Kysely } from 'kysely';
import type { DatabaseConfig } from '../config/gateway-config.js';
import { start } from './migrations/0001-start.js';
import { widgetBuilds } from './migrations/0002-widget-builds.js';
import type { Database } from './schema.js';

/**
 * Brings the tables to what this version needs. Safe to run twice and by several processes at once: PostgreSQL's advisory
 * lock, and SQLite's write lock, let one go first and the others find nothing left to do.
 * @throws {Error} A migration failed; it left nothing behind.
 */
export async function migrate(database: Kysely<Database>, { kind }: DatabaseConfig): Promise<void> {
  const dialect = { bytes: kind === 'sqlite' ? 'blob' : 'bytea' } as const;
  const migrations = { '0001-start': start(dialect), '0002-widget-builds': widgetBuilds(dialect) };
  const runAll = async (db: Kysely<Database>): Promise<void> => {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
  };
  await (kind === 'sqlite' ? database.connection().execute(alone(runAll)) : runAll(database));
}

/** In one transaction that has SQLite's write lock from the start; Kysely locks migrations on PostgreSQL alone. */
const alone =
  (work: (db: Kysely<Database>) => Promise<void>) =>
  async (db: Kysely<Database>): Promise<void> => {
    await sql`begin immediate`.execute(db);
    try {
      await work(db);
      await sql`commit`.execute(db);
    } catch (error) {
      await sql`rollback`.execute(db);
      throw error;
    }
  };

/** Whether the database answers. @throws {Error} It does not, or not as a database of this version. */
export async function checkDatabase(database: Kysely<Database>): Promise<void> {
  await sql`select 1 from account limit 1`.execute(database);
}
