import { expect } from '@open-wc/testing';
import { begin, click, comeBack, forget, signIn } from '../support/bluesky-visitor.js';
import { FakeBluesky } from '../support/fake-bluesky.js';
import { readProof } from '../support/read-proof.js';

describe('what proves that it is this browser', () => {
  beforeEach(forget);

  it('is a key for each session that cannot be taken out, and nothing is in storage that scripts read as text', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    const opening = indexedDB.open('magpie-bluesky', 1);
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const getting = opening.result.transaction('sessions').objectStore('sessions').get('current');
    await new Promise((resolve) => (getting.onsuccess = resolve));
    opening.result.close();
    const { privateKey } = (getting.result as { key: { privateKey: CryptoKey } }).key;
    expect(privateKey).to.include({ extractable: false, type: 'private' });
    expect(await crypto.subtle.exportKey('jwk', privateKey).catch(() => 'refused')).to.equal('refused');
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.to.match(/access-|refresh-|code-/);
    await forget();
    await signIn(network);
    const proofs = await Promise.all(network.askedAt('/oauth/par').map((one) => readProof(one.headers.get('dpop')!)));
    expect(new Set(proofs.map((proof) => proof?.key)).size).to.equal(2);
  });

  it('follows each server’s nonce when it changes', async () => {
    const network = new FakeBluesky();
    await signIn(network);
    network.records.clear();
    network.renewNonces();
    expect(await click(network)).to.deep.equal({ relationship: 'following' });
    const { approveUrl } = await begin(network, { home: 'alice.example' });
    expect(approveUrl).to.include('request_uri');
  });

  for (const hours of [-40, 1, 0]) {
    it(`goes by the right time where this device’s clock is ${hours} hours off`, async () => {
      const network = new FakeBluesky();
      network.aheadMs = hours * 3_600_000;
      await signIn(network);
      expect(network.followsOf(network.bob, network.alice).length).to.equal(1);
    });
  }

  it('sends no cookie and no referrer, and follows no redirect, with what is secret', async () => {
    const network = new FakeBluesky();
    const seen: RequestInit[] = [];
    const fetch = (url: string, init: RequestInit = {}): Promise<Response> => {
      if (init.method === 'POST') seen.push(init);
      return network.fetch(url, init);
    };
    await comeBack(network, network.approve((await begin({ ...network, fetch } as FakeBluesky)).approveUrl));
    expect(seen.length).to.be.greaterThan(1);
    for (const init of seen) {
      expect(init).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' });
    }
  });
});

describe('the permission to follow', () => {
  beforeEach(forget);

  it('is a wide one where the server refuses the narrow one', async () => {
    const network = new FakeBluesky();
    network.narrowScope = 'refused';
    await signIn(network);
    expect(network.grants[0]!.scope).to.equal('atproto transition:generic');
  });

  it('is asked for as a wide one at the next click where the server has left the narrow one out', async () => {
    const network = new FakeBluesky();
    network.narrowScope = 'left out';
    const { approveUrl } = await begin(network);
    const end = await comeBack(network, network.approve(approveUrl));
    expect(end).to.include({ state: 'failed', code: 'private' });
    expect(network.grants).to.deep.equal([]);
    await signIn(network);
    expect(network.grants[0]!.scope).to.equal('atproto transition:generic');
  });
});
