import { pauseSeconds } from '../../core/refusal.js';
import type { SharedStore } from '../connectors/shared-store.js';
import { hostBreaker, type Outcome } from './host-breaker.js';
import { hostBudget } from './host-budget.js';
import { isNowhere } from './nowhere.js';
import type { OpenNetworkIo } from './open-network-io.js';

const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Headers for the origin alone that they were given for. @see https://fetch.spec.whatwg.org/#http-redirect-fetch */
const SECRETS = ['authorization', 'cookie', 'proxy-authorization'];

/** How other people's servers are spared. */
export interface Care {
  /** Counts for all processes. */
  readonly store: Pick<SharedStore, 'count'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Requests to one host without anybody’s token: three fifths of what servers of the network let one address ask. */
  readonly mostInFiveMinutes: number;
}

/** What decides how a request is counted. */
interface Asked {
  readonly host: string;
  /** Of the gateway's own, which servers count by its address; those with a visitor’s token they count by that. */
  readonly isOwn: boolean;
  readonly isLooking: boolean;
}

/**
 * A `fetch` that spares other people's servers, however many viewers there are. A host that fails is left alone, as it is for
 * as long as it asks; none is asked more often than its network lets one address ask. In place of what is not asked there is an
 * answer at once: 503 or 429, with `Retry-After`.
 * @see https://docs.joinmastodon.org/api/rate-limits/
 */
export function carefulFetch(
  fetch: OpenNetworkIo['fetch'],
  { store, now, mostInFiveMinutes }: Care,
): OpenNetworkIo['fetch'] {
  const breaker = hostBreaker(now);
  const budget = hostBudget(store, mostInFiveMinutes);

  async function ask(input: string | URL | Request, init: RequestInit | undefined): Promise<Response> {
    const asked = askedOf(input, init);
    const { host, isOwn, isLooking } = asked;
    const attempt = breaker.attempt(host);
    if (attempt.restMs > 0) return instead(503, Math.ceil(attempt.restMs / 1_000));
    // Until the host is asked, nothing that fails says anything of it.
    let outcome: Outcome = 'unasked';
    try {
      const spentSeconds = isOwn ? await budget.take(host, isLooking) : 0;
      if (spentSeconds > 0) return instead(429, spentSeconds);
      outcome = 'badly';
      const response = await fetch(input, init);
      outcome = outcomeOf(response, asked);
      return response;
    } catch (error) {
      if (signalOf(input, init)?.aborted || isNowhere(error)) outcome = 'unasked';
      throw error;
    } finally {
      attempt.ended(outcome);
    }
  }

  function outcomeOf(response: Response, { isOwn }: Asked): Outcome {
    const seconds = isOwn || response.status >= 500 ? pauseSeconds(response, now()) : undefined;
    if (seconds !== undefined) return { restMs: seconds * 1_000 };
    return response.status >= 500 ? 'badly' : 'well';
  }

  return async (input, init) => {
    if (init?.redirect !== 'follow') return ask(input, init);
    const { method, headers, url: asked } = new Request(input, init);
    let url = new URL(asked);
    // What is changed, and what goes along for it, was meant for one host.
    if (method !== 'GET') throw new TypeError(`${url.host} is asked by ${method}, with which no redirect is followed.`);
    const signal = signalOf(input, init);
    // Each of them counts for the host that it leads to.
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await ask(url, { ...init, headers, signal, redirect: 'manual' });
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === null) return response;
      const next = new URL(location, url);
      // Neither this machine nor the internet leads on to the other.
      if (next.origin !== url.origin && `${url.protocol}${next.protocol}` !== 'https:https:') {
        throw new TypeError(`${url.host} sends on to where it has nothing to say.`);
      }
      if (next.origin !== url.origin) for (const name of SECRETS) headers.delete(name);
      url = next;
    }
    throw new TypeError(`${url.host} sends on too often.`);
  };
}

function askedOf(input: string | URL | Request, init: RequestInit = {}): Asked {
  const given = input instanceof Request ? input : undefined;
  const { host } = new URL(input instanceof Request ? input.url : input);
  const headers = new Headers(init.headers ?? given?.headers);
  const isOwn = !headers.has('authorization');
  const method = init.method ?? given?.method ?? 'GET';
  return { host, isOwn, isLooking: method === 'GET' };
}

const signalOf = (input: string | URL | Request, init: RequestInit | undefined): AbortSignal | null =>
  init?.signal ?? (input instanceof Request ? input.signal : null);

const instead = (status: 429 | 503, seconds: number): Response =>
  new Response(null, { status, headers: { 'retry-after': `${seconds}` } });
