import type { FollowEnd, FollowProgress, FollowTicket } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { fieldsOf, textOr } from '../../../core/read.js';
import { onConcluded, outcomeOf } from './attempts.js';

/** How long an outcome stays unseen where its message does not get through, as from a window with another storage key. */
const PAUSE_MS = 2_000;
/** An answer that came in time may still be on its way to the server and back. */
const GRACE_MS = 20_000;

/**
 * Waits for the page that the answer comes to, and asks no server. What it has kept is looked at again after sleep and on
 * the next visit; messages only say when.
 * @throws What the signal was aborted with; nothing else.
 */
export async function watch(
  { data, expiresAt }: FollowTicket,
  _onProgress: (progress: FollowProgress) => void,
  { signal }: Io,
): Promise<FollowEnd> {
  const id = textOr(fieldsOf(data).id);
  for (;;) {
    signal.throwIfAborted();
    const outcome = id ? await outcomeOf(id).catch(() => 'unknown' as const) : 'unknown';
    signal.throwIfAborted();
    if (typeof outcome === 'object') return outcome.end;
    if (outcome === 'unknown' || Date.now() > expiresAt + GRACE_MS) return { state: 'expired' };
    await pause(signal);
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, PAUSE_MS);
    const stop = onConcluded(go);
    signal.addEventListener('abort', go);
  });
}
