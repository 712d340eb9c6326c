import { expect, waitUntil } from '@open-wc/testing';
import type { NetworkError } from '../../src/core/errors.js';
import { getJson } from '../../src/core/http.js';
import { $account } from '../../src/stores/account.js';
import { io } from '../../src/stores/io.js';
import { networkFetch } from '../../src/stores/network-fetch.js';
import { configure } from '../../src/stores/settings.js';
import { answering, answeringEach } from '../support/answering.js';
import { driven } from '../support/driven.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, refOf } from '../support/http-network.js';

let origins = 0;
/** Where nobody has asked for a pause yet. */
const newOrigin = (): string => `https://origin-${++origins}.example`;

/** Asks, and has read the answer as soon as it is there. */
async function ask(url: string): Promise<Response> {
  const reading = new AbortController();
  return networkFetch(url, { signal: reading.signal }).finally(() => reading.abort());
}

const load = (url: string, signal = new AbortController().signal): Promise<unknown> => getJson(url, io(signal));

async function refusal(asking: Promise<unknown>): Promise<NetworkError> {
  return asking.then(
    () => expect.fail('It was answered.'),
    (error: unknown) => error as NetworkError,
  );
}

describe('networkFetch', () => {
  firstVisit();

  it('has at most four requests of an origin in flight, in the order they were asked for', async () => {
    const fetch = driven();
    configure({ fetch });
    const origin = newOrigin();
    const all = Array.from({ length: 10 }, (_, index) => ask(`${origin}/${index}`));
    await fetch.request(4);
    let most = 0;
    for (let number = 1; number <= 10; number++) {
      const { answer } = await fetch.request(number);
      most = Math.max(most, fetch.requests.length - (number - 1));
      answer({});
      await all[number - 1];
    }
    expect(most).to.equal(4);
    expect(fetch.requests.map(({ url }) => url.pathname)).to.deep.equal([...'0123456789'].map((path) => `/${path}`));
  });

  it('does not let one origin wait for another', async () => {
    const fetch = driven();
    configure({ fetch });
    const slow = newOrigin();
    const all = Array.from({ length: 5 }, (_, index) => ask(`${slow}/${index}`));
    const quick = newOrigin();
    all.push(ask(quick));
    await waitUntil(() => fetch.requests.some(({ url }) => url.origin === quick));
    expect(fetch.requests.length).to.equal(5);
    fetch.requests.forEach(({ answer }) => answer({}));
    (await fetch.request(6)).answer({});
    await Promise.all(all);
  });

  it('hands on the place of a request that failed', async () => {
    const fetch = driven();
    configure({ fetch });
    const origin = newOrigin();
    const all = Promise.allSettled(Array.from({ length: 5 }, (_, index) => ask(`${origin}/${index}`)));
    (await fetch.request(4)).fail();
    (await fetch.request(5)).answer({});
    fetch.requests.slice(0, 3).forEach(({ answer }) => answer({}));
    const outcomes = await all;
    expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected').length).to.equal(1);
  });

  for (const [what, status, headers, seconds] of [
    ['Retry-After in seconds', 429, () => ({ 'retry-after': '60' }), 60],
    ['Retry-After as a date', 503, () => ({ 'retry-after': new Date(Date.now() + 60_000).toUTCString() }), 60],
    ['RateLimit-Reset', 429, () => ({ 'ratelimit-reset': `${Math.floor(Date.now() / 1000) + 60}` }), 60],
    ['X-RateLimit-Reset', 429, () => ({ 'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString() }), 60],
    [
      'nothing remaining, on an answer that is good',
      200,
      () => ({ 'ratelimit-remaining': '0', 'ratelimit-reset': `${Math.floor(Date.now() / 1000) + 60}` }),
      60,
    ],
  ] as readonly (readonly [string, number, () => Record<string, string>, number])[]) {
    it(`asks nothing more of an origin after ${what}, and others as before`, async () => {
      const fetch = answeringEach(() => new Response('{}', { status, headers: headers() }));
      configure({ fetch });
      const origin = newOrigin();
      expect((await ask(`${origin}/1`)).status).to.equal(status);
      const { code, retryAfterSeconds } = await refusal(ask(`${origin}/2`));
      expect(code).to.equal('rate-limited');
      expect(retryAfterSeconds).to.be.within(seconds - 2, seconds);
      expect((await ask(newOrigin())).status).to.equal(status);
      expect(fetch.requests.length).to.equal(2);
    });
  }

  it('asks nothing more, either, for requests that were waiting for their turn when the pause began', async () => {
    const fetch = driven();
    configure({ fetch });
    const origin = newOrigin();
    const asking = Array.from({ length: 6 }, (_, index) => ask(`${origin}/${index}`));
    const all = Promise.allSettled(asking);
    (await fetch.request(4)).answer({}, { status: 429, headers: { 'retry-after': '60' } });
    await asking[3];
    fetch.requests.slice(0, 3).forEach(({ answer }) => answer({}));
    const outcomes = await all;
    expect(outcomes.map(({ status }) => status)).to.deep.equal([...Array(4).fill('fulfilled'), 'rejected', 'rejected']);
    expect(fetch.requests.length).to.equal(4);
  });

  it('keeps the place of a request until its answer has been read', async () => {
    const bodies: ReadableStreamDefaultController<Uint8Array>[] = [];
    configure({ fetch: async () => new Response(new ReadableStream({ start: (body) => void bodies.push(body) })) });
    const origin = newOrigin();
    const all = Array.from({ length: 5 }, (_, index) => load(`${origin}/${index}`));
    const other = load(newOrigin());
    await waitUntil(() => bodies.length === 5);
    const finish = (body: ReadableStreamDefaultController<Uint8Array>): void => {
      body.enqueue(new TextEncoder().encode('{}'));
      body.close();
    };
    finish(bodies[4]!);
    await other;
    expect(bodies.length).to.equal(5);
    finish(bodies[0]!);
    await waitUntil(() => bodies.length === 6);
    bodies.filter((_, index) => index % 4).forEach(finish);
    await Promise.all(all);
  });

  it('leaves the line at once when nobody waits, and asks nothing then', async () => {
    const fetch = driven();
    configure({ fetch });
    const origin = newOrigin();
    const all = Array.from({ length: 4 }, (_, index) => load(`${origin}/${index}`));
    const nobody = new AbortController();
    const leaving = refusal(load(`${origin}/leaves`, nobody.signal));
    const staying = load(`${origin}/stays`);
    await fetch.request(4);
    nobody.abort();
    await leaving;
    await refusal(load(newOrigin(), nobody.signal));
    fetch.requests.forEach(({ answer }) => answer({}));
    (await fetch.request(5)).answer({});
    await Promise.all([...all, staying]);
    expect(fetch.requests.map(({ url }) => url.pathname)).to.deep.equal(['/0', '/1', '/2', '/3', '/stays']);
  });

  it('gives up after eight seconds, not counting those in line', async () => {
    const fetch = driven();
    configure({ fetch });
    const origin = newOrigin();
    const start = performance.now();
    const all = Array.from({ length: 4 }, (_, index) => refusal(load(`${origin}/${index}`)));
    const last = load(`${origin}/last`);
    for (const { code } of await Promise.all(all)) expect(code).to.equal('timeout');
    expect(performance.now() - start).to.be.within(7_900, 9_500);
    const { signal, answer } = await fetch.request(5);
    expect(signal.aborted).to.equal(false);
    answer({ a: 1 });
    expect(await last).to.deep.equal({ a: 1 });
  }).timeout(10_000);

  it('keeps a pause when a request from before it is answered later', async () => {
    const fetch = driven();
    configure({ fetch });
    const origin = newOrigin();
    const [first, second] = [ask(`${origin}/1`), ask(`${origin}/2`)];
    (await fetch.request(2)).answer({}, { status: 429, headers: { 'retry-after': '60' } });
    await second;
    fetch.requests[0]!.answer({}, { status: 500 });
    await first;
    expect((await refusal(ask(`${origin}/3`))).code).to.equal('rate-limited');
  });

  it('asks for other things where a gateway explains that it cannot do one of them now', async () => {
    const fetch = driven();
    configure({ fetch });
    const origin = newOrigin();
    const [first, second] = [ask(`${origin}/1`), ask(`${origin}/2`)];
    const headers = { 'retry-after': '60', 'content-type': 'application/problem+json' };
    (await fetch.request(2)).answer({}, { status: 503, headers });
    await second;
    fetch.requests[0]!.answer({});
    await first;
    const third = ask(`${origin}/3`);
    (await fetch.request(3)).answer({});
    expect((await third).status).to.equal(200);
  });

  it('goes on when a refusal names no pause', async () => {
    const fetch = answering({}, { status: 500 });
    configure({ fetch: async (url, init) => (await fetch(url, init)).clone() });
    const origin = newOrigin();
    await ask(origin);
    expect((await ask(origin)).status).to.equal(500);
  });
});

describe('widgets of one origin', () => {
  firstVisit();

  it('pause together, and ask again by themselves when the pause is over', async () => {
    const { id } = httpNetwork();
    let busy = true;
    const fetch = answeringEach((url) =>
      busy ? new Response('', { status: 429, headers: { 'retry-after': '1' } }) : accountsFor(url),
    );
    configure({ fetch });
    const river = $account(refOf(`${id}:river`));
    const lake = $account(refOf(`${id}:lake`));
    const letGo = [river.want()];
    await waitUntil(() => river.get().state === 'failed');
    letGo.push(lake.want());
    await waitUntil(() => lake.get().state === 'failed');
    expect(lake.get()).to.deep.include({ state: 'failed' }).and.have.nested.property('error.retryAfterSeconds', 1);
    river.load();
    await waitUntil(() => river.get().state === 'failed');
    expect(fetch.requests.length).to.equal(1);
    busy = false;
    await waitUntil(() => river.get().state === 'ready' && lake.get().state === 'ready', 'still paused', {
      timeout: 1_700,
    });
    expect(fetch.requests.length).to.equal(3);
    letGo.forEach((go) => go());
  });
});
