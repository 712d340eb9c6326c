import { $settings } from './settings.js';

/** The number changes when the model does, so that answers of an older version are not met. */
const PREFIX = 'magpie:1:';

export interface Kept<T> {
  /** When the answer was made; milliseconds since 1970. */
  readonly at: number;
  readonly value: T;
}

/** The kept answer, unless it is too old to be shown. Never throws: storage may be refused, full, or written by others. */
export function readCache<T>(key: string): Kept<T> | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + key)!) as Kept<T>;
    const ageMs = Date.now() - kept.at;
    return ageMs >= 0 && ageMs < seconds('staleSeconds', 86_400) * 1000 && kept.value ? kept : undefined;
  } catch {
    // Nothing kept, or not readable: the answer comes from the network.
    return undefined;
  }
}

/** Keeps an answer for the next visit; where there is no room, older answers of ours make it. Never throws. */
export function writeCache<T>(key: string, kept: Kept<T>): void {
  try {
    const text = JSON.stringify(kept);
    try {
      localStorage.setItem(PREFIX + key, text);
    } catch {
      for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
      localStorage.setItem(PREFIX + key, text);
    }
  } catch {
    // Storage is refused: the page works without it.
  }
}

/** Whether an answer needs no newer one yet. */
export function isFresh(at: number): boolean {
  return Date.now() - at < seconds('freshSeconds', 60) * 1000;
}

function seconds(name: 'freshSeconds' | 'staleSeconds', fallback: number): number {
  return Number($settings.get()[name] ?? fallback);
}
