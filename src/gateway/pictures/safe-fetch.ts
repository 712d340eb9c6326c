import { Agent, request, type Dispatcher } from 'undici';
import { abortAfter } from '../deadline.js';
import { checkedConnector, internet, type Outside } from './outside.js';
import { outsideUrl } from './outside-url.js';
import { PACKINGS, readPacked } from './packed-body.js';
import { SafeFetchError } from './safe-fetch-error.js';

const HEAD_MS = 4_000;

const MAX_REDIRECTS = 3;

/** Connections to one host; more requests than these wait. */
const MAX_CONNECTIONS = 4;

/** Says that it is a program and which; neither its version nor whose. */
const USER_AGENT = 'Mozilla/5.0 (compatible; Magpie gateway)';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What is asked for. */
export interface SafeFetchOptions {
  /** Of the body, as sent and unpacked. */
  readonly maxBytes: number;
  /** In all, redirects and body included. */
  readonly timeoutMs: number;
  /** `Accept`. */
  readonly accept: string;
  /** `If-None-Match`: an ETag that the server gave; it may answer with 304 and nothing. */
  readonly ifNoneMatch?: string | undefined;
  /** `If-Modified-Since`: as `Last-Modified` was; for servers that give no ETag. */
  readonly ifModifiedSince?: string | undefined;
  /** Whether a redirect may lead there, for addresses that are allowed one by one. @default Anywhere on the public internet. */
  readonly mayLeadTo?: ((url: URL) => boolean) | undefined;
}

/** An answer, of whatever status. */
interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  /** Where it came from in the end. */
  readonly url: string;
  /** Unpacked. */
  readonly body: Buffer;
}

/**
 * Fetches an address that somebody else wrote: https on the public internet alone, each redirect checked as the first address
 * was. Tells the other server nothing: no cookies, no referrer.
 * @throws {SafeFetchError} See its codes.
 */
export type SafeFetch = (url: string, options: SafeFetchOptions) => Promise<Fetched>;

/**
 * @param outside The internet; tests hand in another.
 * @param headMs How long the head of an answer may take, for each redirect anew; name, connection and handshake included.
 */
export function createSafeFetch(outside: Outside = internet(), headMs = HEAD_MS): SafeFetch {
  const dispatcher = new Agent({ connect: checkedConnector(outside), connections: MAX_CONNECTIONS, pipelining: 1 });
  return async (address, { maxBytes, timeoutMs, accept, ifNoneMatch, ifModifiedSince, mayLeadTo }) => {
    const inTime = abortAfter(timeoutMs);
    const headers = {
      accept,
      'accept-encoding': PACKINGS,
      'user-agent': USER_AGENT,
      ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
      ...(ifModifiedSince === undefined ? {} : { 'if-modified-since': ifModifiedSince }),
    };
    const question = { dispatcher, headers };
    let url = outsideUrl(address);
    try {
      for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
        const answer = await ask(url, question, inTime, headMs);
        if (!REDIRECTS.has(answer.statusCode)) return await toFetched(url, answer, maxBytes);
        url = outsideUrl(locationOf(answer), url);
        if (mayLeadTo?.(url) === false) throw new SafeFetchError('refused', 'A redirect leads to what is not allowed.');
      }
    } catch (error) {
      throw toSafeFetchError(error);
    }
    throw new SafeFetchError('redirects', `There were more than ${MAX_REDIRECTS} redirects.`);
  };
}

type Question = Pick<NonNullable<Parameters<typeof request>[1]>, 'dispatcher' | 'headers'>;

async function ask(
  url: URL,
  question: Question,
  inTime: AbortSignal,
  headMs: number,
): Promise<Dispatcher.ResponseData> {
  const head = new AbortController();
  const late = new SafeFetchError('timeout', `There was no answer within ${headMs} ms.`);
  const timer = setTimeout(() => head.abort(late), headMs);
  const signal = AbortSignal.any([inTime, head.signal]);
  let onAbort = (): void => undefined;
  try {
    signal.throwIfAborted();
    // undici looks at the signal only once there is a connection; a name that is never resolved would be waited for.
    const ended = new Promise<never>((_resolve, reject) => {
      onAbort = () => reject(signal.reason as Error);
      signal.addEventListener('abort', onAbort, { once: true });
    });
    return await Promise.race([request(url, { ...question, signal }), ended]);
  } finally {
    clearTimeout(timer);
    // Node.js keeps a signal for ever that somebody listens to, and with it all that was read of the answer.
    signal.removeEventListener('abort', onAbort);
  }
}

/** Where an answer sends to; the rest of it is not read. */
function locationOf({ headers, body }: Dispatcher.ResponseData): string {
  body.on('error', ignoreEnd).destroy();
  const { location } = headers;
  if (typeof location !== 'string') throw new SafeFetchError('redirects', 'A redirect leads nowhere.');
  return location;
}

async function toFetched(url: URL, answer: Dispatcher.ResponseData, maxBytes: number): Promise<Fetched> {
  const headers = toHeaders(answer.headers);
  const { body } = answer;
  try {
    if (Number(headers.get('content-length')) > maxBytes) {
      throw new SafeFetchError('too-large', `The answer announces more than ${maxBytes} bytes.`);
    }
    const bytes = await readPacked(body, headers.get('content-encoding') ?? undefined, maxBytes);
    return { status: answer.statusCode, headers, url: url.href, body: bytes };
  } catch (error) {
    body.on('error', ignoreEnd).destroy();
    throw error;
  }
}

/** A body that is given up ends with an error, which whoever gives it up has thrown, or will. */
const ignoreEnd = (): void => undefined;

function toHeaders(raw: Dispatcher.ResponseData['headers']): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  return headers;
}

function toSafeFetchError(error: unknown): SafeFetchError {
  if (error instanceof SafeFetchError) return error;
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new SafeFetchError('timeout', 'The answer took too long.', error);
  }
  return new SafeFetchError('unreachable', 'The connection failed.', error);
}
