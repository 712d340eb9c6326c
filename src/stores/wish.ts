import type { FollowRequest } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { fieldsOf, textOr } from '../core/read.js';
import { followOf, type Follow } from './follows.js';
import { readKept, setFollow } from './set-follow.js';

/**
 * What the visitor wants of an account, where a click is all that it takes. It is kept before it is sent, and until an answer
 * has come: so it outlives a page that goes away meanwhile, and a lost connection. Networks do the same twice without harm.
 * An account has one at most, the newest: whoever sends looks at it again.
 */
export interface Wish {
  /** Milliseconds since 1970; tells it from others of the account. */
  readonly since: number;
  readonly isUndo: boolean;
  /** Whether it is uncertain how the visitor stands to the account: the network may have heard of this, or of one before. */
  readonly isTried: boolean;
  readonly before: Follow['relationship'];
  readonly request: FollowRequest;
}

/** @returns `undefined` where the visitor wants nothing of the account that is not done. */
export function wishOf(ref: AccountRef): Wish | undefined {
  // Others may have written anything into storage.
  const { since, isUndo, isTried, before, request } = fieldsOf(followOf(ref));
  if (typeof since !== 'number') return undefined;
  const { language, returnUrl, home } = fieldsOf(request);
  return {
    since,
    isUndo: isUndo === true,
    isTried: isTried === true,
    before: before === 'following' || before === 'requested' ? before : undefined,
    request: { language: textOr(language) ?? 'en', returnUrl: textOr(returnUrl), home: textOr(home) },
  };
}

/** A new wish, which takes the place of the one before: whether the network has heard of that, nobody knows. */
export function newWish(ref: AccountRef, rest: Pick<Wish, 'isUndo' | 'before' | 'request'>): Wish {
  const replaced = wishOf(ref);
  return { ...rest, isTried: Boolean(replaced), since: Math.max(Date.now(), (replaced?.since ?? 0) + 1) };
}

/** Keeps a wish, for all tabs. @param isWaiting `false`: it is shown as done. */
export function keepWish(ref: AccountRef, wish: Wish, isWaiting: boolean): void {
  const { since, isUndo, isTried, before, request } = wish;
  const shown: Follow = isWaiting
    ? { step: 'waiting', relationship: before }
    : { relationship: isUndo ? undefined : 'following' };
  setFollow(ref, { ...shown, since, isUndo, isTried, before, request });
}

/** Whether the visitor has wanted nothing else meanwhile, in whichever tab. */
export function isNewest(ref: AccountRef, { since, isUndo }: Wish): boolean {
  readKept();
  const now = wishOf(ref);
  return now?.since === since && now.isUndo === isUndo;
}
