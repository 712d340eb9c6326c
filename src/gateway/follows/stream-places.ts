import { ProblemError } from '../http/problem.js';

/** How many event streams this process keeps open: fewer than it takes connections, so that some are left for all others. */
const IN_ALL = 10_000;
/** Of one address; a school or an office may have many visitors behind one. */
const PER_OWNER = 100;

/** The places for event streams; who gets none can still ask again and again. */
export interface StreamPlaces {
  /**
   * @param owner Who shares an allowance; `unknown`: counted in all alone.
   * @returns Gives the place back.
   * @throws {ProblemError} rate-limited
   */
  readonly take: (owner: string) => () => void;
}

/** Counts in this process. */
export function streamPlaces(inAll = IN_ALL, perOwner = PER_OWNER): StreamPlaces {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take(owner) {
      const own = taken.get(owner) ?? 0;
      if (all >= inAll || (own >= perOwner && owner !== 'unknown')) {
        throw new ProblemError('rate-limited', 'Too many event streams are open; ask for JSON instead.', {
          headers: { 'retry-after': '5' },
        });
      }
      all++;
      taken.set(owner, own + 1);
      return () => {
        all--;
        const left = (taken.get(owner) ?? 1) - 1;
        if (left === 0) taken.delete(owner);
        else taken.set(owner, left);
      };
    },
  };
}
