import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { abortAfter } from '../deadline.js';
import { createSafeFetch, type SafeFetch } from '../pictures/safe-fetch.js';
import { HeadTimeout } from './head-timeout.js';
import type { SharedStore } from './shared-store.js';

/** The outside world as a connector sees it. */
export interface ConnectorIo {
  /** As the platform's `fetch`. */
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** For addresses that are no platform's own, such as feeds: https on the public internet alone. */
  readonly fetchOutside: SafeFetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** Aborted after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal;
  /** From 0 up to, but not, 1; spreads what many processes would do at once. */
  readonly random: () => number;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly store: SharedStore;
  /** Where visitors get a picture of the platform from; `undefined` where it is not to be had. */
  readonly imageUrl: (url: string) => string | undefined;
}

/** Until the head of a platform's answer is there: name, connection and handshake included. */
const HEAD_MS = 4_000;

/** The real world, but for what is given. @param headMs Until the head of an answer to `fetch` is there. @default 4000 */
export function connectorIo(
  given: Pick<ConnectorIo, 'log' | 'store' | 'imageUrl' | 'now'> & Partial<Pick<ConnectorIo, 'fetch' | 'fetchOutside'>>,
  headMs = HEAD_MS,
): ConnectorIo {
  return {
    fetch: async (url, init) => fetchPlatform(url, init, headMs),
    fetchOutside: createSafeFetch(),
    pause: async (ms) => pause(ms),
    deadline: abortAfter,
    random: Math.random,
    ...given,
  };
}

/** @throws {HeadTimeout} {TypeError} As the platform's `fetch`. */
async function fetchPlatform(url: string, init: RequestInit = {}, headMs: number): Promise<Response> {
  const head = new AbortController();
  const timer = setTimeout(() => head.abort(new HeadTimeout(headMs)), headMs);
  try {
    return await fetch(url, { ...init, signal: AbortSignal.any([head.signal, ...(init.signal ? [init.signal] : [])]) });
  } finally {
    clearTimeout(timer);
  }
}
