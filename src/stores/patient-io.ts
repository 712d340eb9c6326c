import type { Io } from '../core/network.js';
import { $settings } from './settings.js';

/** The outside world for what waits for something to happen: no place in line, and no time limit. */
export function patientIo(signal: AbortSignal): Io {
  const { fetch: ours } = $settings.get();
  return { fetch: (url, init) => (ours ?? fetch)(url, init), signal, settings: $settings.get() as Io['settings'] };
}
