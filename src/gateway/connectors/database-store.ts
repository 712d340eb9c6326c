import { sql, type ColumnType, type Kysely, type Migration } from 'kysely';
import type { SharedStore } from './shared-store.js';

/** An entry of the shared store. */
type ConnectorEntryTable = {
  key: ColumnType<string, string, never>;
  value: string;
  /** Milliseconds since 1970. */
  expires_at: number;
};

/** The part of the database that connectors use; types, because `withTables` takes no interfaces. */
export type ConnectorTables = {
  connector_entry: ConnectorEntryTable;
};

/** A shared store whose expired entries have to be taken away now and then. */
export interface DatabaseStore extends SharedStore {
  /** Deletes what has expired. */
  readonly sweep: () => Promise<void>;
}

/** Makes the table. */
export const connectorEntries: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable('connector_entry')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('connector_entry_by_expiry').on('connector_entry').column('expires_at').execute();
  },
};

/** For gateways of any number of processes. Each change is one statement, so no transaction is needed. @param now Milliseconds since 1970. */
export function databaseStore(database: Kysely<ConnectorTables>, now: () => number): DatabaseStore {
  return {
    async read(key) {
      const found = await database
        .selectFrom('connector_entry')
        .select('value')
        .where('key', '=', key)
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return found?.value;
    },
    async write(key, value, ttlMs) {
      const entry = { value, expires_at: now() + ttlMs };
      await database
        .insertInto('connector_entry')
        .values({ key, ...entry })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(entry))
        .execute();
    },
    async claim(key, value, ttlMs) {
      const entry = { value, expires_at: now() + ttlMs };
      const claimed = await database
        .insertInto('connector_entry')
        .values({ key, ...entry })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet(entry).where('connector_entry.expires_at', '<=', now()),
        )
        .returning('key')
        .executeTakeFirst();
      return claimed !== undefined;
    },
    async delete(key) {
      await database.deleteFrom('connector_entry').where('key', '=', key).execute();
    },
    async count(key, ttlMs) {
      const at = now();
      const expired = sql<boolean>`connector_entry.expires_at <= ${at}`;
      const { value } = await database
        .insertInto('connector_entry')
        .values({ key, value: '1', expires_at: at + ttlMs })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            value: sql`case when ${expired} then '1' else cast(cast(connector_entry.value as bigint) + 1 as text) end`,
            expires_at: sql`case when ${expired} then excluded.expires_at else connector_entry.expires_at end`,
          }),
        )
        .returning('value')
        .executeTakeFirstOrThrow();
      return Number(value);
    },
    async sweep() {
      await database.deleteFrom('connector_entry').where('expires_at', '<=', now()).execute();
    },
  };
}
