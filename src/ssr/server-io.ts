import type { Io } from '../core/network.js';
import type { Settings } from '../stores/settings.js';
import { provideIo } from './in-place/stores/io.js';

/**
 * The outside world for adapters on a server. Every request ends with the rendering's deadline.
 * @param signal Ends what is under way.
 */
export function serverIo(settings: Settings, signal: AbortSignal): Io {
  const { fetch: given = globalThis.fetch } = settings;
  const io: Io = {
    // A server sends no cookies and no referrer; runtimes at the edge refuse to be told so.
    fetch: (url, { credentials: _, referrerPolicy: __, ...init } = {}) => given(url, init),
    signal,
    settings: settings as Io['settings'],
  };
  provideIo(io);
  return io;
}
