/** How much goes through a gate. */
export interface GateSize {
  /** How many things happen at once. */
  readonly atOnce: number;
  /** How many more may wait for their turn. */
  readonly waiting: number;
}

/** Lets few things happen at once, so that one kind of work leaves room for the others; what comes first goes first. */
export interface Gate {
  /** @throws {GateFullError} Too many wait already. Else as the work ends. */
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>;
  /** Nothing happens and nothing waits. */
  readonly idle: () => boolean;
}

/** More was asked for than can be done soon. */
export class GateFullError extends Error {
  override readonly name = 'GateFullError';
}

export function createGate({ atOnce, waiting }: GateSize): Gate {
  const queue: (() => void)[] = [];
  let working = 0;
  const enter = (): Promise<void> | undefined => {
    if (working < atOnce) {
      working += 1;
      return undefined;
    }
    if (queue.length >= waiting) throw new GateFullError(`${queue.length} are waiting already.`);
    return new Promise((resolve) => queue.push(resolve));
  };
  const leave = (): void => {
    // The place goes over to the next in line, so nobody who comes between takes it.
    const next = queue.shift();
    if (next) next();
    else working -= 1;
  };
  return {
    async pass(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    idle: () => working === 0,
  };
}
