import { expect, waitUntil } from '@open-wc/testing';
import { toNetworkError, type NetworkError } from '../../src/core/errors.js';
import { getJson } from '../../src/core/http.js';
import { answering, answeringEach, ioWith, offline, silent } from '../support/answering.js';

const URL_ASKED = 'https://river.example/accounts?id=1';

async function failure(loading: Promise<unknown>): Promise<NetworkError> {
  return loading.then(
    () => expect.fail('It was loaded, although it should have failed.'),
    (error: unknown) => error as NetworkError,
  );
}

/** An answer whose body comes in pieces. */
function inPieces(pieces: readonly Uint8Array[], end: (controller: ReadableStreamDefaultController) => void): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        end(controller);
      },
    }),
  );
}

describe('getJson', () => {
  it('asks without cookies and without telling which page asks', async () => {
    const fetch = answering({ a: 1 });
    expect(await getJson(URL_ASKED, ioWith(fetch))).to.deep.equal({ a: 1 });
    expect(fetch.requests.length).to.equal(1);
    const { url, init } = fetch.requests[0]!;
    expect(url.href).to.equal(URL_ASKED);
    expect(init).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it('sends what it is told to, and still no cookies', async () => {
    const fetch = answering({});
    await getJson(URL_ASKED, ioWith(fetch), { method: 'POST', body: '{}' });
    expect(fetch.requests[0]!.init).to.include({ method: 'POST', body: '{}', credentials: 'omit' });
  });

  it('reads a character that comes in two pieces', async () => {
    const bytes = new TextEncoder().encode('"鹊桥"');
    const response = inPieces([bytes.slice(0, 2), bytes.slice(2)], (controller) => controller.close());
    expect(await getJson(URL_ASKED, ioWith(answering(response)))).to.equal('鹊桥');
  });

  for (const [what, response] of [
    ['a page in place of data', () => new Response('<!doctype html><title>Welcome</title>')],
    ['nothing', () => new Response('')],
    ['nothing, with a status that has no body', () => new Response(null, { status: 204 })],
    ['data that breaks off', () => new Response('{"accounts": [')],
    ['more than 1 MiB', () => new Response(`"${'a'.repeat(1_048_577)}"`)],
  ] as const) {
    it(`calls ${what} a bad response`, async () => {
      const error = await failure(getJson(URL_ASKED, ioWith(answering(response()))));
      expect(error).to.include({ name: 'NetworkError', code: 'bad-response' });
    });
  }

  it('takes what is just below 1 MiB', async () => {
    const text = 'a'.repeat(1_048_000);
    expect(await getJson(URL_ASKED, ioWith(answering(new Response(`"${text}"`))))).to.equal(text);
  });

  it('stops reading an answer that never ends', async () => {
    const endless = new ReadableStream({ pull: (body) => body.enqueue(new Uint8Array(65_536).fill(32)) });
    const fetch = answering(new Response(endless));
    const error = await failure(getJson(URL_ASKED, ioWith(fetch)));
    expect(error.code).to.equal('bad-response');
    await waitUntil(() => fetch.requests[0]!.init.signal!.aborted);
  });

  it('says unreachable when there is no network, and why', async () => {
    const error = await failure(getJson(URL_ASKED, ioWith(offline())));
    expect(error.code).to.equal('unreachable');
    expect(error.cause).to.be.instanceOf(TypeError);
  });

  it('says unreachable when the connection breaks in the middle', async () => {
    const broken = inPieces([new Uint8Array([123])], (controller) => controller.error(new TypeError('broken')));
    expect((await failure(getJson(URL_ASKED, ioWith(answering(broken))))).code).to.equal('unreachable');
  });

  it('says what a status means, and when to come again', async () => {
    const fetch = answering({}, { status: 429, headers: { 'retry-after': '120' } });
    expect(await failure(getJson(URL_ASKED, ioWith(fetch)))).to.include({
      code: 'rate-limited',
      retryAfterSeconds: 120,
    });
  });

  it('stops when nobody waits any more', async () => {
    const nobody = new AbortController();
    const fetch = silent();
    const loading = getJson(URL_ASKED, ioWith(fetch, { signal: nobody.signal }));
    await fetch.started;
    nobody.abort();
    expect((await failure(loading)).code).to.equal('unreachable');
    expect(fetch.requests[0]!.init.signal!.aborted).to.equal(true);
  });

  it('says timeout when there was no answer in time', async () => {
    const late = answeringEach(() => {
      throw new DOMException('signal timed out', 'TimeoutError');
    });
    expect((await failure(getJson(URL_ASKED, ioWith(late)))).code).to.equal('timeout');
  });

  it('tells an io that counts its requests when the answer has been read', async () => {
    const fetch = answering({});
    await getJson(URL_ASKED, ioWith(fetch));
    await waitUntil(() => fetch.requests[0]!.init.signal!.aborted);
  });
});

describe('toNetworkError', () => {
  it('keeps a NetworkError, and turns everything else into a bad response with its cause', async () => {
    const error = await failure(getJson(URL_ASKED, ioWith(offline())));
    expect(toNetworkError(error)).to.equal(error);
    for (const thrown of [new TypeError('x is undefined'), 'text', undefined, null, { a: 1 }]) {
      expect(toNetworkError(thrown)).to.include({ code: 'bad-response', cause: thrown });
    }
  });
});
