import { NetworkError } from '../../core/errors.js';
import type { Io } from '../../core/network.js';
import { decodeBytes } from './encoding.js';
import type { FeedDocument } from './feed-document.js';
import { readJsonFeed } from './json-feed.js';
import { toLanguage } from './language.js';
import { readXmlFeed } from './xml-feed.js';

/** Above most feeds that carry whole articles. Of a longer one, which begins with its newest items, the rest is not read. */
const MAX_BYTES = 2_097_152;
/** What XML forbids, and would be drawn as boxes. */
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const PAGE = /^[\s\ufeff]*<(?:!doctype\s+html|html|head|body)\b/i;
/** A page's feeds and what was read on of them; the oldest is forgotten first. */
const MAX_KEPT = 20;
/** A card and a feed of one address ask within moments of each other: as soon as each of them is loaded. */
const SHARED_MS = 5_000;

interface Kept {
  readonly loading: Promise<FeedDocument>;
  readonly signal: AbortSignal;
  /** Until when it is news, also to who has not asked yet; milliseconds since 1970. */
  until: number;
}

/** What a page has loaded. It belongs to the page's `fetch`: another world has other feeds. */
const memories = new WeakMap<Io['fetch'], Map<string, Kept>>();

/**
 * Loads a feed's document and reads it. Widgets that ask within moments of each other share the request.
 * @param known Whether one that was loaded before will do: to read on in it.
 * @throws {NetworkError} Any code; `unreachable` also where the feed's server does not let pages of other origins read it.
 */
export async function loadDocument(url: string, io: Io, known: boolean): Promise<FeedDocument> {
  const memory = memories.get(io.fetch) ?? new Map<string, Kept>();
  memories.set(io.fetch, memory);
  const kept = memory.get(url);
  if (kept && (known || Date.now() < kept.until)) {
    return kept.loading.catch((error: unknown) => {
      // Who asked first may have gone, and the request with it.
      if (kept.signal.aborted && !io.signal.aborted) return loadDocument(url, io, known);
      throw error;
    });
  }
  const fresh: Kept = { loading: fetchDocument(url, io), signal: io.signal, until: Infinity };
  memory.delete(url);
  memory.set(url, fresh);
  for (const oldest of memory.keys()) if (memory.size > MAX_KEPT) memory.delete(oldest);
  try {
    return await fresh.loading;
  } catch (error) {
    // A failure is nothing to read on in.
    if (memory.get(url) === fresh) memory.delete(url);
    throw error;
  } finally {
    fresh.until = Date.now() + SHARED_MS;
  }
}

async function fetchDocument(url: string, io: Io): Promise<FeedDocument> {
  const { bytes, cut, response } = await fetchBytes(url, io);
  const source = decodeBytes(bytes, response.headers.get('content-type') ?? '');
  try {
    // Where redirects have led is what relative addresses mean.
    return withHeaders(readFeed(source, response.url || url, cut), response);
  } catch (cause) {
    throw new NetworkError('bad-response', `${(cause as Error).message}: ${url}`, { cause });
  }
}

function readFeed(source: string, documentUrl: string, cut: boolean): FeedDocument {
  if (PAGE.test(source)) throw new NetworkError('bad-response', 'A web page, not a feed');
  if (/^[\s\ufeff]*</.test(source)) return readXmlFeed(source.replace(CONTROLS, ''), documentUrl, cut);
  if (!source.trim()) throw new NetworkError('bad-response', 'Empty, not a feed');
  if (cut) throw new NetworkError('bad-response', `A JSON Feed of more than ${MAX_BYTES} bytes`);
  return readJsonFeed(source, documentUrl);
}

/** When the document changed and what language it is in, where it does not say so itself. */
function withHeaders(feed: FeedDocument, { headers }: Response): FeedDocument {
  const modified = Date.parse(headers.get('last-modified') ?? '');
  return {
    ...feed,
    language: feed.language ?? toLanguage(headers.get('content-language') ?? undefined),
    changedAt: feed.changedAt ?? (Number.isNaN(modified) ? undefined : new Date(modified).toISOString()),
  };
}

/** As core's `getJson`, but bytes: a feed says itself how it is encoded. */
async function fetchBytes(
  url: string,
  io: Io,
): Promise<{ readonly bytes: Uint8Array; readonly cut: boolean; readonly response: Response }> {
  const attempt = new AbortController();
  const bytes = new Uint8Array(MAX_BYTES);
  let length = 0;
  try {
    const response = await io.fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([io.signal, attempt.signal]),
    });
    if (!response.ok || !response.body) throw (await import('../../core/refusal.js')).refusalOf(response);
    const reader = response.body.getReader();
    for (let part; !(part = await reader.read()).done;) {
      const room = part.value.subarray(0, MAX_BYTES - length);
      bytes.set(room, length);
      length += room.length;
      if (room.length < part.value.length) return { bytes, cut: true, response };
    }
    return { bytes: bytes.subarray(0, length), cut: false, response };
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    const timeout = (cause as Error).name === 'TimeoutError';
    throw new NetworkError(
      timeout ? 'timeout' : 'unreachable',
      `No answer: ${url}${timeout ? '' : ' (or its server lets no page of another origin read it: Access-Control-Allow-Origin)'}`,
      { cause },
    );
  } finally {
    // What was not read is not wanted.
    attempt.abort();
  }
}
