import { expect } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import { following } from '../../src/networks/magpie/follow/following.js';
import { keyFor } from '../../src/networks/magpie/follow/key.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { FakeGateway } from '../support/fake-gateway.js';
import { readProof } from '../support/read-proof.js';

const river = magpie.parse('magpie:river')!;
const request = { language: 'en', returnUrl: undefined };
const settingsOf = ({ url }: FakeGateway) => ({ gateway: url });
const ioOf = (gateway: FakeGateway, signal = new AbortController().signal) => ({
  fetch: gateway.fetch,
  signal,
  settings: settingsOf(gateway),
});

let made = 0;
/** Each has an address of its own, and so a key of its own. */
const newGateway = (): FakeGateway => new FakeGateway(`https://proofs-${++made}.example`);

async function failure(doing: Promise<unknown>): Promise<NetworkError> {
  try {
    await doing;
  } catch (error) {
    expect(error).to.be.instanceOf(NetworkError);
    return error as NetworkError;
  }
  throw new Error('It was done, although it should have failed.');
}

describe('a request with a proof of the page’s key', () => {
  it('is made again with the nonce that the gateway wants, and knows it for the next one', async () => {
    const gateway = newGateway();
    await following.begin(river, request, ioOf(gateway));
    await following.begin(river, request, ioOf(gateway));
    const proofs = await Promise.all(gateway.asked.map(({ headers }) => readProof(headers.get('dpop')!)));
    expect(proofs.map((proof) => proof?.nonce)).to.deep.equal([undefined, 'nonce-1', 'nonce-1']);
    expect(new Set(proofs.map((proof) => proof?.jti)).size).to.equal(3);
    expect(new Set(proofs.map((proof) => proof?.key)).size).to.equal(1);
  });

  it('follows the nonce when the gateway changes it', async () => {
    const gateway = newGateway();
    await following.begin(river, request, ioOf(gateway));
    gateway.renewNonce();
    await following.begin(river, request, ioOf(gateway));
    expect(gateway.attempts.length).to.equal(2);
  });

  it('proves its method and its address without the query', async () => {
    const gateway = newGateway();
    await following.begin(river, request, ioOf(gateway));
    gateway.approve();
    await following.relationships([river], ioOf(gateway));
    await following.unfollow(river, request, ioOf(gateway));
    const proofs = await Promise.all(gateway.asked.slice(1).map(({ headers }) => readProof(headers.get('dpop')!)));
    expect(proofs.map((proof) => `${proof!.htm} ${proof!.htu}`)).to.deep.equal([
      `POST ${gateway.url}/v1/follows`,
      `GET ${gateway.url}/v1/relationships`,
      `DELETE ${gateway.url}/v1/relationships`,
    ]);
  });

  for (const hours of [-40, 1, 100_000]) {
    it(`goes by the gateway’s clock where this device’s is ${hours} hours off`, async () => {
      const gateway = newGateway();
      gateway.aheadMs = hours * 3_600_000;
      await following.begin(river, request, ioOf(gateway));
      expect(gateway.attempts.length).to.equal(1);
      expect(gateway.asked.length).to.equal(2);
    });
  }

  it('is not made a third time', async () => {
    const gateway = newGateway();
    gateway.refusal = { status: 401, code: 'use-nonce' };
    expect(await failure(following.begin(river, request, ioOf(gateway)))).to.include({ code: 'bad-response' });
    expect(gateway.asked.length).to.equal(1);
  });

  it('sends no cookie and no referrer, and leaves no copy in the cache', async () => {
    const gateway = newGateway();
    const seen: RequestInit[] = [];
    const fetch = (url: string, init: RequestInit = {}) => {
      seen.push(init);
      return gateway.fetch(url, init);
    };
    await following.begin(river, request, { ...ioOf(gateway), fetch });
    for (const init of seen) {
      expect(init).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
    }
  });

  for (const [status, code, told] of [
    [401, 'not-granted', 'private'],
    [403, 'origin-refused', 'private'],
    [404, 'not-found', 'not-found'],
    [401, 'invalid-proof', 'bad-response'],
    [422, 'invalid-request', 'bad-response'],
    [429, 'rate-limited', 'rate-limited'],
    [500, 'internal', 'unreachable'],
    [503, 'unavailable', 'unreachable'],
  ] as const) {
    it(`says ${told} when the gateway says ${code}`, async () => {
      const gateway = newGateway();
      gateway.refusal = { status, code };
      expect(await failure(following.unfollow(river, request, ioOf(gateway)))).to.have.property('code', told);
    });
  }

  for (const [status, told] of [
    [502, 'unreachable'],
    [429, 'rate-limited'],
    [403, 'private'],
  ] as const) {
    it(`says ${told} when something in front of the gateway answers ${status} with a page`, async () => {
      const fetch = async () => new Response('<!doctype html>', { status, headers: { 'retry-after': '7' } });
      const gateway = newGateway();
      const error = await failure(following.unfollow(river, request, { ...ioOf(gateway), fetch }));
      expect(error).to.include({ code: told, retryAfterSeconds: 7 });
    });
  }

  it('says unreachable without a network, and timeout without an answer', async () => {
    const gateway = newGateway();
    gateway.refusal = 'offline';
    expect(await failure(following.unfollow(river, request, ioOf(gateway)))).to.have.property('code', 'unreachable');
    const fetch = () => Promise.reject(new DOMException('Too late', 'TimeoutError'));
    const error = await failure(following.unfollow(river, request, { ...ioOf(gateway), fetch }));
    expect(error).to.have.property('code', 'timeout');
  });

  for (const answer of ['', '[]', '{}', '{"id":"tk","secret":"s","approveUrl":"javascript:alert(1)","qrText":""}']) {
    it(`says bad-response to ${answer || 'an empty answer'}`, async () => {
      const gateway = newGateway();
      const fetch = async () => new Response(answer, { status: 201 });
      const error = await failure(following.begin(river, request, { ...ioOf(gateway), fetch }));
      expect(error).to.have.property('code', 'bad-response');
    });
  }
});

describe('the key of a page', () => {
  it('is the same for a gateway on every visit, and another one for another gateway', async () => {
    const [one, again, other] = await Promise.all(['a', 'a', 'b'].map((name) => keyFor(`https://key-${name}.example`)));
    expect(again!.jwk).to.deep.equal(one!.jwk);
    expect(other!.jwk.x).not.to.equal(one!.jwk.x);
  });

  it('signs, and cannot be taken out of the browser', async () => {
    const { privateKey } = await keyFor('https://key-a.example');
    expect(privateKey).to.include({ extractable: false, type: 'private' });
    expect(privateKey.usages).to.deep.equal(['sign']);
    const taken = await crypto.subtle.exportKey('jwk', privateKey).catch(String);
    expect(taken).to.be.a('string');
  });
});
