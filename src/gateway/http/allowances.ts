/** What is left to somebody who has asked. */
export interface Allowance {
  /** Nothing was left. */
  readonly refused: boolean;
  readonly left: number;
  /** Whole seconds until everything is there again, at least one. */
  readonly resetSeconds: number;
}

/** Of so many callers within a window. Of more, whoever came first is forgotten first, and begins anew. */
const MAX_OWNERS = 500_000;

interface Window {
  taken: number;
  readonly endsAt: number;
}

/** So many requests within a window of time to each owner; the window begins with the first of them. */
export class Allowances {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #windows = new Map<string, Window>();

  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  get most(): number {
    return this.#most;
  }

  /** Takes one away from an owner. */
  take(owner: string): Allowance {
    const at = performance.now();
    let window = this.#windows.get(owner);
    if (!window || window.endsAt <= at) window = this.#begin(owner, at);
    window.taken += 1;
    return {
      refused: window.taken > this.#most,
      left: Math.max(0, this.#most - window.taken),
      resetSeconds: Math.max(1, Math.ceil((window.endsAt - at) / 1_000)),
    };
  }

  /** All windows are equally long: those in front end first, and are taken away as new ones come. */
  #begin(owner: string, at: number): Window {
    for (const [oldest, { endsAt }] of this.#windows) {
      if (endsAt > at && this.#windows.size < MAX_OWNERS) break;
      this.#windows.delete(oldest);
    }
    const window = { taken: 0, endsAt: at + this.#windowMs };
    this.#windows.delete(owner);
    this.#windows.set(owner, window);
    return window;
  }
}
