import type { NetworkError } from './errors.js';

/** Something that comes from a network, in the state that it is in. “Nothing asked for” is no store, not a fourth state. */
export type Remote<T> =
  | { readonly state: 'loading' }
  | {
      readonly state: 'ready';
      readonly value: T;
      /** When the answer was made; milliseconds since 1970. */
      readonly at: number;
      /** A newer answer is on its way. */
      readonly changing: boolean;
      /** Why there is no newer answer; the last good one stays. */
      readonly error: NetworkError | undefined;
    }
  | { readonly state: 'failed'; readonly error: NetworkError };
