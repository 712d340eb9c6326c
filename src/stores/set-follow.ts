import type { AccountRef } from '../core/model.js';
import { $follows, type Follow, type Follows } from './follows.js';
import { keep } from './keep.js';
import { keyOf } from './key.js';

/** What holds for this page alone, by account: what is only begun is nothing to come back to. */
const shown = new Map<string, Follow>();

$follows.listen((follows) => {
  if ([...shown].some(([key, follow]) => follows?.[key] !== follow)) showAll();
});

/** Sets what is known of an account. @param follow `undefined`: nothing any more. */
export function setFollow(ref: AccountRef, follow: Follow | undefined): void {
  const key = keyOf(ref);
  shown.delete(key);
  keep($follows, (follows: Follows = {}) => {
    const others = Object.entries(follows).filter(([other]) => other !== key && !shown.has(other));
    return Object.fromEntries(follow ? [...others, [key, follow]] : others);
  });
}

/** The same for this page alone, until it is set. */
export function showFollow(ref: AccountRef, follow: Follow): void {
  shown.set(keyOf(ref), follow);
  showAll();
}

/** Reads what is kept: another tab may have written it, and this one not heard of that yet. */
export function readKept(): void {
  const kept = $follows.kept();
  if (kept) $follows.set(kept);
}

function showAll(): void {
  $follows.set({ ...$follows.get(), ...Object.fromEntries(shown) });
}
