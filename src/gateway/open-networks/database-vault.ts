import { setTimeout as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { hashOf, randomId, type Keys } from '../config/keys.js';
import type { Database } from '../database/schema.js';
import { databaseStore } from '../connectors/database-store.js';
import { OpenNetworkError } from './open-network-error.js';
import type { Vault } from './open-network-io.js';

/** How long a turn lasts whose process says nothing any more: others go on then. */
const LEASE_MS = 30_000;
/** How often a process says that its turn lasts. */
const RENEW_MS = 10_000;
/** Between two looks whether another process is done. */
const LOOK_MS = 50;
/** Longer than a request may take. */
const PATIENCE_MS = 45_000;

/** What a vault stands on. */
export interface VaultOptions {
  readonly database: Kysely<Database>;
  readonly keys: Pick<Keys, 'seal' | 'open'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * A vault in the database, each entry sealed for its own key. A turn is a row and no transaction: it outlasts requests to other
 * servers, and SQLite has one connection.
 */
export function databaseVault({ database, keys, now }: VaultOptions): Vault {
  const store = databaseStore(database, now);
  /** The last in line for each name, in this process. */
  const lines = new Map<string, Promise<unknown>>();

  async function taking<T>(name: string, act: () => Promise<T>): Promise<T> {
    const key = `turn:${hashOf(name)}`;
    const token = randomId();
    const began = performance.now();
    while (!(await store.claim(key, token, LEASE_MS))) {
      if (performance.now() - began > PATIENCE_MS) {
        throw new OpenNetworkError('unreachable', 'Another process has held a turn for too long.');
      }
      await pause(LOOK_MS);
    }
    const own = { key, token };
    const timer = setInterval(() => void renew(own).catch(() => undefined), RENEW_MS);
    timer.unref();
    try {
      return await act();
    } finally {
      clearInterval(timer);
      // Only one's own: it may have run out, and be somebody else's by now.
      await store.delete(key, token);
    }
  }

  /** Where it fails, the next one does it; where none does, the lease ends as if this process had. */
  async function renew({ key, token }: Turn): Promise<void> {
    await database
      .updateTable('connector_entry')
      .set({ expires_at: now() + LEASE_MS })
      .where('key', '=', key)
      .where('value', '=', token)
      .execute();
  }

  return {
    async get(key) {
      const row = await database
        .selectFrom('vault_entry')
        .select('sealed')
        .where('key', '=', key)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now())]))
        .executeTakeFirst();
      return row && keys.open(key, row.sealed);
    },
    async set(key, value, expiresAt) {
      const entry = { sealed: keys.seal(key, value), expires_at: expiresAt ?? null };
      await database
        .insertInto('vault_entry')
        .values({ key, ...entry })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(entry))
        .execute();
    },
    async delete(key) {
      await database.deleteFrom('vault_entry').where('key', '=', key).execute();
    },
    async exclusive(name, act) {
      const before = lines.get(name) ?? Promise.resolve();
      const turn = before.catch(() => undefined).then(() => taking(name, act));
      lines.set(name, turn);
      try {
        return await turn;
      } finally {
        if (lines.get(name) === turn) lines.delete(name);
      }
    },
  };
}

interface Turn {
  readonly key: string;
  /** Says whose it is. */
  readonly token: string;
}
