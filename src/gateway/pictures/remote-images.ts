import { etagOf } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { GateFullError } from './gate.js';
import { createHostGates, HostRestsError } from './host-gates.js';
import { createImageCache } from './image-cache.js';
import { PictureError, reEncode } from './re-encode.js';
import type { SafeFetch } from './safe-fetch.js';
import { SafeFetchError } from './safe-fetch-error.js';

const FETCH = {
  maxBytes: 5 * 1024 * 1024,
  timeoutMs: 8_000,
  accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif',
};

/** Pixels either way: of what is taken, and of what is made of it. */
const MAX_SIDE_PX = 4_096;
const SIDE_PX = 1_280;

/** Memory for pictures that were asked for lately. */
const CACHE_BYTES = 64 * 1024 * 1024;
const KEPT_MS = 86_400_000;
/** How long an address that gave no picture is not asked again. */
const KEPT_FAILURE_MS = 60_000;

/** A picture from elsewhere, made anew: WebP. */
interface RemoteImage {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Pictures from elsewhere. */
export interface RemoteImages {
  /**
   * Fetches a picture once, for all who ask meanwhile, and keeps it.
   * @throws {ProblemError} image-unavailable; why is in the log.
   */
  readonly load: (url: string) => Promise<RemoteImage>;
}

type Outcome = { readonly image: RemoteImage } | { readonly failure: string };

export function remoteImages(services: Pick<Services, 'log' | 'metrics' | 'now'>, fetch: SafeFetch): RemoteImages {
  const { log, metrics, now } = services;
  const cache = createImageCache<Outcome>(CACHE_BYTES, now);
  const hosts = createHostGates(now);
  const loading = new Map<string, Promise<Outcome>>();

  const load = async (url: string): Promise<Outcome> => {
    const { hostname } = new URL(url);
    try {
      const image = await hosts.pass(hostname, () => fetched(url, fetch), isDown);
      cache.keep(url, { value: { image }, bytes: image.bytes.length, keptUntil: now() + KEPT_MS });
      return { image };
    } catch (error) {
      const failure = failureOf(error);
      log.warn({ err: error, host: hostname, failure }, 'A picture from elsewhere could not be had.');
      // That the gateway is busy says nothing about the picture.
      if (failure !== 'busy') cache.keep(url, { value: { failure }, bytes: 0, keptUntil: now() + KEPT_FAILURE_MS });
      return { failure };
    }
  };
  const loadOnce = (url: string): Promise<Outcome> => {
    let outcome = loading.get(url);
    if (!outcome) {
      outcome = load(url).finally(() => loading.delete(url));
      loading.set(url, outcome);
    }
    return outcome;
  };

  return {
    async load(url) {
      const kept = cache.read(url);
      const outcome = kept ?? (await loadOnce(url));
      const label = 'failure' in outcome ? outcome.failure : 'ready';
      metrics.imageFetches.inc({ outcome: kept ? `kept-${label}` : label });
      if ('failure' in outcome) throw new ProblemError('image-unavailable');
      return outcome.image;
    },
  };
}

/** The other server answered, and not with a picture. */
class StatusError extends Error {
  override readonly name = 'StatusError';
}

async function fetched(url: string, fetch: SafeFetch): Promise<RemoteImage> {
  const { status, body } = await fetch(url, FETCH);
  if (status !== 200) throw new StatusError(`The other server answered with status ${status}.`);
  const [image] = await reEncode(body, [SIDE_PX], MAX_SIDE_PX);
  const { bytes } = image!;
  return { bytes, etag: etagOf(bytes) };
}

const isDown = (error: unknown): boolean =>
  error instanceof SafeFetchError && (error.code === 'timeout' || error.code === 'unreachable');

/** A word for the log and the metrics. @throws What is an error of ours. */
function failureOf(error: unknown): string {
  if (error instanceof SafeFetchError) return error.code;
  if (error instanceof PictureError) return 'not-a-picture';
  if (error instanceof StatusError) return 'bad-status';
  if (error instanceof GateFullError) return 'busy';
  if (error instanceof HostRestsError) return 'host-rests';
  throw error;
}
