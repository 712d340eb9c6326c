import { toNetworkError } from '../core/errors.js';
import type { FollowEnd, FollowRequest, FollowTicket, HandOver } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { followingOf } from './following-of.js';
import { followOf, type Follow } from './follows.js';
import { inTurn } from './in-turn.js';
import { io } from './io.js';
import { ask, forgetAnswer } from './relationship.js';
import { openSession, sessionOf } from './session.js';
import { setFollow, showFollow } from './set-follow.js';

/** Nobody takes a wish back by leaving: whether it was done would not be known. */
const NEVER = new AbortController().signal;

/** What the visitor goes on with, elsewhere: an attempt that is watched, or ways of which this page learns nothing more. */
export type Begun = { readonly ticket: FollowTicket } | { readonly handOver: HandOver };

/** What has become of a wish; `elsewhere`: only the network's app can take a follow back. */
export type Fulfilled = Begun | FollowEnd | 'elsewhere';

/** Asks the network to follow an account, or to take that back. */
interface Errand {
  readonly isUndo: boolean;
  readonly request: FollowRequest;
  /** Shown before, and again where it is not done. */
  readonly before: Follow | undefined;
  /** Sets what is known of the account then. */
  readonly settle: (follow: Follow | undefined) => void;
}

/** @throws {NetworkError} Any code; nothing is settled then. */
export async function fulfil(ref: AccountRef, errand: Errand): Promise<Fulfilled> {
  const { isUndo, request, before, settle } = errand;
  const following = await followingOf(ref);
  const outcome = await following[isUndo ? 'unfollow' : 'begin'](ref, request, io(NEVER));
  if (!outcome) {
    settle(undefined);
    return { state: 'not-following' };
  }
  if (outcome === 'elsewhere' || 'handOver' in outcome) {
    settle(before);
    return outcome;
  }
  if ('ticket' in outcome) {
    // The next click opens a window at once.
    if (sessionOf(ref.network)?.oneClick) openSession(ref, false);
    const { ticket } = outcome;
    const { relationship } = before ?? {};
    settle(isUndo ? { step: 'pending', ticket, isUndo, relationship } : { step: 'pending', ticket });
    return outcome;
  }
  const { relationship, oneClick = true } = outcome;
  settle({ relationship });
  openSession(ref, oneClick);
  return { state: relationship };
}

/**
 * Does what may take more than a click.
 * @param shown While it is being begun, in this page.
 * @throws {NetworkError} Any code; what was shown before is shown again.
 */
export function attempt(ref: AccountRef, isUndo: boolean, request: FollowRequest, shown: Follow): Promise<Fulfilled> {
  const { relationship, ticket } = followOf(ref) ?? {};
  const errand = {
    isUndo,
    request,
    // What another attempt has only begun is nothing to come back to.
    before: ticket ? followOf(ref) : relationship && { relationship },
    settle: (follow: Follow | undefined): void => setFollow(ref, follow),
  };
  showFollow(ref, shown);
  return inTurn(ref, async () => {
    try {
      return await fulfil(ref, errand);
    } catch (thrown) {
      throw await giveUp(ref, errand, thrown);
    }
  });
}

/**
 * Shows again what was shown before an errand that has failed, and finds out whether that is true.
 * @returns What was thrown, as one of ours.
 */
export async function giveUp(ref: AccountRef, { isUndo, before, settle }: Errand, thrown: unknown): Promise<Error> {
  const error = toNetworkError(thrown);
  settle(before);
  // It may have been done, and the answer lost.
  forgetAnswer(ref);
  // Where the network says nothing of anybody any more, what was known is not known any more.
  if (isUndo && error.code === 'private') await ask([ref]);
  return error;
}
