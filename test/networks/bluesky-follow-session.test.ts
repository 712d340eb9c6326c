import { expect, waitUntil } from '@open-wc/testing';
import { following } from '../../src/networks/bluesky/follow/following.js';
import {
  age,
  alice,
  begin,
  changeKept,
  click,
  comeBack,
  forget,
  ioOf,
  signIn,
  unfollow,
} from '../support/bluesky-visitor.js';
import { FakeBluesky } from '../support/fake-bluesky.js';

describe('following on Bluesky, the next time', () => {
  beforeEach(forget);

  it('takes one click', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    network.records.clear();
    expect(await click(network, { home: '' })).to.deep.equal({ relationship: 'following' });
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
    expect(network.askedAt('/oauth/par').length).to.equal(2);
  });

  it('asks again for somebody else', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    expect(await click(network, { home: 'alice.example' })).to.have.property('ticket');
  });

  it('takes back what one click has done', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    expect(await following.relationships([alice], ioOf(network))).to.deep.equal(['following']);
    await unfollow(network);
    expect(network.followsOf(network.bob, network.alice)).to.deep.equal([]);
    expect(await following.relationships([alice], ioOf(network))).to.deep.equal(['not-following']);
  });

  it('takes back what was followed elsewhere, also where the AppView has not heard of it', async () => {
    const network = new FakeBluesky();
    for (const isDeaf of [false, true]) {
      await forget();
      await signIn(network);
      network.records.clear();
      await following.relationships([alice], ioOf(network));
      network.isDeaf = isDeaf;
      network.addFollow(network.bob, network.alice);
      await unfollow(network);
      expect(network.followsOf(network.bob, network.alice)).to.deep.equal([]);
      network.isDeaf = false;
    }
  });

  it('never deletes the follow of another account, whatever the AppView says', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    network.records.clear();
    network.addFollow(network.bob, network.bob);
    network.answers['https://public.api.bsky.app/xrpc/app.bsky.graph.getRelationships'] = () => ({
      relationships: [
        { did: network.alice.did, following: `at://${network.bob.did}/app.bsky.graph.follow/3kaaaaaaaaa2a` },
      ],
    });
    await unfollow(network);
    expect(network.followsOf(network.bob, network.bob)).to.deep.equal(['3kaaaaaaaaa2a']);
  });

  it('follows again at once where the AppView has not heard of the end of it', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await following.relationships([alice], ioOf(network));
    network.isDeaf = true;
    await unfollow(network);
    await click(network);
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
  });

  it('knows how the visitor stands to many, by handle and by DID, with no token', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    const refs = [{ ...alice, id: network.alice.did }, { ...alice, id: 'nobody.example' }, alice];
    const before = network.asked.length;
    const states = await following.relationships(refs, ioOf(network));
    expect(states).to.deep.equal(['following', undefined, 'following']);
    expect(network.asked.slice(before).every(({ headers }) => !headers.has('authorization'))).to.equal(true);
  });

  it('makes one record of tries whose answers are lost', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await unfollow(network);
    await following.relationships([alice], ioOf(network));
    network.isDeaf = true;
    network.lost.add('createRecord');
    network.answers[`${network.pds}/xrpc/com.atproto.repo.getRecord`] = () => new Response(null, { status: 502 });
    for (let tries = 0; tries < 3; tries++) expect(await click(network).catch(String)).to.include('NetworkError');
    delete network.answers[`${network.pds}/xrpc/com.atproto.repo.getRecord`];
    expect(await click(network)).to.deep.equal({ relationship: 'following' });
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
    const keys = network.askedAt('createRecord').map(({ body }) => body?.rkey);
    expect(new Set(keys.slice(-4)).size).to.equal(1);
  });

  it('renews its token once for all that need it at the same time', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    network.records.clear();
    await age({ expiresAt: 0 });
    const other = { ...alice, id: network.bob.did };
    await Promise.all([click(network), click(network, { ref: other }), click(network)]);
    const refreshes = network.askedAt('/oauth/token').filter(({ form }) => form?.get('grant_type') === 'refresh_token');
    expect(refreshes.length).to.equal(1);
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
    expect(network.grants.length).to.equal(1);
  });

  it('keeps the session that has begun while another tab was renewing the one before', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await age({ expiresAt: 0 });
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let begun = (): void => {};
    const renewing = new Promise<void>((resolve) => (begun = resolve));
    network.answers[`${network.issuer}/oauth/token`] = async ({ form }) => {
      if (form?.get('grant_type') !== 'refresh_token') return undefined;
      begun();
      return held;
    };
    const ends = unfollow(network);
    await renewing;
    const { approveUrl } = await begin(network, { home: 'alice.example', ref: { ...alice, id: network.bob.did } });
    const comes = comeBack(network, network.approve(approveUrl, network.alice));
    // The renewal ends when the code has been exchanged, unless it is waited for.
    await waitUntil(() => network.grants.length === 2);
    await new Promise((resolve) => setTimeout(resolve));
    goOn();
    await Promise.all([ends, comes]);
    await following.relationships([alice], ioOf(network));
    const { searchParams } = network.askedAt('getRelationships').at(-1)!.url;
    expect(searchParams.get('actor')).to.equal(network.alice.did);
  });

  it('renews a token that the server does not take any more', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    network.grants[0]!.access = 'gone';
    await unfollow(network);
    expect(network.followsOf(network.bob, network.alice)).to.deep.equal([]);
  });

  it('asks the visitor again who has taken back what they had allowed, and keeps who they were', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    network.records.clear();
    network.revokeAll();
    expect(await click(network, { home: '' })).to.have.property('ticket');
    const other = { ...alice, id: network.bob.did };
    network.addFollow(network.bob, network.bob);
    expect(await following.relationships([other], ioOf(network))).to.deep.equal(['following']);
    const { approveUrl } = await begin(network, { home: undefined });
    expect(network.askedAt('/oauth/par').at(-1)!.form!.get('login_hint')).to.equal(network.bob.did);
    const end = await comeBack(network, network.approve(approveUrl, network.alice));
    expect(end).to.include({ state: 'failed', code: 'bad-response' });
  });

  it('takes an AppView that answers nothing to pages for one that is out of reach, and not for the visitor’s word', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    for (const method of ['graph.getRelationships', 'actor.getProfiles']) {
      const url = `https://public.api.bsky.app/xrpc/app.bsky.${method}`;
      network.answers[url] = () => new Response('{}', { status: 401 });
      const asking = following.relationships([alice], ioOf(network));
      expect(await asking.catch(({ code }) => code), method).to.equal('unreachable');
      delete network.answers[url];
    }
  });

  it('says private of somebody who has never signed in here', async () => {
    const asking = following.relationships([alice], ioOf(new FakeBluesky()));
    expect(await asking.catch(({ code }) => code)).to.equal('private');
  });

  it('has the visitor allow it first where an end to a follow finds no session that serves', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    for (const prepare of [async () => network.revokeAll(), forget]) {
      await prepare();
      network.records.clear();
      network.addFollow(network.bob, network.alice);
      const begun = await unfollow(network, 'bob.example');
      if (typeof begun !== 'object') throw new Error('It should have to be allowed.');
      const { ticket } = begun;
      expect(network.followsOf(network.bob, network.alice).length).to.be.greaterThan(0);
      const end = following.watch(ticket, () => {}, ioOf(network));
      const told = await comeBack(network, network.approve(ticket.approveUrl!));
      expect(told).to.deep.equal({ state: 'not-following', oneClick: true });
      expect(await end).to.deep.equal(told);
      expect(network.followsOf(network.bob, network.alice)).to.deep.equal([]);
      // From now on it takes one click again.
      expect(await unfollow(network, 'bob.example')).to.equal(undefined);
    }
  });

  it('tells for a minute what was done here, where the AppView has not heard of it', async () => {
    const network = new FakeBluesky();
    network.isDeaf = true;
    await signIn(network);
    expect(await following.relationships([alice], ioOf(network))).to.deep.equal(['following']);
    await unfollow(network);
    expect(await following.relationships([alice], ioOf(network))).to.deep.equal(['not-following']);
    await changeKept('follows', (kept) => ({ ...kept, state: 'made', at: Date.now() - 61_000 }));
    expect(await following.relationships([alice], ioOf(network))).to.deep.equal(['not-following']);
  });

  it('believes the server of the records, where another app has just done something else', async () => {
    const network = new FakeBluesky();
    const { alice: her, bob } = network;
    await signIn(network);
    network.records.get(bob.did)!.clear();
    expect(await following.relationships([alice], ioOf(network)), 'unfollowed').to.deep.equal(['not-following']);
    await unfollow(network);
    network.addFollow(bob, her);
    expect(await following.relationships([alice], ioOf(network)), 'followed').to.deep.equal(['following']);
  });

  it('has the session before revoked when another one begins', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    const { approveUrl } = await begin(network, { home: 'alice.example', ref: { ...alice, id: network.bob.did } });
    await comeBack(network, network.approve(approveUrl, network.alice));
    expect(network.grants.map(({ did }) => did)).to.deep.equal([network.alice.did]);
  });
});
