import { expect } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import type { FollowEnd, FollowRequest } from '../../src/core/following.js';
import { followOf, type Follow } from '../../src/stores/follows.js';
import { sessionOf } from '../../src/stores/session.js';
import { loadOutbox } from '../../src/stores/load-outbox.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { configure } from '../../src/stores/settings.js';
import { begin, endOf } from '../../src/stores/tickets.js';
import { unfollow } from '../../src/stores/unfollow.js';
import { firstVisit } from '../support/first-visit.js';
import { scriptedNetwork, ticket, withSession, type ScriptedNetwork } from '../support/scripted-network.js';

// As a button does that is drawn for somebody whose click is enough.
before(loadOutbox);

const request: FollowRequest = { language: 'ja', returnUrl: undefined, home: 'social.example' };
const code = (doing: Promise<unknown>): Promise<unknown> => doing.catch(({ code }) => code);

/** Who follows, at a network that asks them each time. */
function follower(relationship: 'following' | 'requested' = 'following'): ScriptedNetwork {
  const network = withSession(scriptedNetwork({ unfollow: async () => ({ ticket }) }), false);
  setFollow(network.ref, { relationship });
  return network;
}

describe('following by a network’s own module', () => {
  firstVisit();

  it('hands it the page’s settings, and what the visitor has said about where they are', async () => {
    const network = scriptedNetwork({ begin: async () => ({ ticket }) });
    configure({ followPage: '/back' });
    await begin(network.ref, request);
    expect(network.settings).to.have.nested.property('[0].followPage', '/back');
    expect(network.asked[0]!.slice(0, 3)).to.deep.equal(['begin', network.ref, request]);
  });

  for (const end of [
    { state: 'failed', code: 'rate-limited', retryAfterSeconds: 60 },
    { state: 'failed', code: 'unreachable' },
  ] as const) {
    it(`ends as ${JSON.stringify(end)}, and leaves nothing behind`, async () => {
      const { ref } = scriptedNetwork({ begin: async () => ({ ticket }), watch: async () => end });
      await begin(ref, request);
      expect(await endOf(ref)).to.deep.equal(end);
      expect(followOf(ref)).to.deep.equal({});
      expect(sessionOf(ref.network)).to.equal(undefined);
    });
  }

  for (const oneClick of [true, false]) {
    it(`learns from the end whether one click is enough from now on: ${oneClick}`, async () => {
      const watch = async (): Promise<FollowEnd> => ({ state: 'following', oneClick });
      const { ref } = scriptedNetwork({ begin: async () => ({ ticket }), watch });
      await begin(ref, request);
      await endOf(ref);
      expect(sessionOf(ref.network)).to.deep.equal({ oneClick });
    });
  }

  it('opens a window at the next click where this one has needed one', async () => {
    const { ref } = withSession(scriptedNetwork({ begin: async () => ({ ticket }) }));
    expect(await begin(ref, request)).to.deep.equal({ ticket });
    expect(followOf(ref)).to.deep.equal({ step: 'pending', ticket });
    expect(sessionOf(ref.network)?.oneClick).to.equal(false);
  });

  it('shows the attempt again that is under way where another one cannot be begun', async () => {
    const network = scriptedNetwork({ begin: async () => ({ ticket }) });
    await begin(network.ref, request);
    network.does = { begin: () => Promise.reject(new NetworkError('not-found', 'No such server')) };
    expect(await code(begin(network.ref, { ...request, home: 'typo.example' }))).to.equal('not-found');
    expect(followOf(network.ref)).to.deep.equal({ step: 'pending', ticket });
  });
});

describe('unfollowing where the visitor has to allow it', () => {
  firstVisit();

  it('says what the visitor has said about where they are', async () => {
    const network = follower();
    await unfollow(network.ref, request);
    expect(network.asked[0]!.slice(0, 3)).to.deep.equal(['unfollow', network.ref, request]);
  });

  it('shows while it is begun, and until it has ended, that they still follow', async () => {
    const { ref } = follower('requested');
    const begun = unfollow(ref, request);
    expect(followOf(ref)).to.deep.equal({ relationship: 'requested', step: 'pending', isUndo: true });
    expect(await begun).to.deep.equal({ ticket });
    expect(followOf(ref)).to.deep.equal({ relationship: 'requested', step: 'pending', isUndo: true, ticket });
  });

  it('is done when it has ended so', async () => {
    const network = follower();
    await unfollow(network.ref, request);
    network.does = { watch: async () => ({ state: 'not-following' }) };
    expect(await endOf(network.ref)).to.deep.equal({ state: 'not-following' });
    expect(followOf(network.ref)).to.deep.equal({});
  });

  for (const end of [
    { state: 'expired' },
    { state: 'declined', reason: 'denied' },
    { state: 'failed', code: 'bad-response' },
  ] as const) {
    it(`leaves the follow as it was where it ends otherwise: ${end.state}`, async () => {
      const network = follower();
      await unfollow(network.ref, request);
      network.does = { watch: async () => end };
      expect(await endOf(network.ref)).to.deep.equal(end);
      expect(followOf(network.ref)).to.deep.equal({ relationship: 'following' });
    });
  }

  it('stays an unfollow while the visitor is on the page of it', async () => {
    const network = follower();
    await unfollow(network.ref, request);
    let shown: Follow | undefined;
    network.does = {
      async watch(_ticket, onProgress) {
        onProgress({ state: 'scanned', expiresAt: 7 });
        shown = followOf(network.ref);
        return { state: 'not-following' };
      },
    };
    await endOf(network.ref);
    expect(shown).to.include({ relationship: 'following', step: 'scanned', isUndo: true });
  });

  it('is taken back where it cannot be begun', async () => {
    const network = follower();
    network.does = { unfollow: () => Promise.reject(new NetworkError('unreachable', 'Nobody there')) };
    expect(await code(unfollow(network.ref, request))).to.equal('unreachable');
    expect(followOf(network.ref)).to.deep.equal({ relationship: 'following' });
  });

  it('forgets nobody because this page may not do it, as long as the network still says how the visitor stands', async () => {
    const network = follower();
    const { ref } = network;
    const other = { ...ref, id: 'lake' };
    setFollow(other, { relationship: 'following' });
    network.does = {
      unfollow: () => Promise.reject(new NetworkError('private', 'Not here')),
      relationships: async (refs) => refs.map(() => 'following'),
    };
    expect(await code(unfollow(ref, request))).to.equal('private');
    expect(followOf(ref)).to.deep.equal({ relationship: 'following' });
    expect(followOf(other)).to.deep.equal({ relationship: 'following' });
    expect(sessionOf(ref.network)).not.to.equal(undefined);
  });
});
