import type { FollowEnd, FollowProgress, FollowTicket } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { apiUrl } from '../gateway.js';
import { eventsIn } from './event-stream.js';
import { readStatus, readTicketData, type TicketData } from './ticket.js';

/** A gateway says at once where an attempt stands; when nothing has come by then, something in between holds it back. */
const FIRST_EVENT_MS = 5_000;
/** After so much silence a connection is taken for lost: a device that slept does not learn of it otherwise. */
const SILENCE_MS = 30_000;
/** An attempt is over when its time is, and the gateway's answer to that had time to come. */
const GRACE_MS = 10_000;

const STREAM = 'text/event-stream';
const JSON_TYPE = 'application/json';

/** What one request has brought. */
interface Heard {
  /** Where the attempt stands; `undefined`: it could not be learnt. */
  readonly progress: FollowProgress | undefined;
  /** There is no such attempt any more. */
  readonly isUnknown: boolean;
  /** The gateway wants no request before; `undefined`: it does not mind. */
  readonly pauseSeconds: number | undefined;
}

/**
 * Watches an attempt to its end: server-sent events where they get through, else questions at the gateway's pace.
 * @throws What the signal was aborted with; nothing else.
 */
export async function watch(
  ticket: FollowTicket,
  onProgress: (progress: FollowProgress) => void,
  io: Io,
): Promise<FollowEnd> {
  const data = dataOf(ticket);
  let { expiresAt } = ticket;
  let accept = STREAM;
  const hear = (progress: FollowProgress): void => {
    if ('expiresAt' in progress) ({ expiresAt } = progress);
    onProgress(progress);
  };
  while (data && Date.now() < expiresAt + GRACE_MS) {
    const { progress, isUnknown, pauseSeconds: seconds = data.intervalSeconds } = await ask(data, accept, hear, io);
    io.signal.throwIfAborted();
    if (isUnknown) break;
    if (progress && !('expiresAt' in progress)) return progress;
    if (!progress) accept = accept === STREAM ? JSON_TYPE : STREAM;
    await pause(seconds * 1000, io.signal);
  }
  return { state: 'expired' };
}

/** What was kept may have been changed by others: then there is nothing to ask for. */
function dataOf({ data }: FollowTicket): TicketData | undefined {
  try {
    return readTicketData(data);
  } catch {
    return undefined;
  }
}

/** One request, for as long as it tells something. Never throws. */
async function ask(
  { id, secret }: TicketData,
  accept: string,
  onProgress: (progress: FollowProgress) => void,
  { fetch, settings, signal }: Io,
): Promise<Heard> {
  const attempt = new AbortController();
  const giveUp = (): void => attempt.abort();
  let timer = setTimeout(giveUp, FIRST_EVENT_MS);
  let heard: Heard = { progress: undefined, isUnknown: false, pauseSeconds: undefined };
  /** @returns Whether there is more to come. */
  const hear = (text: string): boolean => {
    const progress = readStatus(JSON.parse(text));
    heard = { ...heard, progress };
    if (!('expiresAt' in progress)) return false;
    onProgress(progress);
    return true;
  };
  try {
    const response = await fetch(apiUrl(`follows/${encodeURIComponent(id)}`, settings), {
      headers: { accept, authorization: `Bearer ${secret}` },
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, attempt.signal]),
    });
    if (!response.ok) {
      const { pauseSeconds } = await import('../../../core/refusal.js');
      return { ...heard, isUnknown: /^40[14]$/.test(String(response.status)), pauseSeconds: pauseSeconds(response) };
    }
    if (!response.headers.get('content-type')?.includes(STREAM)) {
      hear(await response.text());
      return heard;
    }
    const events = eventsIn(response.body!, () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENCE_MS);
    });
    for await (const { type, data } of events) if (type === 'state' && !hear(data)) break;
  } catch {
    // A connection that broke, or an answer that cannot be read: the next request may do better.
  } finally {
    clearTimeout(timer);
    attempt.abort();
  }
  return heard;
}

/** Ends early when the device finds its network again, or the visitor this page. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const go = (): void => {
      clearTimeout(timer);
      over.abort();
      resolve();
    };
    const timer = setTimeout(go, ms);
    globalThis.addEventListener?.('online', go, { signal: over.signal });
    globalThis.document?.addEventListener('visibilitychange', go, { signal: over.signal });
    signal.addEventListener('abort', go, { signal: over.signal });
  });
}
