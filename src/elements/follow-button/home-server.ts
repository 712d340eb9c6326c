const KEY = 'magpie:home-server';

/** The server, or the address on it, from which the visitor followed last; empty where there is none. Never throws. */
export function rememberedHome(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // Storage is refused: the visitor is asked each time.
    return '';
  }
}

/** Keeps what the visitor typed, on this device only. Never throws. */
export function rememberHome(home: string): void {
  try {
    localStorage.setItem(KEY, home);
  } catch {
    // Storage is refused: the visitor is asked the next time.
  }
}
