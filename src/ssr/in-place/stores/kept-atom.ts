/** What visitors keep is in their browsers: here, nothing is known of them. */
export function keptAtom(key: string): {
  readonly key: string;
  readonly get: () => undefined;
  readonly kept: () => undefined;
  readonly listen: () => () => void;
} {
  return { key, get: () => undefined, kept: () => undefined, listen: () => () => {} };
}
