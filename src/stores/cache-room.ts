import { stores } from './stores.js';

/** From how many stores on it is looked which of them are listened to. */
let manyStores = 60;

/**
 * Takes the oldest of our answers out of storage where there are too many; where it is full, all of them; and keeps the new
 * one. A page that shows ever more accounts keeps no more answers in memory either, but for those it listens to. Never throws.
 */
export function makeRoom(prefix: string, maxEntries: number, name: string, text: string): void {
  if (stores.size > manyStores) {
    for (const [key, { lc }] of stores) if (!lc) stores.delete(key);
    // Not for each answer, where a page listens to a thousand.
    manyStores = Math.max(2 * stores.size, maxEntries);
  }
  try {
    keepNewest(prefix, maxEntries);
    try {
      localStorage.setItem(name, text);
    } catch {
      keepNewest(prefix, 0);
      localStorage.setItem(name, text);
    }
  } catch {
    // Storage is refused: the page works without it.
  }
}

function keepNewest(prefix: string, count: number): void {
  const ours = Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => ({ name, at: Number(/"at":(\d+)/.exec(localStorage.getItem(name)!)?.[1] ?? 0) }))
    .sort((one, other) => other.at - one.at);
  for (const { name } of ours.slice(count)) localStorage.removeItem(name);
}
