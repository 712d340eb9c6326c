import { safeUrl } from '../core/url.js';
import { $settings } from './settings.js';

/** The number changes when the model does, so that answers of an older version are not met. */
const PREFIX = 'magpie:1:';
/** As many as a visitor's last pages need. Counted with what the page itself keeps, for that is what is cheap to count. */
const MAX_ENTRIES = 60;

export interface Kept<T> {
  /** When the answer was made; milliseconds since 1970. */
  readonly at: number;
  readonly value: T;
}

/** Answers that came with the page, by key, each as JSON of a `Kept`; they are read in place of what storage has. */
export const sent: Record<string, string> = {};

/**
 * The kept answer, unless it is too old to be shown or not what we keep; it is removed then. Never throws: storage may be
 * refused, full, or written by others.
 * @param isSound Whether a value has all that is drawn of it; may throw where it has not.
 */
export function readCache<T>(key: string, isSound: (value: T) => boolean): Kept<T> | undefined {
  try {
    const kept = JSON.parse(sent[key] ?? (localStorage[PREFIX + key] as string), checked) as Kept<T>;
    // An answer from the future was made by a clock that is wrong.
    if (kept.at <= Date.now() && isWithin(kept.at, 'staleSeconds', 86_400) && isSound(kept.value)) return kept;
  } catch {
    // Nothing kept, or not readable: the answer comes from the network.
  }
  dropCache(key);
  return undefined;
}

/** Keeps an answer for the next visit; where there is no room, older answers of ours make it. Never throws. */
export function writeCache<T>(key: string, kept: Kept<T>): void {
  const text = JSON.stringify(kept);
  let fits;
  try {
    localStorage[PREFIX + key] = text;
    fits = localStorage.length <= MAX_ENTRIES;
  } catch {
    // Full or refused.
  }
  // Nobody waits for it.
  if (!fits) void import('./cache-room.js').then(({ makeRoom }) => makeRoom(PREFIX, MAX_ENTRIES, PREFIX + key, text));
}

/** Forgets an answer. Never throws. */
export function dropCache(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is refused: nothing is kept.
  }
}

/** Whether an answer needs no newer one yet. */
export function isFresh(at: number): boolean {
  return isWithin(at, 'freshSeconds', 60);
}

function isWithin(at: number, setting: 'freshSeconds' | 'staleSeconds', seconds: number): boolean {
  return Date.now() - at < Number($settings.get()[setting] ?? seconds) * 1000;
}

/** Others may have written any address into storage; `null` is nothing that we write. Drawing checks the elements. */
export function checked(key: string, value: unknown): unknown {
  if (value === null || (/url$/i.test(key) && !safeUrl(value))) throw new TypeError(key);
  return value;
}
