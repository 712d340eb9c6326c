import type { SharedStore } from './shared-store.js';

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

/** How many writes there may be between two looks for what has expired. */
const SWEEP_EVERY = 1_000;

/** For a gateway of one process that may forget when it ends, and for tests. @param now Milliseconds since 1970. */
export function memoryStore(now: () => number): SharedStore {
  const entries = new Map<string, Entry>();
  let writes = 0;
  const alive = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry && entry.expiresAt > now() ? entry : undefined;
  };
  const put = (key: string, value: string, expiresAt: number): void => {
    entries.set(key, { value, expiresAt });
    writes += 1;
    if (writes % SWEEP_EVERY > 0) return;
    for (const [name, entry] of entries) if (entry.expiresAt <= now()) entries.delete(name);
  };
  return {
    read: async (key) => alive(key)?.value,
    write: async (key, value, ttlMs) => put(key, value, now() + ttlMs),
    async claim(key, value, ttlMs) {
      if (alive(key)) return false;
      put(key, value, now() + ttlMs);
      return true;
    },
    async delete(key, value) {
      if (value === undefined || entries.get(key)?.value === value) entries.delete(key);
    },
    async count(key, ttlMs) {
      const entry = alive(key);
      const value = Number(entry?.value ?? 0) + 1;
      put(key, `${value}`, entry?.expiresAt ?? now() + ttlMs);
      return value;
    },
  };
}
