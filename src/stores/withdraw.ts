import type { AccountRef } from '../core/model.js';
import { readKept, setFollow } from './set-follow.js';
import { keepWish, newWish, wishOf } from './wish.js';

/**
 * Takes back what waits to be sent, because the visitor asked for that. Where the network may have heard of it, it is told the
 * contrary when there is a connection; `endOf` sends that.
 */
export function withdraw(ref: AccountRef): void {
  readKept();
  const wish = wishOf(ref);
  if (!wish) return;
  const { isUndo, isTried, before: relationship } = wish;
  if (isTried) keepWish(ref, newWish(ref, { ...wish, isUndo: !isUndo }), false);
  else setFollow(ref, relationship && { relationship });
}
