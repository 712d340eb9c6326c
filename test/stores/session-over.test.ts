import { expect, waitUntil } from '@open-wc/testing';
import { registerNetwork } from '../../src/core/network.js';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
import { followOf } from '../../src/stores/follows.js';
import { verify } from '../../src/stores/relationship.js';
import { openSession, sessionOf } from '../../src/stores/session.js';
import { setFollow } from '../../src/stores/set-follow.js';
import { configure } from '../../src/stores/settings.js';
import { begin } from '../../src/stores/tickets.js';
import { unfollow } from '../../src/stores/unfollow.js';
import { forget, signIn } from '../support/bluesky-visitor.js';
import { FakeBluesky } from '../support/fake-bluesky.js';
import { json } from '../support/fake-authorization-server.js';
import { firstVisit } from '../support/first-visit.js';
import { refOf } from '../support/http-network.js';

const request = { language: 'en', returnUrl: undefined, home: 'bob.example' };
const PROFILES = 'https://public.api.bsky.app/xrpc/app.bsky.actor.getProfiles';

describe('a session on Bluesky that is over', () => {
  firstVisit();
  registerNetwork(bluesky);
  beforeEach(forget);
  after(forget);
  const alice = refOf('bluesky:alice.example');
  const river = refOf('bluesky:river.example');

  /** A visitor who follows two accounts, and has taken back what they had allowed this page. */
  async function visitor(): Promise<FakeBluesky> {
    const network = new FakeBluesky();
    await signIn(network);
    network.revokeAll();
    configure({ fetch: network.fetch });
    openSession(alice, true);
    for (const ref of [alice, river]) setFollow(ref, { relationship: 'following' });
    return network;
  }

  it('is opened again to unfollow; until that is done they follow, this account and the others', async () => {
    await visitor();
    expect(await unfollow(alice, request)).to.have.nested.property('ticket.approveUrl');
    expect(followOf(alice)).to.include({ relationship: 'following', step: 'pending', isUndo: true });
    expect(followOf(river)).to.deep.equal({ relationship: 'following' });
    expect(sessionOf('bluesky')?.oneClick).to.equal(false);
  });

  it('is opened again to follow', async () => {
    const network = await visitor();
    network.records.clear();
    setFollow(alice, undefined);
    expect(await begin(alice, request)).to.have.nested.property('ticket.approveUrl');
    expect(followOf(alice)?.step).to.equal('pending');
    expect(followOf(river)).to.deep.equal({ relationship: 'following' });
  });

  it('keeps no one from learning how the visitor stands', async () => {
    const network = await visitor();
    setFollow(alice, undefined);
    verify(alice);
    await waitUntil(() => followOf(alice)?.relationship === 'following');
    expect(network.askedAt('getRelationships').length).to.be.greaterThan(0);
  });

  it('makes nobody forget whom they follow, where the AppView refuses to say', async () => {
    const network = await visitor();
    const refused = new Promise<void>((resolve) => {
      network.answers[PROFILES] = () => {
        resolve();
        return json({ error: 'Forbidden' }, 403);
      };
    });
    verify(river);
    await refused;
    // Comes after what the answer has led to.
    expect(await unfollow(alice, request)).to.have.property('ticket');
    expect(followOf(river)).to.deep.equal({ relationship: 'following' });
    expect(sessionOf('bluesky')).not.to.equal(undefined);
  });
});
