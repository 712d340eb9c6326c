import { $settings } from './settings.js';

/** Polite to small servers, and still below what a browser opens for one host over HTTP/1.1. */
const MAX_IN_FLIGHT = 4;
/** A whole attempt, from the first byte out to the last byte in; not the time in line. */
const TIMEOUT_MS = 8_000;

interface Lane {
  active: number;
  /** Called all at once, and whoever finds no place waits again: one may have left meanwhile. */
  readonly waiting: (() => void)[];
  /** Milliseconds since 1970; in the past where the origin asks for no pause. */
  pausedUntil: number;
}

const lanes = new Map<string, Lane>();

/**
 * `fetch` for all widgets of the page together: at most four requests in flight an origin, none while the origin asks for a
 * pause, and each for at most 8 s. A request has its place until its signal is aborted, which `getJson` does as soon as it
 * has read the answer; it leaves the line in the same way.
 * @throws {NetworkError} rate-limited, without a request, while the origin asks for a pause.
 * @throws {DOMException} AbortError, TimeoutError; as the platform's.
 */
export async function networkFetch(url: string, init?: RequestInit): Promise<Response> {
  const { origin } = new URL(url);
  let lane = lanes.get(origin);
  if (!lane) lanes.set(origin, (lane = { active: 0, waiting: [], pausedUntil: 0 }));
  const { waiting } = lane;
  const given = init?.signal ?? AbortSignal.any([]);
  while (lane.active === MAX_IN_FLIGHT && !given.aborted) {
    await new Promise<unknown>((go) => {
      waiting.push(go as () => void);
      given.addEventListener('abort', go);
    });
  }
  given.throwIfAborted();
  if (lane.pausedUntil > Date.now()) throw (await import('../core/refusal.js')).pausedError(origin, lane.pausedUntil);
  lane.active++;
  const signal = AbortSignal.any([given, AbortSignal.timeout(TIMEOUT_MS)]);
  signal.addEventListener('abort', () => {
    lane.active--;
    for (const go of waiting.splice(0)) go();
  });
  const response = await ($settings.get().fetch ?? fetch)(url, { ...init, signal });
  const { headers } = response;
  if (!response.ok || (headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining')) === '0') {
    const { pauseEnd } = await import('../core/refusal.js');
    lane.pausedUntil = pauseEnd(response, lane.pausedUntil);
  }
  return response;
}
