import type { Io } from '../../../core/network.js';

const given = new WeakMap<AbortSignal, Io>();

/** Says with what is asked where this signal ends it. */
export function provideIo(io: Io): void {
  given.set(io.signal, io);
}

/** The outside world of the rendering that a signal belongs to. */
export function io(signal: AbortSignal): Io {
  return given.get(signal)!;
}
