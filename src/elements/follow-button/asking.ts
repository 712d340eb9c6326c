import type { AccountRef } from '../../core/model.js';
import { keyOf } from '../../stores/key.js';
import type { FollowButton } from './follow-button.js';

/** Who asked for an attempt last, and whether it is to be finished in a window that has opened. */
interface Asking {
  readonly button: FollowButton;
  readonly isInWindow: boolean;
}

/** By account; what a reload resumes was asked for by nobody on this page. */
const asking = new Map<string, Asking>();

export const askingFor = (ref: AccountRef): Asking | undefined => asking.get(keyOf(ref));

export function setAsking(ref: AccountRef, by: Asking): void {
  asking.set(keyOf(ref), by);
}

/** The attempt has ended; what has been begun anew meanwhile was asked for anew. */
export function endAsking(ref: AccountRef, by: Asking | undefined): void {
  if (askingFor(ref) === by) asking.delete(keyOf(ref));
}
