import { NetworkError } from '../core/errors.js';
import { $settings } from './settings.js';

/** Polite to small servers, and still below what a browser opens for one host over HTTP/1.1. */
const MAX_IN_FLIGHT = 4;

interface Lane {
  active: number;
  readonly waiting: (() => void)[];
  /** Milliseconds since 1970; in the past where the origin asks for no pause. */
  pausedUntil: number;
}

const lanes = new Map<string, Lane>();

/**
 * `fetch` for all widgets of the page together: at most four requests in flight an origin, none while the origin asks for a
 * pause.
 * @throws {NetworkError} rate-limited, without a request, while the origin asks for a pause.
 */
export async function networkFetch(url: string, init?: RequestInit): Promise<Response> {
  const { origin } = new URL(url);
  let lane = lanes.get(origin);
  if (!lane) lanes.set(origin, (lane = { active: 0, waiting: [], pausedUntil: 0 }));
  if (lane.active === MAX_IN_FLIGHT) await new Promise<void>((go) => lane.waiting.push(go));
  else lane.active++;
  try {
    const retryAfterSeconds = Math.ceil((lane.pausedUntil - Date.now()) / 1000);
    if (retryAfterSeconds > 0)
      throw new NetworkError('rate-limited', `${origin} asks for a pause`, { retryAfterSeconds });
    const response = await ($settings.get().fetch ?? fetch)(url, init);
    const { headers } = response;
    if (!response.ok || (headers.get('ratelimit-remaining') ?? headers.get('x-ratelimit-remaining')) === '0') {
      const { pauseSeconds } = await import('../core/refusal.js');
      lane.pausedUntil = Date.now() + (pauseSeconds(response) ?? 0) * 1000;
    }
    return response;
  } finally {
    // The place is handed on, so that `active` counts it once.
    const next = lane.waiting.shift();
    if (next) next();
    else lane.active--;
  }
}
