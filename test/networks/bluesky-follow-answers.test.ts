import { expect } from '@open-wc/testing';
import type { NetworkErrorCode } from '../../src/core/errors.js';
import { following } from '../../src/networks/bluesky/follow/following.js';
import { newKey } from '../../src/networks/bluesky/follow/proof.js';
import { begin, changeKept, comeBack, expectNothingDone, forget, ioOf, pageAt } from '../support/bluesky-visitor.js';
import { FakeBluesky } from '../support/fake-bluesky.js';

describe('an answer that is not taken', () => {
  beforeEach(forget);

  const spoilt: readonly [string, NetworkErrorCode, (answer: URLSearchParams, network: FakeBluesky) => unknown][] = [
    ['without its issuer', 'bad-response', (answer) => answer.delete('iss')],
    ['of another issuer', 'bad-response', (answer) => answer.set('iss', 'https://x.example')],
    ['of an issuer whose name begins alike', 'bad-response', (answer, { issuer }) => answer.set('iss', `${issuer}.x`)],
    ['without a code', 'bad-response', (answer) => answer.delete('code')],
    ['with two codes', 'bad-response', (answer) => answer.append('code', 'code-0')],
    ['with two states', 'bad-response', (answer) => answer.append('state', 'magpie-bluesky.other')],
    ['with two issuers', 'bad-response', (answer) => answer.append('iss', 'https://x.example')],
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
      const end = await comeBack(network, answer);
      expect(end).to.include({ state: 'failed', code });
      expect(await following.watch(ticket, () => {}, ioOf(network))).to.deep.equal(end);
      expectNothingDone(network);
    });
  }

  it('is one whose state nobody has asked with', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    answer.set('state', 'magpie-bluesky.guessed');
    const page = pageAt(`${location.origin}/#${answer}`);
    expect(await comeBack(network, answer, page)).to.deep.equal({ state: 'expired' });
    expect(page.done).to.deep.equal([`renamed ${location.origin}/`]);
    expectNothingDone(network);
  });

  it('is one that has been taken before, also at the same time', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    const ends = await Promise.all([comeBack(network, answer), comeBack(network, answer)]);
    expect(ends.map((end) => end?.state).sort()).to.deep.equal(['expired', 'following']);
    expect(await comeBack(network, answer)).to.deep.equal({ state: 'expired' });
    expect(network.askedAt('/oauth/token').length).to.be.lessThan(3);
    expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
  });

  it('is one with the code of another attempt', async () => {
    const network = new FakeBluesky();
    const [one, other] = [
      network.approve((await begin(network)).approveUrl),
      network.approve((await begin(network)).approveUrl),
    ];
    one.set('code', other.get('code')!);
    expect(await comeBack(network, one)).to.include({ state: 'failed', code: 'bad-response' });
    expectNothingDone(network);
  });

  it('is none of ours without a state', async () => {
    const network = new FakeBluesky();
    const answer = network.approve((await begin(network)).approveUrl);
    answer.delete('state');
    expect(await comeBack(network, answer)).to.equal(undefined);
    expectNothingDone(network);
  });

  it('is one that a failed try has used up', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    const answer = network.approve(approveUrl);
    const forged = new URLSearchParams(answer);
    forged.set('code', 'forged');
    await comeBack(network, forged);
    expect(await comeBack(network, answer)).to.deep.equal({ state: 'expired' });
    expectNothingDone(network);
  });

  it('is one that comes when the time is over', async () => {
    const network = new FakeBluesky();
    const { approveUrl } = await begin(network);
    await changeKept('attempts', (attempt) => ({ ...attempt, expiresAt: Date.now() - 1 }));
    expect(await comeBack(network, network.approve(approveUrl))).to.deep.equal({ state: 'expired' });
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
      const end = await comeBack(network, network.approve(approveUrl));
      expect(end).to.include({ state: 'failed', code: 'bad-response' });
      expectNothingDone(network);
    });
  }
});

function spoilNo(answer: URLSearchParams): void {
  answer.set('iss', 'https://x.example');
  answer.set('error', 'access_denied');
}
