import { toNetworkError } from '../core/errors.js';
import type { FollowEnd, FollowRequest, FollowTicket } from '../core/following.js';
import type { AccountRef } from '../core/model.js';
import { followingOf } from './following-of.js';
import { $follows, followOf } from './follows.js';
import { attempt, type Begun } from './fulfil.js';
import { keyOf } from './key.js';
import { loadOutbox, want } from './load-outbox.js';
import { whileNoOtherTab } from './other-tabs.js';
import { patientIo } from './patient-io.js';
import { openSession, sessionOf } from './session.js';
import { readKept, setFollow } from './set-follow.js';

/**
 * Begins to follow, because the visitor asked for it. Where it took one click the last time, it is shown as done at once.
 * @returns `undefined` where there is nothing left to do. `waiting`: there is no connection, and it is sent when there is one.
 * Of a hand-over nothing is kept: what was shown before is shown again.
 * @throws {NetworkError} Any code; what was shown before is shown again.
 */
export async function begin(ref: AccountRef, request: FollowRequest): Promise<Begun | 'waiting' | undefined> {
  const outcome = await (sessionOf(ref.network)?.oneClick
    ? want(ref, false, request)
    : attempt(ref, false, request, { step: 'pending' }));
  if (outcome === 'waiting') return outcome;
  return typeof outcome === 'object' && !('state' in outcome) ? outcome : undefined;
}

const watched = new Map<string, Promise<FollowEnd | undefined>>();

/**
 * Sees through what is under way with an account, begun in this page, by another tab, or before: sends what waits to be sent,
 * and watches an attempt. Of all tabs one asks the network, and the others see in storage what it learns.
 * @returns How it ends; a wish that has waited for a day has `expired`. `undefined` where another tab has seen the end, where
 * the visitor has wished otherwise, and where whoever has begun it on this page is told.
 */
export function endOf(ref: AccountRef): Promise<FollowEnd | undefined> {
  const key = keyOf(ref);
  let end = watched.get(key);
  if (!end) {
    end = seeThrough(ref).finally(() => watched.delete(key));
    watched.set(key, end);
  }
  return end;
}

async function seeThrough(ref: AccountRef): Promise<FollowEnd | undefined> {
  const { since } = followOf(ref) ?? {};
  const sent = since === undefined ? undefined : await (await loadOutbox()).sendAll(ref);
  return sent ?? whileNoOtherTab(`magpie:${keyOf(ref)}`, () => watchKept(ref));
}

async function watchKept(ref: AccountRef): Promise<FollowEnd | undefined> {
  readKept();
  for (;;) {
    const ticket = followOf(ref)?.ticket;
    if (!ticket) return undefined;
    const replaced = new AbortController();
    const stop = $follows.listen(() => {
      if (!isSame(ticket, followOf(ref)?.ticket)) replaced.abort();
    });
    try {
      const following = await followingOf(ref);
      const end = await following.watch(
        ticket,
        (progress) => {
          if (!('expiresAt' in progress)) return;
          const { state: step, expiresAt } = progress;
          setFollow(ref, { ...followOf(ref), step, ticket: { ...ticket, expiresAt } });
        },
        patientIo(replaced.signal),
      );
      stop();
      conclude(ref, end);
      return end;
    } catch (thrown) {
      // The visitor has begun anew, perhaps in another tab, or has cleared the storage.
      if (!replaced.signal.aborted) throw toNetworkError(thrown);
    } finally {
      stop();
    }
  }
}

/** Sets how an attempt has ended. */
function conclude(ref: AccountRef, end: FollowEnd): void {
  const { isUndo, relationship } = followOf(ref) ?? {};
  const { state } = end;
  const isFollowed = state === 'following' || state === 'requested';
  const next = isFollowed ? state : isUndo && state !== 'not-following' ? relationship : undefined;
  setFollow(ref, next && { relationship: next });
  if (isFollowed || state === 'not-following') openSession(ref, end.oneClick ?? false);
}

function isSame(one: FollowTicket, other: FollowTicket | undefined): boolean {
  return JSON.stringify(one.data) === JSON.stringify(other?.data);
}
