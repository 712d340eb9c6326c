import { PREFIX, type Kept } from './cache.js';

/** Takes our older answers out of a full storage, and keeps the new one. Never throws. */
export function makeRoom<T>(key: string, kept: Kept<T>): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
    localStorage.setItem(PREFIX + key, JSON.stringify(kept));
  } catch {
    // Storage is refused: the page works without it.
  }
}
