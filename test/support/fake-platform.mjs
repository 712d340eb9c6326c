import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

/** What the fake platforms have in common. Plain JavaScript: the demonstration starts them without a build. */

/** An answer of JSON. */
export const json = (value, status = 200, headers = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });

/** An answer of text. */
export const text = (value, type = 'text/plain', status = 200) =>
  new Response(value, { status, headers: { 'content-type': `${type}; charset=utf-8` } });

/** A text that nobody guesses. */
export const randomText = (bytes = 16) => randomBytes(bytes).toString('hex');

/** Text for HTML. */
export const escape = (value) => String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The fields of a call: of its JSON or its form. */
export async function fieldsOf(request) {
  const body = await request.text();
  if (!/json/.test(request.headers.get('content-type') ?? '')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
}

/**
 * A handler for node's http server, from one that takes a `Request`.
 * @param answer `undefined` of it: the path is somebody else's.
 * @param prefix What of the path is the server's own.
 * @returns A function that says whether it has answered.
 */
export const nodeHandler =
  (answer, prefix = '') =>
  async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
    if (!url.pathname.startsWith(prefix)) return false;
    url.pathname = url.pathname.slice(prefix.length) || '/';
    const { method = 'GET' } = incoming;
    const body = ['GET', 'HEAD'].includes(method) ? undefined : Readable.toWeb(incoming);
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    const response = await answer(new Request(url, { method, headers, body, duplex: 'half' }));
    if (!response) return false;
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
    return true;
  };

/** Failures that a test asks for, in place of the next answers of a call. */
export function failures() {
  const waiting = new Map();
  return {
    /** @param make A function that makes the answer, or that throws. */
    next(call, make, times = 1) {
      waiting.set(call, [...(waiting.get(call) ?? []), ...Array.from({ length: times }, () => make)]);
    },
    take(call) {
      return waiting.get(call)?.shift();
    },
  };
}
