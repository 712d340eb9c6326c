import { NetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { fieldsOf, textOr, type Wire } from '../../../core/read.js';
import type { PageKey } from '../../magpie/follow/key.js';
import { makeProof } from './proof.js';

/** What a server has said to a request with a proof. */
export interface Answer {
  readonly status: number;
  /** No fields where it is no JSON object. */
  readonly json: Wire;
  /** As OAuth and XRPC name it. */
  readonly error: string | undefined;
  /** `undefined`: it has done what it was asked for. bad-response: the request was wrong. */
  readonly refusal: NetworkError | undefined;
}

/** Whose request it is. */
export interface Prover {
  readonly key: PageKey;
  /** Sent along where a server of records is asked. */
  readonly token?: string;
}

/** In UTF-16 units; the longest honest answer, one with tokens, is below 10 kB. */
const MAX_BODY_LENGTH = 262_144;
/** More than a clock is off by itself; milliseconds. */
const SKEW_MS = 10_000;

/** By origin, as servers gave them last. */
const nonces = new Map<string, string>();
/** What the right time is ahead of this device's clock; milliseconds. */
let skewMs = 0;

/**
 * Posts a form or JSON with a proof of a key. What a server says of the proof itself, that it wants another nonce or lives in
 * another time, is heeded once each.
 * @throws {NetworkError} unreachable, timeout; private where the page has no keys, for want of https.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-8
 */
export async function provedPost(url: string, body: URLSearchParams | object, by: Prover, io: Io): Promise<Answer> {
  if (!globalThis.crypto?.subtle) throw new NetworkError('private', 'Only pages with https have keys to follow with');
  const { origin } = new URL(url);
  let isInTime = false;
  for (let tries = 1; ; tries++) {
    const nonce = nonces.get(origin);
    const { response, answer } = await post(url, body, by, nonce, io);
    const next = response.headers.get('dpop-nonce');
    if (next) nonces.set(origin, next);
    if (tries < 3 && asksForNonce(response, answer) && next && next !== nonce) continue;
    if (tries < 3 && answer.error === 'invalid_dpop_proof' && !isInTime && (await learnTime(response, io))) {
      isInTime = true;
      continue;
    }
    return answer;
  }
}

async function post(
  url: string,
  body: URLSearchParams | object,
  { key, token }: Prover,
  nonce: string | undefined,
  io: Io,
): Promise<{ readonly response: Response; readonly answer: Answer }> {
  const isForm = body instanceof URLSearchParams;
  const proof = await makeProof(key, { url, nonce, token, at: Date.now() + skewMs });
  const attempt = new AbortController();
  try {
    const response = await io.fetch(url, {
      method: 'POST',
      headers: {
        dpop: proof,
        accept: 'application/json',
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        ...(token && { authorization: `DPoP ${token}` }),
      },
      body: isForm ? body.toString() : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // A code or a token goes nowhere else.
      redirect: 'error',
      signal: AbortSignal.any([io.signal, attempt.signal]),
    });
    const json = fieldsOf(parse(await readText(response)));
    const error = textOr(json.error);
    const refusal = response.ok ? undefined : await toRefusal(response, json);
    return { response, answer: { status: response.status, json, error, refusal } };
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    const code = (cause as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable';
    throw new NetworkError(code, `No answer: ${url}`, { cause });
  } finally {
    // An `io.fetch` that counts its requests knows that this one is over.
    attempt.abort();
  }
}

function asksForNonce({ status, headers }: Response, { error }: Answer): boolean {
  return (
    (status === 400 || status === 401) &&
    (error === 'use_dpop_nonce' || Boolean(headers.get('www-authenticate')?.includes('use_dpop_nonce')))
  );
}

/**
 * Finds out what time it is: from the server, or where it does not let pages read that, from the page's own.
 * @returns Whether this device's clock was that much off.
 */
async function learnTime(response: Response, io: Io): Promise<boolean> {
  let date = response.headers.get('date');
  if (!date) {
    const { href } = globalThis.location;
    const request = { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: io.signal } as const;
    const own = await io.fetch(href.replace(/[?#].*/, ''), request).catch(() => undefined);
    date = own?.headers.get('date') ?? '';
  }
  const next = Date.parse(date) - Date.now();
  if (Number.isNaN(next) || Math.abs(next - skewMs) < SKEW_MS) return false;
  skewMs = next;
  return true;
}

/** What OAuth says by 400 is no missing account. */
async function toRefusal(response: Response, json: Wire): Promise<NetworkError> {
  const { refusalOf } = await import('../../../core/refusal.js');
  const { code, retryAfterSeconds } = refusalOf(response);
  const reason = textOr(json.error_description) ?? textOr(json.message) ?? textOr(json.error) ?? '';
  const message = `${response.status} from ${response.url}: ${reason}`;
  return new NetworkError(code === 'not-found' ? 'bad-response' : code, message, { retryAfterSeconds });
}

async function readText({ body }: Response): Promise<string> {
  let text = '';
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part; reader && !(part = await reader.read()).done;) {
    text += part.value;
    if (text.length > MAX_BODY_LENGTH) throw new NetworkError('bad-response', 'An answer that does not end');
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
