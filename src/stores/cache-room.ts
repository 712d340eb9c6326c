/**
 * Takes the oldest of our answers out of storage where there are too many; where it is full, all of them; and keeps the new
 * one. Never throws.
 */
export function makeRoom(prefix: string, maxEntries: number, name: string, text: string): void {
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
