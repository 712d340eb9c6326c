import { NetworkError } from './errors.js';
import type { Io } from './network.js';

/** A whole attempt, from the first byte out to the last byte in. */
const TIMEOUT_MS = 8_000;
/** Decoded. The largest honest answer seen, 40 posts with cards, is below 400 kB. */
const MAX_BODY_BYTES = 1_048_576;

/**
 * Fetches JSON without credentials or referrer.
 * @returns What `JSON.parse` made of the answer; the caller checks its shape.
 * @throws {NetworkError} Any code; `timeout` after 8 s, `bad-response` for more than 1 MiB or for what is not JSON.
 */
export async function getJson(url: string, io: Io, init?: RequestInit): Promise<unknown> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let text = '';
  try {
    const response = await io.fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...init,
      signal: AbortSignal.any([io.signal, timeout]),
    });
    // What a refusal means is rarely needed, and then loaded.
    if (!response.ok || !response.body) throw (await import('./refusal.js')).refusalOf(response);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part; !(part = await reader.read()).done;) {
      text += part.value;
      if (text.length > MAX_BODY_BYTES) {
        void reader.cancel();
        throw new NetworkError('bad-response', `Too long: ${url}`);
      }
    }
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    throw new NetworkError(timeout.aborted ? 'timeout' : 'unreachable', `No answer: ${url}`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NetworkError('bad-response', `Not JSON: ${url}`, { cause });
  }
}
