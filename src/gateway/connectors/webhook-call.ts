import type { ConnectorIo } from './connector-io.js';
import { readBytes } from './upstream.js';

/** Why a call of a webhook is not acted on; one word, for the log. */
export type Refusal =
  'body' | 'message' | 'method' | 'mode' | 'parameters' | 'recipient' | 'replay' | 'signature' | 'time';

/** Thrown to refuse a call. The caller is told nothing of the reason. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly reason: Refusal;

  constructor(reason: Refusal) {
    super(`Refused: ${reason}.`);
    this.reason = reason;
  }
}

export interface WebhookLimits {
  readonly bodyBytes: number;
  /** What is not done by then is done later, and the platform asked to tell again. */
  readonly answerMs: number;
}

/** From the first byte of a body to its last. */
const BODY_MS = 10_000;
/** Refusals of one kind are written to the log once in so long, so that nobody can fill it. */
const LOG_EVERY_MS = 60_000;

/**
 * Puts a platform's calls through the same door: a limited body, one answer for all that is refused, and an answer in time.
 * @param account Address.
 * @param handle Reads the body once. @throws {RefusedCall}
 * @returns Never throws.
 */
export function webhookDoor(
  account: string,
  io: ConnectorIo,
  limits: WebhookLimits,
): (request: Request, handle: (body: () => Promise<Uint8Array>) => Promise<Response>) => Promise<Response> {
  const loggedAt = new Map<Refusal, number>();

  function refuse(reason: Refusal): Response {
    const last = loggedAt.get(reason) ?? -Infinity;
    if (io.now() - last >= LOG_EVERY_MS) {
      loggedAt.set(reason, io.now());
      io.log.warn({ account, reason }, advice[reason]);
    }
    return answer(reason === 'method' ? 405 : reason === 'body' ? 413 : 403);
  }

  function fail(error: unknown): Response {
    if (error instanceof RefusedCall) return refuse(error.reason);
    io.log.error({ account, err: error }, 'An event of a platform could not be kept; the platform will tell it again.');
    return answer(500);
  }

  return async (request, handle) => {
    const late = io.deadline(limits.answerMs);
    const response = handle(() => readBody(request, io, limits.bodyBytes)).catch(fail);
    return Promise.race([response, aborted(late).then(() => answer(503))]);
  };
}

/** An answer of plain text that no browser takes for anything else. */
export function answer(status: number, text = '', type = 'text/plain'): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** The parameters of a call. @throws {RefusedCall} One is there twice: two readers might take different ones. */
export function parametersOf(request: Request): ReadonlyMap<string, string> {
  const { searchParams } = new URL(request.url);
  const parameters = new Map(searchParams);
  if (parameters.size !== searchParams.size) throw new RefusedCall('parameters');
  return parameters;
}

async function readBody(request: Request, io: ConnectorIo, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new RefusedCall('body');
  if (!request.body) return new Uint8Array();
  const bytes = await readBytes(request.body, maxBytes, io.deadline(BODY_MS)).catch(() => undefined);
  if (!bytes) throw new RefusedCall('body');
  return bytes;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

const advice: Readonly<Record<Refusal, string>> = {
  body: 'Refused a webhook call whose body was too long or too slow.',
  message: 'Refused a webhook call that is no message of the platform.',
  method: 'Refused a webhook call of another method than the platform uses.',
  mode: 'Refused a webhook call in another mode than the configuration says: see that the console and the configuration both have, or both lack, the key for encrypted messages.',
  parameters: 'Refused a webhook call with parameters missing or doubled.',
  recipient:
    'Refused a webhook call for another account: see whether the webhook address in the console belongs to this account.',
  replay: 'Refused a webhook call with the signature of an earlier one and another body.',
  signature:
    'Refused a webhook call whose signature is wrong: see that token or secret are the console’s; otherwise somebody else made the call.',
  time: 'Refused a webhook call of another time: see whether the clock of this server is right.',
};
