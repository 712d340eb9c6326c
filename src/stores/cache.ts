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
    const kept = JSON.parse(localStorage[PREFIX + key] as string) as Kept<T>;
    // An answer from the future was made by a clock that is wrong.
    return kept.value && kept.at <= Date.now() && isWithin(kept.at, 'staleSeconds', 86_400) ? kept : undefined;
  } catch {
    // Nothing kept, or not readable: the answer comes from the network.
    return undefined;
  }
}

/** Keeps an answer for the next visit; where there is no room, older answers of ours make it. Never throws. */
export function writeCache<T>(key: string, kept: Kept<T>): void {
  const text = JSON.stringify(kept);
  try {
    localStorage[PREFIX + key] = text;
  } catch {
    // Full or refused; nobody waits for it.
    void import('./cache-room.js').then(({ makeRoom }) => makeRoom(PREFIX, PREFIX + key, text));
  }
}

/** Whether an answer needs no newer one yet. */
export function isFresh(at: number): boolean {
  return isWithin(at, 'freshSeconds', 60);
}

function isWithin(at: number, setting: 'freshSeconds' | 'staleSeconds', seconds: number): boolean {
  return Date.now() - at < Number($settings.get()[setting] ?? seconds) * 1000;
}
