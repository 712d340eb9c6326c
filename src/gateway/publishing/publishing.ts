import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { transact } from '../database/transact.js';
import { ProblemError } from '../http/problem.js';
import type { Services } from '../services.js';
import { claimKey, keepAnswer, releaseKey, type Claim, type KeptAnswer } from './idempotency.js';
import { checkOperator, findPublisher, ownUsername, type Publisher } from './publisher.js';

/** The answer to a write. */
interface Answer {
  readonly status: 200 | 201 | 204;
  /** JSON. Default: none. */
  readonly body?: unknown;
  /** Path on the gateway of what was made. */
  readonly location?: string;
}

/** One write of a publisher. */
export interface Publication<Input> {
  /** For which account; `undefined`: none yet, so that an operator's token is needed. */
  readonly address: string | undefined;
  /** Reads and checks the request. What takes long, such as re-encoding a picture, belongs here: no transaction is open. */
  readonly read: () => Promise<Input>;
  /**
   * Acts, beginning with `holdAccount`. Everything that it asks of the database goes through `within`, whose database is the
   * transaction; with SQLite any other question would wait for ever. May be called again from the start.
   * @param username Of `address`; empty where there is none. The account may not exist.
   */
  readonly write: (within: Services, input: Input, username: string) => Promise<Answer>;
}

const KEY = /^[!-~]{1,200}$/;

/**
 * Does one write of a publisher, once: who it is, whether they may, whether it was done already under its Idempotency-Key, then
 * the write and its answer in one transaction. Every route that publishes is this function:
 *
 * ```ts
 * app.post('/v1/accounts/:address/posts', (context) =>
 *   publishing(services, context, {
 *     address: context.req.param('address'),
 *     read: () => readBody(context, 'PostDraft'),
 *     async write(within, draft, username) {
 *       const account = await holdAccount(within, username);
 *       return { status: 201, body: … };
 *     },
 *   }),
 * );
 * ```
 * @throws {ProblemError} unauthorized, forbidden, not-found, invalid-request (the key), idempotency-mismatch, conflict, and
 * what `read` and `write` throw: then nothing was done, and the key can be used again.
 */
export async function publishing<Input>(
  services: Services,
  context: Context,
  { address, read, write }: Publication<Input>,
): Promise<Response> {
  const publisher = await findPublisher(services, context);
  let username = '';
  if (address === undefined) checkOperator(publisher);
  else username = ownUsername(publisher, address);
  const attempt = await attemptOf(services, context, publisher);
  if (attempt?.state === 'done') return toResponse(attempt.answer);
  const claim = attempt?.claim;
  try {
    const input = await read();
    const answer = await transact(services, async (within) => {
      const kept = toKept(services, await write(within, input, username));
      if (claim && !(await keepAnswer(within, claim, kept))) throw stillRunning();
      return kept;
    });
    return toResponse(answer);
  } catch (error) {
    if (claim) await release(services, claim);
    throw error;
  }
}

async function attemptOf(
  services: Services,
  context: Context,
  { tokenId }: Publisher,
): Promise<{ state: 'claimed'; claim: Claim } | { state: 'done'; answer: KeptAnswer; claim?: never } | undefined> {
  const key = context.req.header('idempotency-key');
  if (key === undefined) return undefined;
  if (!KEY.test(key)) {
    throw new ProblemError('invalid-request', undefined, {
      errors: [{ pointer: 'Idempotency-Key', detail: 'must be 1 to 200 visible ASCII characters' }],
    });
  }
  const attempt = await claimKey(services, { tokenId, key, requestHash: await hashOfRequest(context) });
  switch (attempt.state) {
    case 'running':
      throw stillRunning();
    case 'mismatch':
      throw new ProblemError(
        'idempotency-mismatch',
        'The Idempotency-Key was used for another request within 24 hours. Make a new key for each request.',
      );
    default:
      return attempt;
  }
}

async function hashOfRequest({ req }: Context): Promise<string> {
  return createHash('sha256')
    .update(`${req.method} ${req.path}\n`)
    .update(new Uint8Array(await req.arrayBuffer()))
    .digest('hex');
}

/** Never throws: whoever asks hears of what went wrong before; a key that is not released is free after a minute. */
async function release(services: Services, claim: Claim): Promise<void> {
  try {
    await releaseKey(services, claim);
  } catch (error) {
    services.log.warn({ err: error }, 'Could not release an Idempotency-Key; it can be used again in a minute.');
  }
}

const stillRunning = (): ProblemError =>
  new ProblemError('conflict', 'The same request is still being worked on. Ask again.', {
    headers: { 'retry-after': '1' },
  });

function toKept({ config }: Services, { status, body, location }: Answer): KeptAnswer {
  return {
    status,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(location === undefined ? {} : { location: config.publicUrl + location }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  };
}

function toResponse({ status, headers, body }: KeptAnswer): Response {
  return new Response(body, { status, headers: { 'cache-control': 'private, no-store', ...headers } });
}
