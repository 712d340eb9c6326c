import type { FollowEnd, FollowProgress, FollowTicket } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { countOr, fieldsOf, textOr } from '../../../core/read.js';
import { onNews, standingOf } from './attempts.js';

/** How long news stay unseen where their message does not get through; milliseconds. */
const PAUSE_MS = 2_000;
/** An answer may come in the last moment; milliseconds. */
const GRACE_MS = 5_000;

/**
 * Waits for the page that the answer comes to, and asks no server. What it has kept is looked at again after sleep and on
 * the next visit; messages only say when.
 * @throws What the signal was aborted with; nothing else.
 */
export async function watch(
  { data, expiresAt }: FollowTicket,
  onProgress: (progress: FollowProgress) => void,
  { signal }: Io,
): Promise<FollowEnd> {
  const id = textOr(fieldsOf(data).id);
  let isTaken = false;
  for (;;) {
    signal.throwIfAborted();
    const standing = id ? await standingOf(id).catch(() => undefined) : undefined;
    signal.throwIfAborted();
    if (standing?.end) return standing.end;
    // The ticket comes from storage, and may not say that it never ends.
    const until = standing?.isTaken ? standing.expiresAt : Math.min(standing?.expiresAt ?? 0, countOr(expiresAt) ?? 0);
    if (!standing || Date.now() > until + GRACE_MS) return { state: 'expired' };
    if (standing.isTaken && !isTaken) onProgress({ state: 'scanned', expiresAt: standing.expiresAt });
    ({ isTaken } = standing);
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
    const stop = onNews(go);
    signal.addEventListener('abort', go);
  });
}
