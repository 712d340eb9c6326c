import type { Services } from '../services.js';

/** How long a key is remembered. Source: the contract's parameter `Idempotency-Key`. */
const REMEMBERED_MS = 24 * 3_600_000;
/** A request that has not ended by then has died with its process, and may be tried again. */
const ABANDONED_MS = 60_000;

/** What is kept of an answer, and what a repeated request gets. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** A request as its sender named it. */
export interface KeyedRequest {
  readonly tokenId: string;
  readonly key: string;
  /** SHA-256 of what is asked, hex. */
  readonly requestHash: string;
}

/** A key that nobody else works under until it is released, kept with an answer, or a minute old. */
export interface Claim extends KeyedRequest {
  /** Tells this claim from one that took its place. Milliseconds since 1970. */
  readonly since: number;
}

export type Attempt =
  /** The first of its kind: do it. */
  | { readonly state: 'claimed'; readonly claim: Claim }
  /** It was done: say the same again. */
  | { readonly state: 'done'; readonly answer: KeptAnswer }
  /** Somebody is doing it now. */
  | { readonly state: 'running' }
  /** The key was used to ask for something else. */
  | { readonly state: 'mismatch' };

/** Whether a request is the first under its key. Of any number of processes that ask at once, one gets the claim. */
export async function claimKey(services: Services, request: KeyedRequest): Promise<Attempt> {
  const { tokenId, key, requestHash } = request;
  for (;;) {
    const since = services.now();
    await services.database
      .deleteFrom('idempotent')
      .where('token_id', '=', tokenId)
      .where('key', '=', key)
      .where((eb) =>
        eb.or([
          eb('created_at', '<=', since - REMEMBERED_MS),
          eb.and([eb('status', 'is', null), eb('created_at', '<=', since - ABANDONED_MS)]),
        ]),
      )
      .execute();
    const { numInsertedOrUpdatedRows } = await services.database
      .insertInto('idempotent')
      .values({
        token_id: tokenId,
        key,
        request_hash: requestHash,
        status: null,
        headers: null,
        body: null,
        created_at: since,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) return { state: 'claimed', claim: { ...request, since } };
    const other = await services.database
      .selectFrom('idempotent')
      .select(['request_hash', 'status', 'headers', 'body'])
      .where('token_id', '=', tokenId)
      .where('key', '=', key)
      .executeTakeFirst();
    // Released between the two questions: the key is free.
    if (!other) continue;
    if (other.request_hash !== requestHash) return { state: 'mismatch' };
    if (other.status === null) return { state: 'running' };
    const headers = JSON.parse(other.headers ?? '{}') as Readonly<Record<string, string>>;
    return { state: 'done', answer: { status: other.status, headers, body: other.body } };
  }
}

/**
 * Keeps the answer of a claimed request; to be called in the transaction that acts, so that both are there or neither.
 * @returns `false`: it took so long that another has the key. What was done must be undone.
 */
export async function keepAnswer(transaction: Services, claim: Claim, answer: KeptAnswer): Promise<boolean> {
  const { numUpdatedRows } = await transaction.database
    .updateTable('idempotent')
    .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
    .where('token_id', '=', claim.tokenId)
    .where('key', '=', claim.key)
    .where('created_at', '=', claim.since)
    .where('status', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Frees the key of a request that did nothing; leaves it alone where an answer was kept after all. */
export async function releaseKey(services: Services, claim: Claim): Promise<void> {
  await services.database
    .deleteFrom('idempotent')
    .where('token_id', '=', claim.tokenId)
    .where('key', '=', claim.key)
    .where('created_at', '=', claim.since)
    .where('status', 'is', null)
    .execute();
}
