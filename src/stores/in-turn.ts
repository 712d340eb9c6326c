import type { AccountRef } from '../core/model.js';
import { keyOf } from './key.js';

const last = new Map<string, Promise<unknown>>();

/** Does one thing after the other for an account, so that what the visitor wanted last is what the network does last. */
export function inTurn<T>(ref: AccountRef, act: () => Promise<T>): Promise<T> {
  const key = keyOf(ref);
  const done = (last.get(key) ?? Promise.resolve()).then(act);
  last.set(
    key,
    done.catch(() => {
      // Whoever asked for it is told; the next one does not care.
    }),
  );
  return done;
}
