import { atom, type PreinitializedWritableAtom } from 'nanostores';

/** An atom whose value is kept as JSON for the next visits, and follows what other tabs keep; `keep` writes it. */
export type KeptAtom<T> = PreinitializedWritableAtom<T | undefined> & {
  /** Names it in storage. */
  readonly key: string;
  /** Reads storage: `undefined` where there is nothing. Others may have written anything there. Never throws. */
  readonly kept: () => T | undefined;
};

export function keptAtom<T>(key: string): KeptAtom<T> {
  const kept = (): T | undefined => {
    try {
      return JSON.parse(localStorage[key] as string) as T;
    } catch {
      // Nothing is kept, or storage is refused.
      return undefined;
    }
  };
  const $kept = Object.assign(atom(kept()), { key, kept });
  globalThis.addEventListener?.('storage', ({ key: changed }) => {
    // Without a key, all of the storage was cleared.
    if (changed === key || !changed) $kept.set(kept());
  });
  return $kept;
}
