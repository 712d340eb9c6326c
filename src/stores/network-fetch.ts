import { $settings } from './settings.js';

/** Polite to small servers, and still below what a browser opens for one host over HTTP/1.1. */
const MAX_IN_FLIGHT = 4;
/** A whole attempt, from the first byte out to the last byte in; not the time in line. */
const TIMEOUT_MS = 8_000;

/** The requests of one origin. */
export interface Lane {
  active: number;
  /** Called all at once, and whoever finds no place waits again: one may have left meanwhile. */
  readonly waiting: (() => void)[];
  /** Since something has gone wrong there: how many may be in flight, where that is not as many as ever. Throws where none may. */
  admit?: () => number | undefined;
}

const lanes = new Map<string, Lane>();

/**
 * `fetch` for all widgets of the page together: at most four requests in flight an origin, none while the origin asks for a
 * pause or is down, and each for at most 8 s. A request has its place until its signal is aborted, which `getJson` does as
 * soon as it has read the answer; it leaves the line in the same way.
 * @throws {NetworkError} Without a request: rate-limited, while the origin asks for a pause; unreachable, while it is down.
 * @throws {DOMException} AbortError, TimeoutError; as the platform's.
 */
export async function networkFetch(url: string, init?: RequestInit): Promise<Response> {
  const { origin } = new URL(url);
  let lane = lanes.get(origin);
  if (!lane) lanes.set(origin, (lane = { active: 0, waiting: [] }));
  const { waiting } = lane;
  const given = init?.signal ?? AbortSignal.any([]);
  while (!given.aborted && lane.active >= (lane.admit?.() ?? MAX_IN_FLIGHT)) {
    await new Promise<unknown>((go) => {
      waiting.push(go as () => void);
      given.addEventListener('abort', go);
    });
  }
  given.throwIfAborted();
  lane.active++;
  const signal = AbortSignal.any([given, AbortSignal.timeout(TIMEOUT_MS)]);
  signal.addEventListener('abort', () => {
    lane.active--;
    for (const go of waiting.splice(0)) go();
  });
  const asking = ($settings.get().fetch ?? fetch)(url, { ...init, signal });
  const response = await asking.catch(() => Response.error());
  const { headers, ok } = response;
  if (!ok || lane.admit || (headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining')) === '0') {
    given.throwIfAborted();
    await import('./trouble.js').then(
      ({ hear }) => hear(origin, response, lane),
      // Without a connection it may not be there: what went wrong is told all the same.
      () => {},
    );
  }
  return asking;
}
