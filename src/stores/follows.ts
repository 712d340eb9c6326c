import type { FollowTicket, Relationship } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { keptAtom } from './kept-atom.js';
import { keyOf } from './key.js';

/** What this browser knows of the visitor and an account. Plain data, kept between visits. */
export interface Follow {
  /** Taken for granted until the network says otherwise. `undefined`: unknown, or not following. */
  readonly relationship?: Exclude<Relationship, 'not-following'> | undefined;
  /** Where an attempt stands that is under way. */
  readonly step?: 'pending' | 'scanned' | undefined;
  /** That attempt; `undefined` while it is being begun. */
  readonly ticket?: FollowTicket | undefined;
}

export type Follows = Readonly<Record<string, Follow>>;

/** By account; `undefined` for a visitor who has never followed anything here: nothing is kept, and nothing is asked. */
export const $follows = keptAtom<Follows>('magpie:follows');

/** @returns `undefined` for a visitor who has never followed anything here; empty where nothing is known of the account. */
export function followOf(ref: AccountRef): Follow | undefined {
  const follows = $follows.get();
  return follows && (follows[keyOf(ref)] ?? {});
}
