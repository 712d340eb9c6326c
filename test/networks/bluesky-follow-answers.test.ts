import { expect } from '@open-wc/testing';
import type { NetworkErrorCode } from '../../src/core/errors.js';
import { following } from '../../src/networks/bluesky/follow/following.js';
import { newKey } from '../../src/networks/bluesky/follow/proof.js';
import {
  age,
  alice,
  begin,
  changeKept,
  comeBack,
  expectNothingDone,
  forget,
  ioOf,
  pageAt,
  signIn,
} from '../support/bluesky-visitor.js';
import { FakeBluesky } from '../support/fake-bluesky.js';

const METADATA = '/.well-known/oauth-authorization-server';
const RESOURCE = '/.well-known/oauth-protected-resource';

const status = (code: number) => () => new Response('<!doctype html>', { status: code });

describe('an answer that is not taken', () => {
  beforeEach(forget);

  const spoilt: readonly [string, NetworkErrorCode, (answer: URLSearchParams, network: FakeBluesky) => unknown][] = [
    ['without its issuer', 'bad-response', (answer) => answer.delete('iss')],
    ['of another issuer', 'bad-response', (answer) => answer.set('iss', 'https://x.example')],
    ['of an issuer whose name begins alike', 'bad-response', (answer, { issuer }) => answer.set('iss', `${issuer}.x`)],
    ['without a code', 'bad-response', (answer) => answer.delete('code')],
    ['with two codes', 'bad-response', (answer) => answer.append('code', 'code-0')],
    ['with a wrong code', 'bad-response', (answer) => answer.set('code', 'code-0')],
    ['with a no of another issuer', 'bad-response', (answer) => spoilNo(answer)],
    ['that says that the server has failed', 'unreachable', (answer) => answer.set('error', 'server_error')],
    ['that says that the page may not', 'private', (answer) => answer.set('error', 'unauthorized_client')],
  ];

  for (const [what, code, spoil] of spoilt) {
    it(`says ${code} to one ${what}`, async () => {
      const network = new FakeBluesky();
      const ticket = await begin(network);
      const answer = network.approve(ticket.approveUrl);
      spoil(answer, network);
      const outcome = await comeBack(network, answer);
      expect(outcome).to.have.nested.property('error.code', code);
      expect(outcome?.end).to.deep.equal({ state: 'expired' });
      expect(await following.watch(ticket, () => {}, ioOf(network))).to.deep.equal({ state: 'expired' });
      expectNothingDone(network);
    });
  }

  it('is one whose state nobody has asked with', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    answer.set('state', 'magpie-bluesky.guessed');
    const page = pageAt(`${location.origin}/#${answer}`);
    const error = await comeBack(network, answer, page).catch((thrown: unknown) => thrown);
    expect(error).to.have.property('code', 'bad-response');
    expect(page.done).to.deep.equal([`renamed ${location.origin}/`]);
    expectNothingDone(network);
  });

  it('is one that has been taken before, also at the same time', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    const outcomes = await Promise.allSettled([comeBack(network, answer), comeBack(network, answer)]);
    expect(outcomes.map((one) => one.status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(await comeBack(network, answer).catch(({ code }) => code)).to.equal('bad-response');
    expect(network.askedAt('/oauth/token').length).to.be.lessThan(3);
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
  });

  it('is one that a failed try has used up', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    const forged = new URLSearchParams(answer);
    forged.set('code', 'forged');
    await comeBack(network, forged);
    expect(await comeBack(network, answer).catch(({ code }) => code)).to.equal('bad-response');
    expectNothingDone(network);
  });

  it('is one that comes when the time is over', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    await changeKept('attempts', (attempt) => ({ ...attempt, expiresAt: Date.now() - 1 }));
    const outcome = await comeBack(network, network.approve(approveUrl));
    expect(outcome).to.deep.equal({ end: { state: 'expired' } });
    expectNothingDone(network);
  });

  for (const [what, part] of [
    ['verifier', { verifier: 'a'.repeat(43) }],
    ['redirect', { redirectUrl: 'http://127.0.0.1/other' }],
    ['client', { clientId: 'http://localhost' }],
    ['key', newKey],
  ] as const) {
    it(`is refused by the server for another ${what}`, async () => {
      const network = new FakeBluesky();
      const { approveUrl } = await begin(network);
      const changed = typeof part === 'function' ? { key: await part() } : part;
      await changeKept('attempts', (attempt) => ({ ...attempt, ...changed }));
      const outcome = await comeBack(network, network.approve(approveUrl));
      expect(outcome).to.have.nested.property('error.code', 'bad-response');
      expectNothingDone(network);
    });
  }
});

describe('tokens that are not taken', () => {
  beforeEach(forget);

  const cases: readonly [string, NetworkErrorCode, (tokens: Record<string, unknown>) => Record<string, unknown>][] = [
    ['bound to nothing', 'bad-response', (tokens) => ({ ...tokens, token_type: 'Bearer' })],
    ['missing', 'bad-response', (tokens) => ({ ...tokens, access_token: undefined })],
    ['of nobody', 'bad-response', (tokens) => ({ ...tokens, sub: 'bob.example' })],
    ['without a scope', 'bad-response', (tokens) => ({ ...tokens, scope: undefined })],
    ['of a scope that is none of ours', 'bad-response', (tokens) => ({ ...tokens, scope: 'openid' })],
  ];
  for (const [what, code, spoil] of cases) {
    it(`are those ${what}`, async () => {
      const network = new FakeBluesky();
      network.spoil = spoil;
      const { approveUrl } = await begin(network);
      const outcome = await comeBack(network, network.approve(approveUrl));
      expect(outcome).to.have.nested.property('error.code', code);
      expectNothingDone(network);
      expect(await following.relationships([alice], ioOf(network)).catch((error) => error.code)).to.equal('private');
    });
  }

  it('are those of another visitor than the one who was named, and they are revoked', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const outcome = await comeBack(network, network.approve(approveUrl, network.alice));
    expect(outcome).to.have.nested.property('error.code', 'bad-response');
    expectNothingDone(network);
  });

  it('are those for an account that another server speaks for, and they are revoked', async () => {
    const network = new FakeBluesky();
    const other = new FakeBluesky();
    const { approveUrl } = await begin(network, { home: network.pds });
    network.answers[`https://plc.directory/${network.bob.did}`] = () => other.documentOf(network.bob);
    network.answers[other.pds + RESOURCE] = () => ({ resource: other.pds, authorization_servers: [other.issuer] });
    network.answers[other.issuer + METADATA] = () => other.metadata();
    const outcome = await comeBack(network, network.approve(approveUrl));
    expect(outcome?.error?.message).to.include('does not speak for');
    expectNothingDone(network);
  });

  it('are those of another visitor at a renewal, which ends the session', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await age({ expiresAt: 0 });
    network.spoil = (tokens) => ({ ...tokens, sub: network.alice.did });
    const refused = await following.unfollow(alice, ioOf(network)).catch(({ code }) => code);
    expect(refused).to.equal('private');
    expect(await following.relationships([alice], ioOf(network)).catch(({ code }) => code)).to.equal('private');
  });

  it('are those that were spent: a copy of a session ends it for all, and the page says so', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await age({ expiresAt: 0, refreshToken: 'refresh-0' });
    expect(await following.unfollow(alice, ioOf(network)).catch(({ code }) => code)).to.equal('private');
  });

  it('stay where the server cannot be reached at a renewal', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await age({ expiresAt: 0 });
    network.answers[`${network.issuer}/oauth/token`] = status(503);
    expect(await following.unfollow(alice, ioOf(network)).catch(({ code }) => code)).to.equal('unreachable');
    delete network.answers[`${network.issuer}/oauth/token`];
    await following.unfollow(alice, ioOf(network));
    expect(network.followsOf(network.bob, network.alice)).to.deep.equal([]);
  });
});

function spoilNo(answer: URLSearchParams): void {
  answer.set('iss', 'https://x.example');
  answer.set('error', 'access_denied');
}
