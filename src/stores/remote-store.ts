import { atom, type ReadableAtom } from 'nanostores';
import { toNetworkError } from '../core/errors.js';
import type { Remote } from '../core/remote.js';
import { isFresh, readCache, writeCache } from './cache.js';

/** Long enough for a widget to be moved in the page, as nanostores waits before it unmounts a store. */
const LET_GO_MS = 1_000;

/** Makes the next value; `previous` is the last good one. */
export type Load<T> = (signal: AbortSignal, previous: T | undefined) => Promise<T>;

/** Something remote, shared by all widgets of the page. Listening costs nothing; wanting makes it load. */
export interface RemoteStore<T> extends ReadableAtom<Remote<T>> {
  /**
   * Loads unless a fresh answer is there, and keeps what is under way alive.
   * @returns Lets go. A second after the last one has let go, what is under way is aborted and a failure forgotten.
   */
  readonly want: () => () => void;
  /** Loads now, by `how` or as always, unless that is under way. */
  readonly load: (how?: Load<T>) => void;
}

/**
 * @param key Names the answer in storage.
 * @param worthKeeping Whether a value goes into storage. @default Always.
 */
export function remoteStore<T>(
  key: string,
  loadValue: Load<T>,
  worthKeeping: (value: T) => boolean = () => true,
): RemoteStore<T> {
  const kept = readCache<T>(key);
  const $remote = atom<Remote<T>>(
    kept ? { state: 'ready', ...kept, changing: false, error: undefined } : { state: 'loading' },
  );
  let wanted = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: AbortController | undefined;

  const load = (how = loadValue): void => {
    if (under) return;
    const { signal } = (under = new AbortController());
    clearTimeout(timer);
    const before = $remote.get();
    const previous = before.state === 'ready' ? before : undefined;
    // Nothing is said twice: a thousand widgets may listen.
    if (before.state !== 'loading') $remote.set(previous ? { ...previous, changing: true } : { state: 'loading' });
    how(signal, previous?.value)
      .then(
        (value) => {
          if (signal.aborted) return;
          const at = Date.now();
          if (worthKeeping(value)) writeCache(key, { at, value });
          $remote.set({ state: 'ready', value, at, changing: false, error: undefined });
        },
        (thrown: unknown) => {
          if (signal.aborted) return;
          const error = toNetworkError(thrown);
          $remote.set(previous ? { ...previous, changing: false, error } : { state: 'failed', error });
          if (error.retryAfterSeconds) timer = setTimeout(again, error.retryAfterSeconds * 1000);
          else if (error.code === 'unreachable') globalThis.addEventListener?.('online', again, { once: true });
        },
      )
      .finally(() => {
        if (under?.signal === signal) under = undefined;
      });
  };

  const again = (): void => {
    const remote = $remote.get();
    if (wanted && remote.state !== 'loading' && remote.error) load();
  };

  const letGo = (): void => {
    under?.abort();
    under = undefined;
    const remote = $remote.get();
    if (remote.state === 'failed') $remote.set({ state: 'loading' });
    else if (remote.state === 'ready' && remote.changing) $remote.set({ ...remote, changing: false });
  };

  const want = (): (() => void) => {
    if (!wanted++) {
      clearTimeout(timer);
      const remote = $remote.get();
      if (remote.state === 'loading' || (remote.state === 'ready' && !isFresh(remote.at))) load();
    }
    let held = true;
    return () => {
      if (held && !--wanted) timer = setTimeout(letGo, LET_GO_MS);
      held = false;
    };
  };

  return Object.assign($remote, { want, load });
}
