import { expect } from '@open-wc/testing';
import type { NetworkErrorCode } from '../../src/core/errors.js';
import { following } from '../../src/networks/bluesky/follow/following.js';
import {
  age,
  alice,
  begin,
  click,
  comeBack,
  expectNothingDone,
  forget,
  ioOf,
  signIn,
  unfollow,
} from '../support/bluesky-visitor.js';
import { FakeBluesky } from '../support/fake-bluesky.js';

const METADATA = '/.well-known/oauth-authorization-server';
const RESOURCE = '/.well-known/oauth-protected-resource';

const status = (code: number) => () => new Response('<!doctype html>', { status: code });

describe('tokens that are not taken', () => {
  beforeEach(forget);

  const cases: readonly [string, NetworkErrorCode, (tokens: Record<string, unknown>) => Record<string, unknown>][] = [
    ['bound to nothing', 'bad-response', (tokens) => ({ ...tokens, token_type: 'Bearer' })],
    ['missing', 'bad-response', (tokens) => ({ ...tokens, access_token: undefined })],
    ['of nobody', 'bad-response', (tokens) => ({ ...tokens, sub: 'bob.example' })],
    ['of somebody in a list', 'bad-response', (tokens) => ({ ...tokens, sub: [tokens.sub] })],
    ['of a kind in a list', 'bad-response', (tokens) => ({ ...tokens, token_type: [tokens.token_type] })],
    ['without a scope', 'bad-response', (tokens) => ({ ...tokens, scope: undefined })],
    ['of a scope in a list', 'bad-response', (tokens) => ({ ...tokens, scope: [tokens.scope] })],
    ['of a scope that is none of ours', 'bad-response', (tokens) => ({ ...tokens, scope: 'openid' })],
  ];
  for (const [what, code, spoil] of cases) {
    it(`are those ${what}`, async () => {
      const network = new FakeBluesky();
      network.spoil = spoil;
      const { approveUrl } = await begin(network);
      const end = await comeBack(network, network.approve(approveUrl));
      expect(end).to.include({ state: 'failed', code });
      expectNothingDone(network);
      expect(await following.relationships([alice], ioOf(network)).catch((error) => error.code)).to.equal('private');
    });
  }

  const junk = (body: unknown, init?: ResponseInit) => () => new Response(String(body), init);
  for (const [what, code, answer] of [
    ['a page', 'bad-response', junk('<!doctype html>')],
    ['a list', 'bad-response', junk('[]')],
    ['an answer that does not end', 'bad-response', junk('['.repeat(300_000))],
    ['invalid_grant', 'bad-response', junk('{"error":"invalid_grant"}', { status: 400 })],
    ['401', 'private', junk('{}', { status: 401 })],
    ['500', 'unreachable', junk('', { status: 500 })],
    ['nothing', 'unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['nothing in time', 'timeout', () => Promise.reject(new DOMException('Too late', 'TimeoutError'))],
  ] as const) {
    it(`are none where the server answers with ${what}`, async () => {
      const network = new FakeBluesky();
      const { approveUrl } = await begin(network);
      network.answers[`${network.issuer}/oauth/token`] = answer;
      expect(await comeBack(network, network.approve(approveUrl))).to.include({ state: 'failed', code });
      expectNothingDone(network);
    });
  }

  it('are none where the server leads elsewhere with the code', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    network.redirects[`${network.issuer}/oauth/token`] = 'http://x.example/';
    expect(await comeBack(network, network.approve(approveUrl))).to.include({ state: 'failed', code: 'unreachable' });
    expect(network.asked.every(({ url }) => url.host !== 'x.example')).to.equal(true);
    expectNothingDone(network);
  });

  it('are none before the time that a server asks for', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    network.answers[`${network.issuer}/oauth/token`] = junk('{}', { status: 429, headers: { 'retry-after': '70' } });
    const end = await comeBack(network, network.approve(approveUrl));
    expect(end).to.deep.equal({ state: 'failed', code: 'rate-limited', retryAfterSeconds: 70 });
  });

  it('are those of another visitor than the one who was named, and they are revoked', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const end = await comeBack(network, network.approve(approveUrl, network.alice));
    expect(end).to.include({ state: 'failed', code: 'bad-response' });
    expectNothingDone(network);
  });

  it('are those for an account that another server speaks for, and they are revoked', async () => {
    const network = new FakeBluesky();
    const other = new FakeBluesky();
    const { approveUrl } = await begin(network, { home: network.pds });
    network.answers[`https://plc.directory/${network.bob.did}`] = () => other.documentOf(network.bob);
    network.answers[other.pds + RESOURCE] = () => ({ resource: other.pds, authorization_servers: [other.issuer] });
    network.answers[other.issuer + METADATA] = () => other.metadata();
    const end = await comeBack(network, network.approve(approveUrl));
    expect(end).to.include({ state: 'failed', code: 'bad-response' });
    expectNothingDone(network);
  });

  it('are those of another visitor at a renewal, which ends the session', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await age({ expiresAt: 0 });
    network.spoil = (tokens) => ({ ...tokens, sub: network.alice.did });
    expect(await unfollow(network)).to.have.property('ticket');
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
    network.spoil = (tokens) => tokens;
    expect(await unfollow(network)).to.have.property('ticket');
  });

  it('are those that were spent: a copy of a session ends it for all, and the visitor is asked anew', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await age({ expiresAt: 0, refreshToken: 'refresh-0' });
    expect(await unfollow(network)).to.have.property('ticket');
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
  });

  it('stay where the server cannot be reached at a renewal', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    await age({ expiresAt: 0 });
    network.answers[`${network.issuer}/oauth/token`] = status(503);
    expect(await unfollow(network).catch(({ code }) => code)).to.equal('unreachable');
    delete network.answers[`${network.issuer}/oauth/token`];
    await unfollow(network);
    expect(network.followsOf(network.bob, network.alice)).to.deep.equal([]);
  });
});

describe('a server of records that does not follow', () => {
  beforeEach(forget);

  for (const [what, code, status] of [
    ['says 401 to a good token', 'private', 401],
    ['says 403', 'private', 403],
    ['is down', 'unreachable', 502],
    ['has enough', 'rate-limited', 429],
  ] as const) {
    it(`fails with ${code} where it ${what}, and the next click may do better`, async () => {
      const network = new FakeBluesky();
      const { approveUrl } = await begin(network);
      const create = `${network.pds}/xrpc/com.atproto.repo.createRecord`;
      network.answers[create] = () => new Response('{}', { status });
      expect(await comeBack(network, network.approve(approveUrl))).to.include({ state: 'failed', code });
      expect(network.followsOf(network.bob, network.alice)).to.deep.equal([]);
      delete network.answers[create];
      await click(network);
      expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
    });
  }
});
