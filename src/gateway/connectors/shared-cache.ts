import { randomId } from '../config/keys.js';
import type { ConnectorIo } from './connector-io.js';

/** How long an answer is kept. */
export interface Keeping<T> {
  /** For so long it is given without asking. Ten per cent are taken off at random, so that not all accounts are due at once. */
  readonly freshMs: (value: T) => number;
  /** For so long after that it is given where asking fails, or takes long, or while somebody else asks. 0: never. */
  readonly staleMs: number;
  /** Whether a failure leaves the last answer as true as it was. @default Every failure does. */
  readonly outlives?: (error: unknown) => boolean;
}

/** Answers of a platform, shared by all processes; whoever needs one that is not there asks for all. */
export interface SharedCache {
  /**
   * @param load Asks the platform; gets the answer that is no longer fresh, if there is one.
   * @throws What `load` throws, where there is no answer to give instead.
   */
  readonly obtain: <T>(key: string, keeping: Keeping<T>, load: (last: T | undefined) => Promise<T>) => Promise<T>;
  /** Writes an answer that was come by otherwise. */
  readonly keep: <T>(key: string, keeping: Keeping<T>, value: T) => Promise<void>;
  /** Takes an answer away, if it is still the one that is there. */
  readonly forget: (key: string, value: unknown) => Promise<void>;
}

interface Kept<T> {
  readonly value: T;
  readonly freshUntil: number;
}

/**
 * Longer than `load` may take, so that nobody else asks meanwhile: three requests to a platform, of eight seconds each, or all
 * those that `in-one-go.ts` has time for.
 */
const LEASE_MS = 30_000;
/** Between two looks whether another process has the answer now. */
const LOOK_MS = 100;
/** How long somebody waits for an answer where the last one is there; it is asked for on behind their back. */
const PATIENCE_MS = 1_000;

/** Who asks, while others wait. */
interface Lease {
  readonly name: string;
  readonly holder: string;
}

/** What sharing an answer needs of the outside world. */
type CacheIo = Pick<ConnectorIo, 'store' | 'now' | 'pause' | 'deadline' | 'random' | 'log'>;

export function sharedCache({ store, now, pause, deadline, random, log }: CacheIo): SharedCache {
  const running = new Map<string, Promise<unknown>>();

  async function read<T>(key: string): Promise<Kept<T> | undefined> {
    const text = await store.read(`answer:${key}`);
    return text === undefined ? undefined : (JSON.parse(text) as Kept<T>);
  }

  async function keep<T>(key: string, { freshMs, staleMs }: Keeping<T>, value: T): Promise<void> {
    const lastsMs = Math.max(freshMs(value), 0) * (1 - random() / 10);
    const kept: Kept<T> = { value, freshUntil: now() + lastsMs };
    await store.write(`answer:${key}`, JSON.stringify(kept), Math.ceil(lastsMs + staleMs));
  }

  /** @param onStale Told of an answer that could be given instead, when it has been waited for long enough. */
  async function obtain<T>(
    key: string,
    keeping: Keeping<T>,
    load: (last: T | undefined) => Promise<T>,
    onStale: (value: T) => void,
  ): Promise<T> {
    const lease: Lease = { name: `lease:${key}`, holder: randomId() };
    for (;;) {
      const kept = await read<T>(key);
      if (kept && kept.freshUntil > now()) return kept.value;
      // A process that died while it asked holds its lease to the end; then it is somebody else's turn.
      if (await store.claim(lease.name, lease.holder, LEASE_MS)) return refresh(key, keeping, load, onStale, lease);
      if (kept) return kept.value;
      await pause(LOOK_MS);
    }
  }

  async function refresh<T>(
    key: string,
    keeping: Keeping<T>,
    load: (last: T | undefined) => Promise<T>,
    onStale: (value: T) => void,
    lease: Lease,
  ): Promise<T> {
    // Read again: another may have been here between the look and the lease.
    const kept = await read<T>(key);
    const patience = kept && deadline(PATIENCE_MS);
    const giveUp = (): void => onStale(kept!.value);
    patience?.addEventListener('abort', giveUp, { once: true });
    try {
      if (kept && kept.freshUntil > now()) return kept.value;
      const value = await load(kept?.value);
      await keep(key, keeping, value);
      return value;
    } catch (error) {
      if (!kept) throw error;
      if (keeping.outlives?.(error) === false) {
        await store.delete(`answer:${key}`);
        throw error;
      }
      log.info({ err: error, key }, 'Asking a platform failed; its last answer stands in.');
      return kept.value;
    } finally {
      patience?.removeEventListener('abort', giveUp);
      await store.delete(lease.name, lease.holder);
    }
  }

  return {
    keep,
    obtain<T>(key: string, keeping: Keeping<T>, load: (last: T | undefined) => Promise<T>): Promise<T> {
      const waiting = running.get(key) as Promise<T> | undefined;
      if (waiting) return waiting;
      // Whoever comes later gets what those before have got, as soon as they have; it runs until it is really over.
      const answer = new Promise<T>((resolve, reject) => {
        void obtain(key, keeping, load, resolve)
          .finally(() => running.delete(key))
          .then(resolve, reject);
      });
      running.set(key, answer);
      return answer;
    },
    async forget(key, value) {
      const kept = await read(key);
      if (kept && JSON.stringify(kept.value) === JSON.stringify(value)) await store.delete(`answer:${key}`);
    },
  };
}
