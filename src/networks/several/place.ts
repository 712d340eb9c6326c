import { NetworkError } from '../../core/errors.js';
import type { AccountRef } from '../../core/model.js';

/** How far one source of posts has been read. `undefined`: to its end. */
export type SourcePlace =
  | {
      /** Cursor of the page that is being read. `undefined`: the first. */
      readonly page: string | undefined;
      /** Id of the last post of it that was given. `undefined`: none yet. */
      readonly after: string | undefined;
      /** When that one was made; milliseconds since 1970. */
      readonly time: number;
    }
  | undefined;

/** A post that was given, as far as it takes to know a repeat of it. */
export interface Given {
  /** Two posts that say the same have the same. */
  readonly sign: string;
  /** Those that it is known to be on. */
  readonly networks: readonly string[];
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** How far several accounts have been read as one. */
export interface Place {
  readonly sources: readonly SourcePlace[];
  /** The last posts that were given. */
  readonly given: readonly Given[];
}

type Wire = readonly [
  sources: readonly (readonly [page: string | 0, after: string | 0, time: number] | 0)[],
  given: readonly (readonly [sign: string, time: number, ...networks: readonly string[]])[],
];

/** @returns A cursor. */
export function writePlace({ sources, given }: Place): string {
  const wire: Wire = [
    sources.map((place) => (place ? [place.page ?? 0, place.after ?? 0, place.time] : 0)),
    given.map(({ sign, time, networks }) => [sign, time, ...networks]),
  ];
  return JSON.stringify(wire);
}

/**
 * A cursor is kept between visits, so it is not believed unread.
 * @param count How many sources there are.
 * @throws {NetworkError} bad-response.
 */
export function readPlace(ref: AccountRef, cursor: string, count: number): Place {
  try {
    const [sources, given] = JSON.parse(cursor) as Wire;
    if (sources.length !== count) throw new TypeError('Made of other accounts');
    return {
      sources: sources.map((place) =>
        place ? { page: place[0] || undefined, after: place[1] || undefined, time: place[2] } : undefined,
      ),
      given: given.map(([sign, time, ...networks]) => ({ sign, time, networks })),
    };
  } catch (cause) {
    throw new NetworkError('bad-response', `Not a place in ${ref.id}: ${cursor.slice(0, 200)}`, { cause });
  }
}
