import type { Io } from '../core/network.js';
import { networkFetch } from './network-fetch.js';
import { $settings } from './settings.js';

/** The outside world for adapters: the page's settings and its shared `fetch`. */
export function io(signal: AbortSignal): Io {
  return { fetch: networkFetch, signal, settings: $settings.get() as Io['settings'] };
}
