/** What is known of an address: a picture, or that there was none. */
interface KeptImage<T> {
  readonly value: T;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly keptUntil: number;
}

/** What an entry takes beside its picture. */
const ENTRY_BYTES = 1_024;

/** Keeps what was used last, up to a size. */
export interface ImageCache<T> {
  readonly read: (key: string) => T | undefined;
  readonly keep: (key: string, entry: KeptImage<T>) => void;
}

/** @param now Milliseconds since 1970. */
export function createImageCache<T>(maxBytes: number, now: () => number): ImageCache<T> {
  // A map holds its entries in the order they were set: the first is the one that was not used for longest.
  const entries = new Map<string, KeptImage<T>>();
  let total = 0;
  const drop = (key: string): void => {
    total -= costOf(entries.get(key));
    entries.delete(key);
  };
  return {
    read(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      drop(key);
      if (entry.keptUntil <= now()) return undefined;
      entries.set(key, entry);
      total += costOf(entry);
      return entry.value;
    },
    keep(key, entry) {
      drop(key);
      entries.set(key, entry);
      total += costOf(entry);
      for (const [oldest] of entries) {
        if (total <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}

const costOf = (entry: KeptImage<unknown> | undefined): number => (entry ? entry.bytes + ENTRY_BYTES : 0);
