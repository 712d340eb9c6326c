import { abortAfter } from '../../deadline.js';
import type { OpenNetworkIo } from '../open-network-io.js';

/**
 * Less than the gateway waits for a network, so that what is said is why, and than the lease of `shared-cache.ts`. Milliseconds.
 */
const ALL_MS = 14_000;

/** The same outside world, for all that one thing needs: after a while nothing of it is answered any more. */
export function inOneGo(io: OpenNetworkIo): OpenNetworkIo {
  const late = abortAfter(ALL_MS);
  return {
    ...io,
    fetch: (url, init = {}) =>
      io.fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, late]) : late }),
  };
}
