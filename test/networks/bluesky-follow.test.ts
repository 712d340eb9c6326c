import { expect } from '@open-wc/testing';
import type { FollowEnd, FollowTicket } from '../../src/core/following.js';
import { following } from '../../src/networks/bluesky/follow/following.js';
import { begin, comeBack, forget, ioOf, pageAt, signIn } from '../support/bluesky-visitor.js';
import { FakeBluesky } from '../support/fake-bluesky.js';

const watch = (network: FakeBluesky, ticket: FollowTicket, signal?: AbortSignal): Promise<FollowEnd> =>
  following.watch(ticket, () => {}, ioOf(network, signal));

describe('following on Bluesky, the first time', () => {
  beforeEach(forget);

  it('goes on at the visitor’s own server, and says there only what it has to', async () => {
    const network = new FakeBluesky();
    const ticket = await begin(network);
    const url = new URL(ticket.approveUrl);
    expect(url.origin + url.pathname).to.equal(`${network.issuer}/oauth/authorize`);
    expect([...url.searchParams.keys()]).to.deep.equal(['client_id', 'request_uri']);
    const { form } = network.askedAt('/oauth/par').at(-1)!;
    expect(Object.fromEntries(form!)).to.include({
      scope: 'atproto repo:app.bsky.graph.follow?action=create&action=delete',
      code_challenge_method: 'S256',
      response_mode: 'fragment',
      login_hint: 'bob.example',
      ui_locales: 'en',
    });
    expect(form!.get('state')!.length).to.be.greaterThan(43);
  });

  it('gives a ticket that says nothing but its own name', async () => {
    const ticket = await begin(new FakeBluesky());
    expect(Object.keys(ticket.data as object)).to.deep.equal(['id']);
    expect(ticket.qrText).to.equal(undefined);
    expect(ticket.expiresAt - Date.now()).to.be.within(590_000, 600_000);
  });

  it('follows when the visitor comes back, and the page that waits is told', async () => {
    const network = new FakeBluesky();
    const ticket = await begin(network);
    const end = watch(network, ticket);
    expect(await comeBack(network, network.approve(ticket.approveUrl))).to.deep.equal({
      state: 'following',
      oneClick: true,
    });
    expect(await end).to.deep.equal({ state: 'following', oneClick: true });
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
  });

  it('tells a page that is opened later', async () => {
    const network = new FakeBluesky();
    expect(await watch(network, await signIn(network))).to.deep.equal({ state: 'following', oneClick: true });
  });

  it('takes the answer out of the address, and closes its window', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    const page = pageAt(`${location.origin}/back?a=1#${answer}`);
    await comeBack(network, answer, page);
    expect(page.done).to.deep.equal([`renamed ${location.origin}/back?a=1`, 'closed']);
  });

  it('leaves of a query what the site has put there', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    const page = pageAt(`${location.origin}/back?a=1&${answer}#b`);
    await comeBack(network, answer, page);
    expect(page.done[0]).to.equal(`renamed ${location.origin}/back?a=1#b`);
  });

  it('goes back to where the visitor was, if that is of the site', async () => {
    const network = new FakeBluesky();
    for (const [returnUrl, done] of [
      [`${location.origin}/shop#there`, `went to ${location.origin}/shop#there`],
      ['https://elsewhere.example/', 'closed'],
      ['javascript:alert(1)', 'closed'],
    ] as const) {
      await forget();
      const { approveUrl } = await begin(network, { returnUrl });
      const answer = network.approve(approveUrl);
      const page = pageAt(`${location.origin}/#${answer}`);
      await comeBack(network, answer, page);
      expect(page.done.at(-1)).to.equal(done);
    }
  });

  it('leads on from this machine’s number to its name, where the visitor was', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    const page = pageAt(`http://127.0.0.1:${location.port}/#${answer}`);
    expect(await comeBack(network, answer, page)).to.equal(undefined);
    expect(page.done).to.deep.equal([`went to http://localhost:${location.port}/#${answer}`]);
    expect(network.askedAt('/oauth/token')).to.deep.equal([]);
  });

  it('leaves the answers of other sign-ins alone', async () => {
    const page = pageAt(`${location.origin}/?code=1&state=theirs`);
    const params = new URLSearchParams('code=1&state=theirs');
    expect(await comeBack(new FakeBluesky(), params, page)).to.equal(undefined);
    expect(page.done).to.deep.equal([]);
  });

  it('makes no second record where the visitor follows already', async () => {
    const network = new FakeBluesky();
    network.addFollow(network.bob, network.alice);
    await signIn(network);
    expect(network.followsOf(network.bob, network.alice)).to.deep.equal(['3kaaaaaaaaa2a']);
  });

  for (const [home, hint] of [
    ['@Bob.Example', 'bob.example'],
    [' https://bsky.app/profile/bob.example/ ', 'bob.example'],
    ['ｂｏｂ．example', 'bob.example'],
    ['did:plc:bobaaaaaaaaaaaaaaaaaaaaa', 'did:plc:bobaaaaaaaaaaaaaaaaaaaaa'],
  ] as const) {
    it(`finds the server of ${home}`, async () => {
      const network = new FakeBluesky();
      await signIn(network, { home });
      expect(network.askedAt('/oauth/par').at(-1)!.form!.get('login_hint')).to.equal(hint);
    });
  }

  it('finds the server by its own name, and learns there who has signed in', async () => {
    for (const named of ['pds', 'issuer'] as const) {
      await forget();
      const network = new FakeBluesky();
      await signIn(network, { home: network[named] });
      expect(network.askedAt('/oauth/par').at(-1)!.form!.has('login_hint')).to.equal(false);
      expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
    }
  });

  it('takes the server of most people where nothing is typed', async () => {
    const network = new FakeBluesky();
    network.answers['https://bsky.social/.well-known/oauth-authorization-server'] = () => ({
      ...network.metadata(),
      issuer: 'https://bsky.social',
    });
    const { approveUrl } = await begin(network, { home: '' });
    expect(approveUrl).to.include(network.issuer);
  });
});

describe('waiting for the answer', () => {
  beforeEach(forget);

  it('ends with the visitor’s no', async () => {
    const network = new FakeBluesky();
    const ticket = await begin(network);
    const end = watch(network, ticket);
    await comeBack(network, network.refuse(ticket.approveUrl));
    expect(await end).to.deep.equal({ state: 'declined', reason: 'denied' });
  });

  for (const [what, spoil] of [
    ['whose time is over', (ticket: FollowTicket) => ({ ...ticket, expiresAt: Date.now() - 60_000 })],
    ['that nobody knows', (ticket: FollowTicket) => ({ ...ticket, data: { id: 'other' } })],
    ['that was changed in storage', (ticket: FollowTicket) => ({ ...ticket, data: [7] })],
  ] as const) {
    it(`says of an attempt ${what} that it has expired`, async () => {
      const network = new FakeBluesky();
      expect(await watch(network, spoil(await begin(network)))).to.deep.equal({ state: 'expired' });
    });
  }

  it('ends when nobody waits any more', async () => {
    const network = new FakeBluesky();
    const leave = new AbortController();
    const end = watch(network, await begin(network), leave.signal);
    leave.abort(new Error('gone'));
    expect(await end.catch(({ message }) => message)).to.equal('gone');
  });
});
