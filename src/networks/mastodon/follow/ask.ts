import { NetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { fieldsOf, textOr } from '../../../core/read.js';

/** The largest honest answer, some accounts with long profiles, is below 100 kB; in UTF-16 units. */
const MAX_BODY_LENGTH = 262_144;

/** What goes with a request to a visitor’s server. */
interface Question {
  /** Sent as a form, which needs no permission of the server’s (CORS) beforehand. @default It is only asked for. */
  readonly form?: Readonly<Record<string, string>>;
  /** The visitor’s token; it goes nowhere but into the request’s header. */
  readonly token?: string;
  /** The request is made to its end even if the page goes away. @default false */
  readonly keepalive?: boolean;
}

/** What a server said when it refused; the `cause` of the error. */
interface Refusal {
  readonly status: number;
  /** `undefined`: it was not JSON. */
  readonly body: unknown;
}

/**
 * Asks a visitor’s server. Secrets are sent to it alone: a server that sends the request on to somewhere else is refused.
 * @returns What `JSON.parse` made of the answer; the caller checks its shape.
 * @throws {NetworkError} Any code; its `cause` is a `Refusal` where the server refused.
 */
export async function ask(url: string, io: Io, { form, token, keepalive }: Question = {}): Promise<unknown> {
  const attempt = new AbortController();
  try {
    const response = await io.fetch(url, {
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      ...(keepalive && { keepalive }),
      headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([io.signal, attempt.signal]),
    });
    const json = parse(await read(response));
    if (!response.ok) {
      const { refusalOf } = await import('../../../core/refusal.js');
      const { code, message, retryAfterSeconds } = refusalOf(response);
      const cause: Refusal = { status: response.status, body: json };
      throw new NetworkError(code, message, { retryAfterSeconds, cause });
    }
    if (json === undefined) throw new NetworkError('bad-response', `Not JSON, or too long: ${url}`);
    return json;
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    const code = (cause as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable';
    throw new NetworkError(code, `No answer: ${url}`, { cause });
  } finally {
    // What was not read is not wanted; an `io.fetch` that counts its requests knows that this one is over.
    attempt.abort();
  }
}

/** Why a server refused, in the words of OAuth; empty where it did not say. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
export function oauthError(thrown: unknown): string {
  return textOr(fieldsOf(fieldsOf((thrown as Error).cause).body).error) ?? '';
}

/** @returns Empty for what is too long. */
async function read({ body }: Response): Promise<string> {
  let text = '';
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part; reader && !(part = await reader.read()).done;) {
    text += part.value;
    if (text.length > MAX_BODY_LENGTH) return '';
  }
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller finds that it is not what it needs.
    return undefined;
  }
}
