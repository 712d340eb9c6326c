import { atom, type ReadableAtom } from 'nanostores';
import { toNetworkError, type NetworkError } from '../core/errors.js';
import type { Remote } from '../core/remote.js';
import { dropCache, isFresh, readCache, writeCache } from './cache.js';
import { stores } from './stores.js';

/** Long enough for a widget to be moved in the page, as nanostores waits before it unmounts a store. */
const LET_GO_MS = 1_000;
/** All that a load asks for, one after the other, and the time in line; then the visitor is told that there is no answer. */
const TIMEOUT_MS = 9_000;

/** Makes the next value; `previous` is the last good one. */
export type Load<T> = (signal: AbortSignal, previous: T | undefined) => Promise<T>;

/** Something remote, shared by all widgets of the page. Listening costs nothing; wanting makes it load. */
export interface RemoteStore<T> extends ReadableAtom<Remote<T>> {
  /**
   * Loads unless a fresh answer is there, and keeps what is under way alive.
   * @returns Lets go; to be called once. A second after the last one has let go, what is under way is aborted and a failure
   * forgotten.
   */
  readonly want: () => () => void;
  /** Loads now, by `how` or as always, unless that is under way. */
  readonly load: (how?: Load<T>) => void;
}

/**
 * The store of a key, one for all who ask; what it was made with the first time is what it goes on with.
 * @param key Names the answer, in storage as well.
 * @param isSound Whether a kept value has all that is drawn of it; may throw where it has not.
 * @param worthKeeping Whether a value goes into storage. @default Always.
 */
export function remoteStore<T>(
  key: string,
  loadValue: Load<T>,
  isSound: (value: T) => boolean,
  worthKeeping: (value: T) => boolean = () => true,
): RemoteStore<T> {
  const known = stores.get(key);
  if (known) return known as RemoteStore<T>;
  const kept = readCache(key, isSound);
  const $remote = atom<Remote<T>>(
    kept ? { state: 'ready', ...kept, changing: false, error: undefined } : { state: 'loading' },
  );
  let wanted = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: AbortController | undefined;

  const load = async (how = loadValue, old?: NetworkError): Promise<void> => {
    if (under) return;
    const mine = (under = new AbortController());
    const before = $remote.get();
    const good = before.state === 'ready' ? before : undefined;
    // Nothing is said twice: a thousand widgets may listen.
    if (!old) {
      if (good) $remote.set({ ...good, changing: true });
      else if (before.state === 'failed') $remote.set({ state: 'loading' });
    }
    try {
      const value = await how(AbortSignal.any([mine.signal, AbortSignal.timeout(TIMEOUT_MS)]), good?.value);
      if (mine !== under) return;
      const at = Date.now();
      if (worthKeeping(value)) writeCache(key, { at, value });
      $remote.set({ state: 'ready', value, at, changing: false, error: undefined });
    } catch (thrown) {
      if (mine !== under) return;
      const error = toNetworkError(thrown);
      // Whoever took it away wants it shown nowhere; of an older page it may be only the cursor that is not found.
      const gone = how === loadValue && /^(private|not-found)$/.test(error.code);
      if (gone) dropCache(key);
      // What fails again in the same way is no news.
      if (gone || error.code !== old?.code) {
        $remote.set(good && !gone ? { ...good, changing: false, error } : { state: 'failed', error });
      }
      globalThis.addEventListener?.('online', again, { once: true });
      import('./trouble.js').then(
        ({ recover }) => recover(error, again),
        // Without a connection it may not be there.
        () => {},
      );
    } finally {
      if (mine === under) under = undefined;
    }
  };

  const again = (): void => {
    const { error } = $remote.get() as { readonly error?: NetworkError };
    if (wanted && error) void load(undefined, error);
  };

  const letGo = (): void => {
    under?.abort();
    under = undefined;
    globalThis.removeEventListener?.('online', again);
    const remote = $remote.get();
    if (remote.state === 'ready') $remote.set({ ...remote, changing: false });
    else $remote.set({ state: 'loading' });
  };

  const leave = (): void => {
    if (!--wanted) timer = setTimeout(letGo, LET_GO_MS);
  };

  const want = (): (() => void) => {
    const remote = $remote.get();
    wanted++;
    clearTimeout(timer);
    if (remote.state !== 'failed' && !(remote.state === 'ready' && isFresh(remote.at))) void load();
    return leave;
  };

  const store = Object.assign($remote, { want, load });
  stores.set(key, store);
  return store;
}
