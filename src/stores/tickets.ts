import { toNetworkError } from '../core/errors.js';
import type { FollowEnd, FollowRequest, FollowTicket, HandOver } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { networkOf } from '../core/network.js';
import { $follows, followOf } from './follows.js';
import { inTurn } from './in-turn.js';
import { io } from './io.js';
import { setFollow, showFollow } from './set-follow.js';
import { keyOf } from './key.js';
import { patientIo } from './patient-io.js';
import { openSession, sessionOf } from './session.js';

/** Nobody takes a wish to follow back while it is on its way. */
const NEVER = new AbortController().signal;

/** What the visitor goes on with, elsewhere: an attempt that is watched, or ways of which this page learns nothing more. */
type Begun = { readonly ticket: FollowTicket } | { readonly handOver: HandOver };

/**
 * Begins to follow, because the visitor asked for it. Where it took one click the last time, it is shown as done at once.
 * @returns `undefined` where there is nothing left to do. Of a hand-over nothing is kept: what was shown before is shown again.
 * @throws {NetworkError} Any code; what was shown before is shown again.
 */
export function begin(ref: AccountRef, request: FollowRequest): Promise<Begun | undefined> {
  const before = followOf(ref)?.relationship;
  showFollow(ref, sessionOf(ref.network)?.oneClick ? { relationship: 'following' } : { step: 'pending' });
  const showBefore = (): void => setFollow(ref, before && { relationship: before });
  return inTurn(ref, async () => {
    try {
      const following = await networkOf(ref).following!();
      const begun = await following.begin(ref, request, io(NEVER));
      if ('ticket' in begun) {
        setFollow(ref, { step: 'pending', ticket: begun.ticket });
        return begun;
      }
      if ('handOver' in begun) {
        showBefore();
        return begun;
      }
      conclude(ref, begun.relationship, begun.oneClick ?? true);
      return undefined;
    } catch (thrown) {
      showBefore();
      throw toNetworkError(thrown);
    }
  });
}

const watched = new Map<string, Promise<FollowEnd | undefined>>();

/**
 * Watches the attempt of an account that is under way, in this page or begun by another. Of all tabs one asks the network,
 * and the others see in storage what it learns.
 * @returns How it ends; `undefined` where another tab has seen that.
 */
export function endOf(ref: AccountRef): Promise<FollowEnd | undefined> {
  const key = keyOf(ref);
  let end = watched.get(key);
  if (!end) {
    end = whileNoOtherTab(`magpie:${key}`, () => watchKept(ref)).finally(() => watched.delete(key));
    watched.set(key, end);
  }
  return end;
}

async function watchKept(ref: AccountRef): Promise<FollowEnd | undefined> {
  // The tab that watched before may have seen the end, and this one not heard of it yet.
  const kept = $follows.kept();
  if (kept) $follows.set(kept);
  for (;;) {
    const ticket = followOf(ref)?.ticket;
    if (!ticket) return undefined;
    const replaced = new AbortController();
    const stop = $follows.listen(() => {
      if (!isSame(ticket, followOf(ref)?.ticket)) replaced.abort();
    });
    try {
      const following = await networkOf(ref).following!();
      const end = await following.watch(
        ticket,
        (progress) => {
          if (!('expiresAt' in progress)) return;
          setFollow(ref, { step: progress.state, ticket: { ...ticket, expiresAt: progress.expiresAt } });
        },
        patientIo(replaced.signal),
      );
      stop();
      if (end.state === 'following' || end.state === 'requested') conclude(ref, end.state, false);
      else setFollow(ref, undefined);
      return end;
    } catch (thrown) {
      // The visitor has begun anew, perhaps in another tab, or has cleared the storage.
      if (!replaced.signal.aborted) throw thrown;
    } finally {
      stop();
    }
  }
}

function conclude(ref: AccountRef, relationship: 'following' | 'requested', oneClick: boolean): void {
  setFollow(ref, { relationship });
  openSession(ref, oneClick);
}

function isSame(one: FollowTicket, other: FollowTicket | undefined): boolean {
  return JSON.stringify(one.data) === JSON.stringify(other?.data);
}

/** Waits until no other tab of the site does the same; where the browser has no locks to give, each tab does it. */
async function whileNoOtherTab<T>(name: string, act: () => Promise<T>): Promise<T> {
  let begun = false;
  try {
    return await navigator.locks.request(name, () => {
      begun = true;
      return act();
    });
  } catch (error) {
    if (begun) throw error;
    return act();
  }
}
