/**
 * What Magpie uses of `nanostores`, for the bundle that pages load from a CDN: atoms that are got, set and listened to. The
 * package's own modules import the real `nanostores`; the tests of stores and elements run on both.
 */
interface Atom<T> {
  /** How many listen. */
  readonly lc: number;
  readonly get: () => T;
  readonly set: (next: T) => void;
  /** @returns Stops it, at once: what is still to be told is not told to this listener any more. */
  readonly listen: (listener: (value: T) => void) => () => void;
}

/** Whom to tell next, of all atoms: who sets one while the listeners of another are told waits for their turn. */
const turns: (() => void)[] = [];

export function atom<T>(value: T): Atom<T> {
  const listeners = new Set<() => void>();
  return {
    get lc() {
      return listeners.size;
    },
    get: () => value,
    set: (next) => {
      if (Object.is(value, next)) return;
      value = next;
      // More turns than listeners: somebody further up is giving them already.
      if (turns.push(...listeners) > listeners.size) return;
      let thrown: Error | undefined;
      for (const turn of turns) {
        try {
          turn();
        } catch (error) {
          thrown = error as Error;
        }
      }
      turns.length = 0;
      if (thrown) throw thrown;
    },
    listen: (listener) => {
      const turn = (): void => {
        if (listeners.has(turn)) listener(value);
      };
      listeners.add(turn);
      return () => void listeners.delete(turn);
    },
  };
}
