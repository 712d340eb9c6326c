import { NetworkError } from '../../../core/errors.js';
import type { Io } from '../../../core/network.js';
import { fieldsOf } from '../../../core/read.js';
import { apiUrl, gatewayOf } from '../gateway.js';
import { toProblemError } from '../problem.js';
import { keyFor } from './key.js';
import { makeProof } from './proof.js';

/** More than a clock is off by itself, less than a gateway lets pass; milliseconds. */
const SKEW_MS = 10_000;
/** The largest honest answer, 50 relationships, is below 20 kB; in UTF-16 units. */
const MAX_BODY_LENGTH = 262_144;

/** What a gateway has told this page for its next proof. */
interface Known {
  nonce: string | undefined;
  /** What the gateway's clock is ahead of this device's; milliseconds. */
  skewMs: number;
}

const known = new Map<string, Known>();

/**
 * Makes a request of the gateway's API with a proof of this page's key.
 * @param path Below `/v1/`.
 * @param body Sent as JSON.
 * @returns What `JSON.parse` made of the answer; `undefined` for an answer without content.
 * @throws {NetworkError} Any code; private: the key may not do this, or may not do it any more.
 */
export async function provedRequest(method: string, path: string, io: Io, body?: object): Promise<unknown> {
  const gateway = gatewayOf(io.settings) ?? '';
  if (!globalThis.crypto?.subtle) throw new NetworkError('private', 'Only pages with https have keys to follow with');
  const first = await send(gateway, method, path, io, body);
  // It has said which nonce it wants, or what time it is: now the proof can be right.
  const answer = first.isOutdated ? await send(gateway, method, path, io, body) : first;
  if (answer.refusal) throw answer.refusal;
  return answer.json;
}

interface Answer {
  readonly json: unknown;
  readonly refusal: NetworkError | undefined;
  /** It was refused for what the gateway has told only in this answer. */
  readonly isOutdated: boolean;
}

async function send(gateway: string, method: string, path: string, io: Io, body?: object): Promise<Answer> {
  const url = apiUrl(path, io.settings);
  const { nonce, skewMs } = known.get(gateway) ?? { nonce: undefined, skewMs: 0 };
  const attempt = new AbortController();
  try {
    const proof = await makeProof(await keyFor(gateway), { method, url, nonce, at: Date.now() + skewMs });
    const response = await io.fetch(url, {
      method,
      headers: { dpop: proof, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([io.signal, attempt.signal]),
    });
    const text = await response.text();
    const { nonce: next = nonce, skewMs: skew } = told(response);
    known.set(gateway, { nonce: next, skewMs: skew ?? skewMs });
    const json = text && text.length < MAX_BODY_LENGTH ? parse(text) : undefined;
    const { code } = fieldsOf(json);
    const isOutdated =
      response.status === 401 &&
      ((code === 'use-nonce' && next !== undefined) ||
        (code === 'invalid-proof' && (next !== nonce || Math.abs((skew ?? skewMs) - skewMs) > SKEW_MS)));
    return { json, refusal: response.ok ? undefined : await toRefusal(response, json), isOutdated };
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    const code = (cause as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable';
    throw new NetworkError(code, `No answer: ${url}`, { cause });
  } finally {
    // An `io.fetch` that counts its requests knows that this one is over.
    attempt.abort();
  }
}

/** A proxy in front of the gateway refuses without problem details. */
async function toRefusal(response: Response, json: unknown): Promise<NetworkError> {
  const { pauseSeconds, refusalOf } = await import('../../../core/refusal.js');
  return fieldsOf(json).code ? toProblemError(json, pauseSeconds(response)) : refusalOf(response);
}

/** What a gateway lets a page of another origin read of this; `undefined` for the rest. */
function told({ headers }: Response): { readonly nonce: string | undefined; readonly skewMs: number | undefined } {
  const skew = Date.parse(headers.get('date') ?? '') - Date.now();
  return {
    nonce: headers.get('dpop-nonce') ?? undefined,
    skewMs: Number.isNaN(skew) ? undefined : Math.abs(skew) > SKEW_MS ? skew : 0,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller finds that it is not what it needs.
    return undefined;
  }
}
