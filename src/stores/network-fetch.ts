import { NetworkError } from '../core/errors.js';
import { pauseSeconds } from '../core/http.js';
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
    const pauseMs = lane.pausedUntil - Date.now();
    if (pauseMs > 0) {
      throw new NetworkError('rate-limited', `${origin} asks for a pause`, {
        retryAfterSeconds: Math.ceil(pauseMs / 1000),
      });
    }
    const response = await ($settings.get().fetch ?? fetch)(url, init);
    lane.pausedUntil = Date.now() + (pauseSeconds(response) ?? 0) * 1000;
    return response;
  } finally {
    // The place is handed on, so that `active` counts it once.
    const next = lane.waiting.shift();
    if (next) next();
    else lane.active--;
  }
}
