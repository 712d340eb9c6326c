import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryStore } from '../../src/gateway/connectors/memory-store.js';
import { carefulFetch, type Care } from '../../src/gateway/open-networks/careful-fetch.js';
import type { OpenNetworkIo } from '../../src/gateway/open-networks/open-network-io.js';

const LOOKUP = 'https://social.example/api/v1/accounts/lookup?acct=river';
const MINUTE_MS = 60_000;

/** A host that answers as it is told, at a clock that stands still. */
function scene(most = 180) {
  const clock = { now: Date.UTC(2026, 9, 1) };
  const asked: { readonly host: string; readonly at: number; readonly headers: Headers }[] = [];
  const host = {
    answer: (_url: URL): Response | Error | Promise<Response> => new Response('{}'),
  };
  const fetch: OpenNetworkIo['fetch'] = async (input, init) => {
    const { url: href, headers } = new Request(input, init);
    const url = new URL(href);
    asked.push({ host: url.host, at: clock.now, headers });
    const answer = await host.answer(url);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const now = (): number => clock.now;
  const memory = memoryStore(now);
  const database = { away: false };
  const store: Care['store'] = {
    count: (...entry) => (database.away ? Promise.reject(new Error('The database is away.')) : memory.count(...entry)),
  };
  const process = (): OpenNetworkIo['fetch'] => carefulFetch(fetch, { store, now, mostInFiveMinutes: most });
  return { clock, asked, host, database, process, fetch: process() };
}

const down = (): Error => new TypeError('social.example could not be reached.');

describe('Other people’s servers', () => {
  it('are asked 180 times in any five minutes at most, by all processes together, whatever viewers ask', async () => {
    const { clock, asked, process } = scene();
    const processes = [process(), process()];
    const refused: Response[] = [];
    for (let second = 0; second < 1_200; second++) {
      clock.now += 1_000;
      // A day’s visitors within twenty minutes, in waves.
      for (let request = 0; request < (second % 97 < 30 ? 20 : 1); request++) {
        const response = await processes[request % 2]!(LOOKUP, { method: request % 7 === 0 ? 'POST' : 'GET' });
        if (!response.ok) refused.push(response);
      }
    }
    const within = asked.map(({ at }) => asked.filter((other) => other.at >= at && other.at < at + 5 * MINUTE_MS));
    const most = Math.max(...within.map(({ length }) => length));
    assert.ok(most <= 180, `${most}`);
    assert.ok(asked.length >= 400, 'half of what is allowed is used all the same');
    assert.deepEqual([...new Set(refused.map(({ status }) => status))], [429]);
    assert.ok(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0));
  });

  it('have something left for those who sign in when looking around has used up its part', async () => {
    const { fetch, asked } = scene();
    for (let look = 0; look < 100; look++) await fetch(LOOKUP);
    assert.equal(asked.length, 50);
    assert.equal((await fetch('https://social.example/oauth/token', { method: 'POST' })).status, 200);
    assert.equal((await fetch(LOOKUP)).status, 429);
  });

  it('count what goes with a visitor’s token by that token, and so does the gateway', async () => {
    const { fetch, asked } = scene();
    for (let look = 0; look < 300; look++) await fetch(LOOKUP, { headers: { authorization: `Bearer ${look}` } });
    assert.equal(asked.length, 300);
  });

  it('are counted each for itself where one sends on to another', async () => {
    const { fetch, asked, host } = scene(9);
    host.answer = ({ host: name }) =>
      name === 'social.example' ? new Response('{}') : Response.redirect(LOOKUP.replace('lookup', 'there'), 302);
    for (const name of ['one', 'two', 'three']) await fetch(`https://${name}.example/`, { redirect: 'follow' });
    assert.equal(asked.filter(({ host: name }) => name === 'social.example').length, 2);
  });

  it('do not send on to this machine, nor this machine to them', async () => {
    const { fetch, host } = scene();
    for (const [from, to] of [
      ['https://social.example/', 'http://localhost:8080/'],
      ['http://localhost:8080/', 'https://social.example/'],
    ] as const) {
      host.answer = () => Response.redirect(to, 302);
      await assert.rejects(fetch(from, { redirect: 'follow' }), /nothing to say/);
    }
  });

  it('hear nothing that was meant for the one that sends on to them', async () => {
    const { fetch, asked, host } = scene();
    const secrets = { authorization: 'Bearer canary', cookie: 'a=canary', 'proxy-authorization': 'Basic canary' };
    const headers = { ...secrets, accept: 'application/json' };
    host.answer = ({ pathname }) =>
      pathname === '/there'
        ? new Response('{}')
        : Response.redirect(pathname === '/' ? 'https://social.example/here' : 'https://other.example/there', 302);
    for (const asking of [
      () => fetch('https://social.example/', { headers, redirect: 'follow' }),
      () => fetch(new Request('https://social.example/', { headers }), { redirect: 'follow' }),
    ]) {
      asked.length = 0;
      assert.equal((await asking()).status, 200);
      const told = asked.map((request) => Object.keys(secrets).filter((name) => request.headers.has(name)).length);
      assert.deepEqual(told, [3, 3, 0]);
      assert.deepEqual([...new Set(asked.map((request) => request.headers.get('accept')))], ['application/json']);
    }
  });

  it('are sent nothing but questions by others', async () => {
    const { fetch, asked } = scene();
    const post = { method: 'POST', body: 'code=canary' };
    for (const asking of [
      () => fetch(LOOKUP, { ...post, redirect: 'follow' }),
      () => fetch(new Request(LOOKUP, post), { redirect: 'follow' }),
    ]) {
      await assert.rejects(asking(), /POST/);
    }
    assert.equal(asked.length, 0);
  });

  it('are left alone after five failures, asked once in half a minute, and asked again at once when they are back', async () => {
    const { fetch, clock, asked, host } = scene();
    host.answer = down;
    for (let time = 0; time < 5; time++) await assert.rejects(fetch(LOOKUP));
    const refusal = await fetch(LOOKUP);
    assert.deepEqual([refusal.status, refusal.headers.get('retry-after')], [503, '30']);
    clock.now += 30_000;
    await assert.rejects(fetch(LOOKUP), 'the first after the rest finds out that it is still down');
    assert.equal((await fetch(LOOKUP)).status, 503);
    assert.equal(asked.length, 6);
    host.answer = () => new Response('{}');
    clock.now += 30_000;
    assert.equal((await fetch(LOOKUP)).status, 200);
    assert.equal((await fetch(LOOKUP)).status, 200);
  });

  it('are left alone when half of the last ten requests failed, other hosts are not', async () => {
    const { fetch, asked, host } = scene();
    for (let time = 0; time < 10; time++) {
      host.answer = () => (time % 2 ? new Response('', { status: 502 }) : new Response('{}'));
      assert.ok([200, 502].includes((await fetch(LOOKUP)).status));
    }
    assert.equal((await fetch(LOOKUP)).status, 503);
    assert.equal(asked.length, 10);
    host.answer = () => new Response('{}');
    assert.equal((await fetch('https://other.example/')).status, 200);
  });

  it('are asked by one alone when they have rested, while the others are told to wait', async () => {
    const { fetch, clock, asked, host } = scene();
    host.answer = down;
    for (let time = 0; time < 5; time++) await assert.rejects(fetch(LOOKUP));
    clock.now += 30_000;
    let answer = (_: Response): void => undefined;
    host.answer = () => new Promise<Response>((resolve) => (answer = resolve));
    const first = fetch(LOOKUP);
    await new Promise(setImmediate);
    assert.equal((await fetch(LOOKUP)).status, 503);
    answer(new Response('{}'));
    assert.equal((await first).status, 200);
    assert.equal(asked.length, 6);
  });

  it('are left alone until the one that asks knows, whatever comes of those that were under way before', async () => {
    for (const late of [new Response('{}'), down()]) {
      const { fetch, clock, asked, host } = scene();
      const answers: ((answer: Response | Error) => void)[] = [];
      const hanging = (): Promise<Response> =>
        new Promise((resolve, reject) =>
          answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))),
        );
      host.answer = hanging;
      const early = fetch(LOOKUP).then(
        () => undefined,
        () => undefined,
      );
      await new Promise(setImmediate);
      host.answer = down;
      for (let time = 0; time < 5; time++) await assert.rejects(fetch(LOOKUP));
      clock.now += 30_000;
      host.answer = hanging;
      const probe = fetch(LOOKUP);
      await new Promise(setImmediate);
      answers[0]!(late);
      await early;
      assert.equal((await fetch(LOOKUP)).status, 503);
      assert.equal(asked.length, 7);
      answers[1]!(new Response('{}'));
      assert.equal((await probe).status, 200);
      host.answer = () => new Response('{}');
      assert.equal((await fetch(LOOKUP)).status, 200);
    }
  });

  it('are left alone although a thousand others are asked meanwhile', async () => {
    const { fetch, host, asked } = scene();
    host.answer = ({ host: name }) => (name === 'social.example' ? down() : new Response('{}'));
    for (let time = 0; time < 5; time++) await assert.rejects(fetch(LOOKUP));
    for (let other = 0; other < 1_100; other++) await fetch(`https://${other}.example/`);
    assert.equal((await fetch(LOOKUP)).status, 503);
    assert.equal(asked.length, 1_105);
  });

  it('are not held to have failed where the gateway’s own counting does', async () => {
    const { fetch, database, asked } = scene();
    database.away = true;
    for (let time = 0; time < 9; time++) await assert.rejects(fetch(LOOKUP), /database/);
    database.away = false;
    assert.equal((await fetch(LOOKUP)).status, 200);
    assert.equal(asked.length, 1);
  });

  it('are not asked before the moment that they name', async () => {
    const { fetch, clock, asked, host } = scene();
    host.answer = () => new Response('', { status: 429, headers: { 'retry-after': '120' } });
    assert.equal((await fetch(LOOKUP)).status, 429);
    host.answer = () => new Response('{}');
    clock.now += 119_000;
    assert.equal((await fetch(LOOKUP)).status, 503);
    clock.now += 1_000;
    assert.equal((await fetch(LOOKUP)).status, 200);
    assert.equal(asked.length, 2);
  });

  it('are not held to have failed where the visitor has left, or where nobody is there at all', async () => {
    const { fetch, host } = scene();
    const left = AbortSignal.abort();
    host.answer = down;
    for (let time = 0; time < 9; time++) await assert.rejects(fetch(LOOKUP, { signal: left }));
    host.answer = () => new TypeError('No.', { cause: Object.assign(new Error('No.'), { code: 'ENOTFOUND' }) });
    for (let time = 0; time < 9; time++) await assert.rejects(fetch(LOOKUP));
    host.answer = () => new Response('{}');
    assert.equal((await fetch(LOOKUP)).status, 200);
  });
});
