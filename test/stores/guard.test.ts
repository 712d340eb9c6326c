import { expect, waitUntil } from '@open-wc/testing';
import type { NetworkError } from '../../src/core/errors.js';
import { getJson } from '../../src/core/http.js';
import { createGuard, type Guard } from '../../src/stores/guard.js';
import { io } from '../../src/stores/io.js';
import { configure } from '../../src/stores/settings.js';
import { driven } from '../support/driven.js';
import { firstVisit } from '../support/first-visit.js';

const SECOND = 1_000;

/** A guard whose time the test moves, of a server that is silent unless it is said to be alive. */
function watched(alive = false): Guard & { readonly pass: (ms: number) => void; readonly looks: () => number } {
  let now = Date.now();
  let looks = 0;
  const guard = createGuard('https://river.example', {
    now: () => now,
    isAlive: async () => {
      looks++;
      return alive;
    },
  });
  return Object.assign(guard, { pass: (ms: number) => void (now += ms), looks: () => looks });
}

const answer = (status = 200, type = 'application/json'): Response =>
  new Response('{}', { status, headers: { 'content-type': type } });
const silence = (): Response => Response.error();

/** Hears the same so many times. */
async function hears(guard: Guard, times: number, response: () => Response): Promise<void> {
  for (let number = 0; number < times; number++) await guard.hear(response());
}

function refusalOf(guard: Guard): NetworkError | undefined {
  try {
    guard.admit();
    return undefined;
  } catch (error) {
    return error as NetworkError;
  }
}

describe('the guard of an origin', () => {
  for (const [what, failure] of [
    ['no answer', silence],
    ['a server error', () => answer(500)],
    ['a gateway in front that gets no answer', () => answer(504, 'text/html')],
  ] as const) {
    it(`lets nobody ask after five times ${what}, and not before`, async () => {
      const guard = watched();
      await hears(guard, 4, failure);
      expect(guard.admit()).to.equal(undefined);
      await hears(guard, 1, failure);
      expect(refusalOf(guard)).to.include({ name: 'NetworkError', code: 'unreachable', retryAfterSeconds: 30 });
    });
  }

  it('begins to count anew after an answer', async () => {
    const guard = watched();
    await hears(guard, 4, silence);
    await hears(guard, 12, answer);
    await hears(guard, 4, silence);
    expect(guard.admit()).to.equal(undefined);
  });

  it('lets nobody ask when a half of ten answers in half a minute were failures', async () => {
    const guard = watched();
    for (let pair = 0; pair < 4; pair++) {
      await hears(guard, 1, silence);
      await hears(guard, 1, answer);
    }
    await hears(guard, 1, answer);
    expect(guard.admit()).to.equal(undefined);
    await hears(guard, 1, silence);
    expect(refusalOf(guard)?.code).to.equal('unreachable');
  });

  it('forgets what is older than half a minute', async () => {
    const guard = watched();
    for (let pair = 0; pair < 4; pair++) {
      await hears(guard, 1, silence);
      await hears(guard, 1, answer);
    }
    guard.pass(31 * SECOND);
    await hears(guard, 1, answer);
    await hears(guard, 1, silence);
    expect(guard.admit()).to.equal(undefined);
  });

  it('lets one look after half a minute, and all in again when there is an answer', async () => {
    const guard = watched();
    await hears(guard, 5, silence);
    guard.pass(29 * SECOND);
    expect(refusalOf(guard)?.retryAfterSeconds).to.equal(1);
    guard.pass(SECOND);
    expect(guard.admit()).to.equal(1);
    await hears(guard, 1, answer);
    expect(guard.admit()).to.equal(undefined);
  });

  it('waits another half a minute when there is none', async () => {
    const guard = watched();
    await hears(guard, 5, silence);
    for (let look = 0; look < 3; look++) {
      guard.pass(30 * SECOND);
      expect(guard.admit()).to.equal(1);
      await hears(guard, 1, silence);
      expect(refusalOf(guard)?.retryAfterSeconds).to.equal(30);
    }
  });

  it('does not take late answers to what was asked before for a sign that the server is there again', async () => {
    const guard = watched();
    await hears(guard, 5, silence);
    await hears(guard, 3, answer);
    expect(refusalOf(guard)?.code).to.equal('unreachable');
  });

  it('lets a page ask on that may not read some of the answers', async () => {
    const guard = watched(true);
    await hears(guard, 12, silence);
    expect(guard.admit()).to.equal(undefined);
    expect(guard.looks()).to.equal(2);
  });

  it('takes a server that errs for down without looking', async () => {
    const guard = watched(true);
    await hears(guard, 5, () => answer(502));
    expect(refusalOf(guard)?.code).to.equal('unreachable');
    expect(guard.looks()).to.equal(0);
  });

  it('looks once where several fail at the same time', async () => {
    const guard = watched();
    await hears(guard, 4, silence);
    await Promise.all([1, 2, 3, 4].map(() => guard.hear(silence())));
    expect(guard.looks()).to.equal(1);
    expect(refusalOf(guard)?.code).to.equal('unreachable');
  });

  for (const [what, response] of [
    ['refuses', () => answer(404)],
    ['asks for a sign-in', () => answer(401)],
    ['explains, as a gateway, what it cannot do now', () => answer(503, 'application/problem+json')],
  ] as const) {
    it(`takes a server that ${what} for one that is there`, async () => {
      const guard = watched();
      await hears(guard, 20, response);
      expect(guard.admit()).to.equal(undefined);
    });
  }

  it('forgets the failures of an older connection', async () => {
    const guard = watched();
    await hears(guard, 5, silence);
    guard.reset();
    expect(guard.admit()).to.equal(undefined);
  });

  it('lets nobody ask before the end of a pause', async () => {
    const guard = watched();
    await guard.hear(new Response('', { status: 429, headers: { 'retry-after': '120' } }));
    guard.pass(119 * SECOND);
    expect(refusalOf(guard)).to.include({ code: 'rate-limited' });
    guard.pass(2 * SECOND);
    expect(guard.admit()).to.equal(undefined);
  });
});

describe('the widgets of a page', () => {
  firstVisit();

  it('ask an origin no more that has failed five times, but others', async () => {
    const fetch = driven();
    configure({ fetch });
    const load = (origin: string): Promise<unknown> =>
      getJson(`${origin}/accounts`, io(new AbortController().signal)).catch(({ code }: NetworkError) => code);
    const failing = Array.from({ length: 5 }, () => load('https://down.example'));
    for (let number = 1; number <= 5; number++) (await fetch.request(number)).fail();
    // The look whether the server answers at all.
    const look = await fetch.request(6);
    expect(look.init).to.include({ method: 'HEAD', mode: 'no-cors', credentials: 'omit' });
    look.fail();
    expect(await Promise.all(failing)).to.deep.equal(Array(5).fill('unreachable'));
    expect(await load('https://down.example')).to.equal('unreachable');
    expect(fetch.requests.length).to.equal(6);
    const other = load('https://up.example');
    (await fetch.request(7)).answer({});
    expect(await other).to.deep.equal({});
    dispatchEvent(new Event('online'));
    const again = load('https://down.example');
    (await fetch.request(8)).answer({});
    expect(await again).to.deep.equal({});
    await waitUntil(() => fetch.requests.length === 8);
  });
});
