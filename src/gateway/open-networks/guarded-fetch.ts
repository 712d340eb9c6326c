import { Agent, buildConnector, fetch, type Dispatcher } from 'undici';
import { abortAfter } from '../deadline.js';
import { isLoopback } from '../http/asking-origin.js';
import { checkedConnector, internet, type Outside } from '../pictures/outside.js';
import { outsideUrl } from '../pictures/outside-url.js';
import type { OpenNetworkIo } from './open-network-io.js';

const TIMEOUT_MS = 8_000;
const HEAD_MS = 4_000;

/** The largest honest answer, accounts with long profiles, is below 100 kB. */
const MAX_BYTES = 1_048_576;

/** Connections to one server; more requests than these wait. */
const MAX_CONNECTIONS = 8;

export interface GuardedFetchOptions {
  /** Where the gateway is: origin. One on this machine reaches http on this machine, too. */
  readonly publicUrl: string;
  /** The internet; tests hand in another. */
  readonly outside?: Outside;
  /** From the call to the last byte, redirects included. @default 8000 */
  readonly timeoutMs?: number;
  /** From the call to the head of the answer: name, connection, handshake and redirects. @default 4000 */
  readonly headMs?: number;
  /** Of an answer, as sent and unpacked. @default 1048576 */
  readonly maxBytes?: number;
}

/**
 * The `fetch` of open networks, which goes where visitors and strangers say: to the public internet by https, or, for a gateway
 * on this machine, to this machine by http. Neither of both leads on to the other. An answer is there whole, or not at all, so
 * that whoever leaves it unread holds no connection.
 */
export function guardedFetch({
  publicUrl,
  outside = internet(),
  timeoutMs = TIMEOUT_MS,
  headMs = HEAD_MS,
  maxBytes = MAX_BYTES,
}: GuardedFetchOptions): OpenNetworkIo['fetch'] {
  const userAgent = `Magpie gateway (+${publicUrl})`;
  const world = guarded(checkedConnector(outside), maxBytes, checkOutside);
  const machine = isOnThisMachine(new URL(publicUrl))
    ? guarded(buildConnector({ timeout: headMs }), maxBytes, checkThisMachine)
    : undefined;
  return async (input, init) => {
    // A request of the platform’s, whose `fetch` cannot be told how to connect; undici’s takes no such request.
    const request = new Request(input, init);
    const url = new URL(request.url);
    const late = abortAfter(timeoutMs);
    const headers = new Headers(request.headers);
    if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
    const local = isOnThisMachine(url) ? machine : undefined;
    // Whatever is not asked for over the network, such as `data:`, is answered before any dispatcher hears of it.
    if (!local) checkOutside(url.href);
    const head = new AbortController();
    const headTimer = setTimeout(() => head.abort(), headMs);
    try {
      const response = await fetch(url, {
        method: request.method,
        headers: [...headers],
        body: request.body ? await request.arrayBuffer() : null,
        redirect: redirectOf(input, init),
        signal: AbortSignal.any([request.signal, late, head.signal]),
        dispatcher: local ?? world,
      });
      clearTimeout(headTimer);
      return await whole(response, maxBytes);
    } catch (cause) {
      if (request.signal.aborted) throw request.signal.reason;
      const waitedMs = head.signal.aborted ? headMs : late.aborted ? timeoutMs : undefined;
      const why = waitedMs === undefined ? 'could not be reached' : `did not answer within ${waitedMs} ms`;
      throw cause instanceof TooLongError ? cause : new TypeError(`${url.host} ${why}.`, { cause });
    } finally {
      clearTimeout(headTimer);
    }
  };
}

/** An answer has more bytes than are taken. */
class TooLongError extends TypeError {}

/** Looks at each address before it is asked, those of redirects as well. */
function guarded(connect: buildConnector.connector, maxBytes: number, check: (url: string) => void): Dispatcher {
  const agent = new Agent({ connect, connections: MAX_CONNECTIONS, pipelining: 1, maxResponseSize: maxBytes });
  return agent.compose((dispatch) => (options, handler) => {
    check(new URL(options.path, options.origin).href);
    return dispatch(options, handler);
  });
}

function checkOutside(url: string): void {
  try {
    outsideUrl(url);
  } catch (cause) {
    throw new TypeError(cause instanceof Error ? cause.message : 'The address may not be asked.', { cause });
  }
}

function checkThisMachine(url: string): void {
  if (!isOnThisMachine(new URL(url))) throw new TypeError('This machine sends on to another one.');
}

const isOnThisMachine = (url: URL): boolean => url.protocol === 'http:' && isLoopback(url);

/** A `Request` follows redirects unless it was told not to; that it was told to cannot be seen. */
function redirectOf(input: string | URL | Request, init: RequestInit | undefined): RequestRedirect {
  if (init?.redirect) return init.redirect;
  return input instanceof Request && input.redirect !== 'follow' ? input.redirect : 'error';
}

type Answer = Awaited<ReturnType<typeof fetch>>;

/** An answer as the platform’s `fetch` gives it. @throws {TooLongError} */
async function whole(
  { body, status, statusText, headers, url, redirected }: Answer,
  maxBytes: number,
): Promise<Response> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    const bytes = part as Uint8Array;
    length += bytes.byteLength;
    if (length > maxBytes) throw new TooLongError(`${new URL(url).host} answered with more than ${maxBytes} bytes.`);
    parts.push(bytes);
  }
  const response = new Response(body ? Buffer.concat(parts) : null, { status, statusText, headers: [...headers] });
  // What cannot be handed in, though callers may ask for it.
  return Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
}
