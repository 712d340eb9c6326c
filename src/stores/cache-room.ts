/** Takes our older answers out of a full storage, and keeps the new one. Never throws. */
export function makeRoom(prefix: string, name: string, text: string): void {
  try {
    for (const kept of Object.keys(localStorage)) if (kept.startsWith(prefix)) localStorage.removeItem(kept);
    localStorage.setItem(name, text);
  } catch {
    // Storage is refused: the page works without it.
  }
}
