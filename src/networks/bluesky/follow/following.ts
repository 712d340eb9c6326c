import { NetworkError, toNetworkError } from '../../../core/errors.js';
import type { Following, FollowRequest, FollowTicket, Relationship } from '../../../core/following.js';
import type { AccountRef } from '../../../core/model.js';
import type { Io } from '../../../core/network.js';
import { objects, textOr } from '../../../core/read.js';
import { query } from '../query.js';
import type { Wish } from './attempts.js';
import { authorize } from './authorize.js';
import { refuseWithoutStorage } from './database.js';
import { finishBluesky } from './finish.js';
import { follow, recordKeyFor, relationshipNow, unfollow } from './follow-record.js';
import { readHome } from './home.js';
import { loadIdentity } from './identity.js';
import { lastVisitor, sessionOf, type Session } from './session.js';
import { watch } from './watch.js';

/** As many as each takes at a time. Source: their lexicons. */
const RELATIONSHIPS_BATCH = 30;
const PROFILES_BATCH = 25;

/** Follows with a session of the visitor's own server, whose tokens only this browser can use. */
export const following: Following = {
  home: { question: 'What is your handle on Bluesky?', example: 'you.bsky.social', standard: 'bsky.social' },
  async begin(ref, request, io) {
    const { did: target } = await loadIdentity(ref.id, io);
    const recordKey = await recordKeyFor(target).catch(refuseWithoutStorage);
    const ticket = await fulfil({ wish: 'follow', target, recordKey }, request, io, (session) =>
      follow(target, recordKey, session, io),
    );
    return ticket ? { ticket } : { relationship: 'following' };
  },
  watch,
  finish: (params, io) => finishBluesky(params, io),
  async unfollow(ref, request, io) {
    const { did: target } = await loadIdentity(ref.id, io);
    const ticket = await fulfil({ wish: 'unfollow', target }, request, io, (session) => unfollow(target, session, io));
    return ticket && { ticket };
  },
  async relationships(refs, io) {
    const visitor = await lastVisitor();
    if (!visitor) throw new NetworkError('private', 'Nobody has signed in here');
    const dids = await didsOf(refs, io);
    const known = [...new Set(dids.filter((did) => did !== undefined))];
    const states = new Map<unknown, Promise<Relationship>>();
    for (let at = 0; at < known.length; at += RELATIONSHIPS_BATCH) {
      const others = known.slice(at, at + RELATIONSHIPS_BATCH).map((did) => ['others', did]);
      const answer = await ask('graph.getRelationships', [['actor', visitor], ...others], io);
      for (const { did, following: uri, notFound } of objects(answer.relationships)) {
        const other = notFound ? undefined : textOr(did);
        if (other) states.set(other, relationshipNow(other, visitor, uri, io));
      }
    }
    return Promise.all(dids.map(async (did) => states.get(did)));
  },
};

/**
 * Does what the visitor wants by the session that they have; where there is none that serves, they are asked to sign in.
 * @returns `undefined`: it is done.
 */
async function fulfil(
  wish: Wish,
  request: FollowRequest,
  io: Io,
  act: (session: Session) => Promise<void>,
): Promise<FollowTicket | undefined> {
  const { home: typed } = request;
  const home = typed ? readHome(typed) : '';
  const session = await sessionOf(home).catch(refuseWithoutStorage);
  if (session) {
    try {
      await act(session);
      return undefined;
    } catch (error) {
      // The visitor has taken back what they had allowed, or it has run out: they are asked again.
      if (toNetworkError(error).code !== 'private') throw error;
    }
  }
  const known = session?.sub ?? (typed === undefined ? await lastVisitor() : undefined);
  return authorize(wish, home || (known ?? ''), request, io);
}

/** In the same order; `undefined` for handles that nobody has. To be read only: nothing is written by what the AppView says. */
async function didsOf(refs: readonly AccountRef[], io: Io): Promise<readonly (string | undefined)[]> {
  const handles = refs.map(({ id }) => id).filter((id) => !id.startsWith('did:'));
  const dids = new Map<string, string>();
  for (let at = 0; at < handles.length; at += PROFILES_BATCH) {
    const actors = handles.slice(at, at + PROFILES_BATCH).map((handle) => ['actors', handle]);
    for (const profile of objects((await ask('actor.getProfiles', actors, io)).profiles)) {
      const [did, handle] = [textOr(profile.did), textOr(profile.handle)];
      if (did && handle) dids.set(handle.toLowerCase(), did);
    }
  }
  return refs.map(({ id }) => (id.startsWith('did:') ? id : dids.get(id)));
}

/** Where the AppView answers this page nothing, that is no word of the visitor's: what was known of them stays. */
async function ask(...question: Parameters<typeof query>): ReturnType<typeof query> {
  try {
    return await query(...question);
  } catch (thrown) {
    const { code, message } = toNetworkError(thrown);
    throw code === 'private' ? new NetworkError('unreachable', message, { cause: thrown }) : thrown;
  }
}
