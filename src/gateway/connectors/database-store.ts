import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.js';
import type { SharedStore } from './shared-store.js';

/**
 * For gateways of any number of processes; what has expired is swept away with all else. Each change is one statement, so no
 * transaction is needed, and none may wait for it: SQLite has one connection. @param now Milliseconds since 1970.
 */
export function databaseStore(database: Kysely<Database>, now: () => number): SharedStore {
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
    async delete(key, value) {
      const entry = database.deleteFrom('connector_entry').where('key', '=', key);
      await (value === undefined ? entry : entry.where('value', '=', value)).execute();
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
  };
}
