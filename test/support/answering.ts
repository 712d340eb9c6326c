import type { Io } from '../../src/core/network.js';

/** One request that an adapter made. */
interface Request {
  readonly url: URL;
  readonly init: RequestInit;
}

/** A stand-in for `fetch`, to be handed in; it keeps what it was asked for. */
export interface FakeFetch {
  (url: string, init?: RequestInit): Promise<Response>;
  readonly requests: readonly Request[];
}

/** Answers by path without query, such as `/api/v1/accounts/lookup`. */
export type Answers = Readonly<Record<string, unknown>>;

/** Gives every request the same answer: text as it is (an HTML page), a `Response` as it is, anything else as JSON. */
export function answering(body: unknown, init?: ResponseInit): FakeFetch {
  return recording(async () => toResponse(body, init));
}

/** Gives each request the answer of its path, and 404 where the table has none. */
export function answeringByPath(answers: Answers): FakeFetch {
  return recording(async ({ url }) => {
    const answer = answers[url.pathname];
    if (answer === undefined) return toResponse({ error: 'Record not found' }, { status: 404 });
    return toResponse(answer);
  });
}

/** Gives each request what the function makes of its URL: a number is a status without anything to read. */
export function answeringEach(answer: (url: URL) => unknown): FakeFetch {
  return recording(async ({ url }) => {
    const given = answer(url);
    return typeof given === 'number' ? toResponse({ error: 'refused' }, { status: given }) : toResponse(given);
  });
}

/** Fails as `fetch` does without a network. */
export function offline(): FakeFetch {
  return recording(() => Promise.reject(new TypeError('Failed to fetch')));
}

/** Never answers; rejects, as `fetch` does, when the request is aborted. `started` resolves with the first request. */
export function silent(): FakeFetch & { readonly started: Promise<void> } {
  let start = (): void => {};
  const started = new Promise<void>((resolve) => (start = resolve));
  const fetch = recording(({ init: { signal } }) => {
    start();
    return new Promise<Response>((_, reject) => {
      if (signal?.aborted) reject(signal.reason);
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  });
  return Object.assign(fetch, { started });
}

/** The outside world of a test: this `fetch`, nobody who aborts, no settings. */
export function ioWith(fetch: FakeFetch, rest: Partial<Io> = {}): Io {
  return { fetch, signal: new AbortController().signal, settings: {}, ...rest };
}

function recording(answer: (request: Request) => Promise<Response>): FakeFetch {
  const requests: Request[] = [];
  const fetch = (url: string, init: RequestInit = {}): Promise<Response> => {
    const request = { url: new URL(url), init };
    requests.push(request);
    return answer(request);
  };
  return Object.assign(fetch, { requests });
}

function toResponse(body: unknown, init?: ResponseInit): Response {
  if (body instanceof Response) return body;
  return typeof body === 'string'
    ? new Response(body, { headers: { 'content-type': 'text/html' }, ...init })
    : new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' }, ...init });
}
