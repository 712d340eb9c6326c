import type { KeptAtom } from './kept-atom.js';

/**
 * Changes what a `keptAtom` keeps, for this page, for other tabs and for the next visits. Never throws.
 * @param change Gets what is kept now, which another tab may have written; where storage is refused, what the page holds.
 */
export function keep<T>($kept: KeptAtom<T>, change: (value: NoInfer<T> | undefined) => NoInfer<T>): void {
  const value = change($kept.kept() ?? $kept.get() ?? undefined);
  try {
    localStorage[$kept.key] = JSON.stringify(value);
  } catch {
    // Storage is refused, or full: it holds for this page.
  }
  $kept.set(value);
}
