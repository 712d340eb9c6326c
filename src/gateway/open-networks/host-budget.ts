import type { SharedStore } from '../connectors/shared-store.js';

/** Any five minutes touch three windows at most, so no more than three times a window’s budget falls into them. */
const WINDOW_MS = 150_000;

/** Of a window’s budget, the part that looking around may use up; the rest is for those who sign in. */
const LOOKING_PART = 5 / 6;

/** What one host may be asked without anybody’s token, by all processes together. */
export interface HostBudget {
  /**
   * Takes one request.
   * @param isLooking It changes nothing, and nobody is stuck without it.
   * @returns Seconds until another may be made; 0: this one may.
   */
  readonly take: (host: string, isLooking: boolean) => Promise<number>;
}

/** @param mostInFiveMinutes Requests to one host. */
export function hostBudget({ count }: Pick<SharedStore, 'count'>, mostInFiveMinutes: number): HostBudget {
  const most = Math.floor(mostInFiveMinutes / 3);
  const mostLooks = Math.floor(most * LOOKING_PART);
  return {
    async take(host, isLooking) {
      // A look that is refused takes nothing from those who may.
      const looks = isLooking ? await count(`looks:${host}`, WINDOW_MS) : 0;
      const taken = looks > mostLooks ? Infinity : await count(`asked:${host}`, WINDOW_MS);
      return taken > most ? WINDOW_MS / 1_000 : 0;
    },
  };
}
