import { toNetworkError } from '../../../core/errors.js';
import type { Following, FollowRequest, Relationship } from '../../../core/following.js';
import type { AccountRef } from '../../../core/model.js';
import type { Io } from '../../../core/network.js';
import { objects, textOr } from '../../../core/read.js';
import { query } from '../query.js';
import { authorize } from './authorize.js';
import { refuseWithoutStorage } from './database.js';
import { follow, recordKeyFor, unfollow } from './follow-record.js';
import { readHome } from './home.js';
import { loadIdentity } from './identity.js';
import { demandSession, sessionOf } from './session.js';
import { watch } from './watch.js';

/** With what the visitor has typed about where they are: a handle, a DID or a server; empty or missing: as before. */
type BlueskyRequest = FollowRequest & { readonly home?: string | undefined };

/** As many as each takes at a time. Source: their lexicons. */
const RELATIONSHIPS_BATCH = 30;
const PROFILES_BATCH = 25;

/** Follows with a session of the visitor's own server, whose tokens only this browser can use. */
export const following: Following = {
  async begin(ref: AccountRef, request: BlueskyRequest, io: Io) {
    const home = request.home ? readHome(request.home) : '';
    const { did: target } = await loadIdentity(ref.id, io);
    const recordKey = await recordKeyFor(target).catch(refuseWithoutStorage);
    const session = await sessionOf(home).catch(refuseWithoutStorage);
    if (session) {
      try {
        await follow(target, recordKey, session, io);
        return { relationship: 'following' };
      } catch (error) {
        // The visitor has taken back what they had allowed, or it has run out: they are asked again.
        if (toNetworkError(error).code !== 'private') throw error;
      }
    }
    const wish = { home: home || (session?.sub ?? ''), target, recordKey };
    const { attempt, approveUrl } = await authorize(wish, request, globalThis.location.origin, io);
    return { ticket: { approveUrl, qrText: undefined, expiresAt: attempt.expiresAt, data: { id: attempt.id } } };
  },
  watch,
  async unfollow(ref, io) {
    const session = await demandSession();
    await unfollow((await loadIdentity(ref.id, io)).did, session, io);
    return undefined;
  },
  async relationships(refs, io) {
    const { sub } = await demandSession();
    const dids = await didsOf(refs, io);
    const known = [...new Set(dids.filter((did) => did !== undefined))];
    const states = new Map<unknown, Relationship>();
    for (let at = 0; at < known.length; at += RELATIONSHIPS_BATCH) {
      const others = known.slice(at, at + RELATIONSHIPS_BATCH).map((did) => ['others', did]);
      const answer = await query('graph.getRelationships', [['actor', sub], ...others], io);
      for (const { did, following: record, notFound } of objects(answer.relationships)) {
        if (!notFound) states.set(did, record ? 'following' : 'not-following');
      }
    }
    return dids.map((did) => states.get(did));
  },
};

/** In the same order; `undefined` for handles that nobody has. To be read only: nothing is written by what the AppView says. */
async function didsOf(refs: readonly AccountRef[], io: Io): Promise<readonly (string | undefined)[]> {
  const handles = refs.map(({ id }) => id).filter((id) => !id.startsWith('did:'));
  const dids = new Map<string, string>();
  for (let at = 0; at < handles.length; at += PROFILES_BATCH) {
    const actors = handles.slice(at, at + PROFILES_BATCH).map((handle) => ['actors', handle]);
    for (const { did, handle } of objects((await query('actor.getProfiles', actors, io)).profiles)) {
      if (textOr(did)) dids.set(String(handle).toLowerCase(), String(did));
    }
  }
  return refs.map(({ id }) => (id.startsWith('did:') ? id : dids.get(id)));
}
