import { waitUntil } from '@open-wc/testing';

/** One request that waits for the test to answer it. */
interface Pending {
  readonly url: URL;
  readonly init: RequestInit;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  readonly answer: (body: unknown, init?: ResponseInit) => void;
  /** Fails as `fetch` does without a network. */
  readonly fail: () => void;
}

/** A stand-in for `fetch` whose answers the test gives, when it wants to. */
export interface Driven {
  (url: string, init?: RequestInit): Promise<Response>;
  readonly requests: readonly Pending[];
  /** Waits for a request by its number, from 1. */
  readonly request: (number: number) => Promise<Pending>;
}

export function driven(): Driven {
  const requests: Pending[] = [];
  const fetch = (url: string, init: RequestInit = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const signal = init.signal ?? new AbortController().signal;
      signal.addEventListener('abort', () => reject(signal.reason));
      requests.push({
        url: new URL(url),
        init,
        signal,
        answer: (body, answer) => resolve(new Response(JSON.stringify(body), answer)),
        fail: () => reject(new TypeError('Failed to fetch')),
      });
    });
  return Object.assign(fetch, {
    requests,
    async request(number: number): Promise<Pending> {
      await waitUntil(() => requests.length >= number, `There is no request ${number}.`);
      return requests[number - 1]!;
    },
  });
}
