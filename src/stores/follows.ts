import type { FollowRequest, FollowTicket, Relationship } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { keptAtom } from './kept-atom.js';
import { keyOf } from './key.js';

/** What this browser knows of the visitor and an account. Plain data, kept between visits. */
export interface Follow {
  /** Taken for granted until the network says otherwise. `undefined`: unknown, or not following. */
  readonly relationship?: Exclude<Relationship, 'not-following'> | undefined;
  /**
   * Where an attempt stands that is under way; `waiting`: for a connection, and then no more than the visitor's click is
   * needed.
   */
  readonly step?: 'pending' | 'scanned' | 'waiting' | undefined;
  /** That attempt; `undefined` while it is being begun, and where none is needed. */
  readonly ticket?: FollowTicket | undefined;
  /** It is there to take the follow back: until it has ended well, `relationship` holds. @default false */
  readonly isUndo?: boolean | undefined;
  /** When the visitor wished, with a click, what no answer has confirmed yet; milliseconds since 1970. `wish.ts` has the rest. */
  readonly since?: number | undefined;
  /** Whether the network may have heard of the wish already, or of one before it. @default false */
  readonly isTried?: boolean | undefined;
  /** The relationship that comes back where the wish is not fulfilled. */
  readonly before?: Follow['relationship'];
  /** With what the network is asked for it. */
  readonly request?: FollowRequest | undefined;
}

export type Follows = Readonly<Record<string, Follow>>;

/** By account; `undefined` for a visitor who has never followed anything here: nothing is kept, and nothing is asked. */
export const $follows = keptAtom<Follows>('magpie:follows');

/** @returns `undefined` for a visitor who has never followed anything here; empty where nothing is known of the account. */
export function followOf(ref: AccountRef): Follow | undefined {
  const follows = $follows.get();
  return follows && (follows[keyOf(ref)] ?? {});
}
