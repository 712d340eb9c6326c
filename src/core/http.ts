import { NetworkError } from './errors.js';
import type { Io } from './network.js';

/** Decoded, in UTF-16 units: at most as many bytes as came. The largest honest answer seen, 40 posts with cards, is below 400 kB. */
const MAX_BODY_LENGTH = 1_048_576;

/**
 * Fetches JSON without credentials or referrer.
 * @returns What `JSON.parse` made of the answer; the caller checks its shape.
 * @throws {NetworkError} Any code; `timeout` where `io.fetch` rejects, or breaks off, with a `TimeoutError` (the stores' one
 * after 8 s), `bad-response` for more than 1,048,576 characters or for what is not JSON.
 */
export async function getJson(url: string, io: Io, init?: RequestInit): Promise<unknown> {
  const attempt = new AbortController();
  let text = '';
  try {
    const response = await io.fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...init,
      signal: AbortSignal.any([io.signal, attempt.signal]),
    });
    // What a refusal means is rarely needed, and then loaded.
    if (!response.ok || !response.body) throw (await import('./refusal.js')).refusalOf(response);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part; !(part = await reader.read()).done;) {
      text += part.value;
      if (text.length > MAX_BODY_LENGTH) throw new NetworkError('bad-response', `Too long: ${url}`);
    }
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    const code = (cause as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable';
    throw new NetworkError(code, `No answer: ${url}`, { cause });
  } finally {
    // What was not read is not wanted; an `io.fetch` that counts its requests knows that this one is over. In a task of its
    // own: a page that watches its requests may be reading a copy, and would be told that it was broken off.
    setTimeout(() => attempt.abort());
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NetworkError('bad-response', `Not JSON: ${url}`, { cause });
  }
}
