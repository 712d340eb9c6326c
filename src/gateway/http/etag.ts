import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Env } from './app.js';
import { KEEP_MS } from './kept-answers.js';

/** For how long an answer that nobody can renew is better than none: a day (RFC 5861 §4). */
const STALE_IF_ERROR_SECONDS = 86_400;

const JSON_TYPE = 'application/json';

/** How long an answer may be kept, in seconds. */
export interface CacheTimes {
  /** Is used without asking. */
  readonly maxAgeSeconds: number;
  /** After that: is used while asking (RFC 5861 §3). */
  readonly staleSeconds: number;
}

/**
 * An answer for everybody: JSON, named by what it holds; 304 without a body where the caller has it already.
 * @param accounts Ids of those whose rows it shows: whoever changes one says so by `Services.answers`.
 */
export function cacheable(
  context: Context<Env>,
  body: unknown,
  { maxAgeSeconds, staleSeconds }: CacheTimes,
  accounts: readonly string[] = [],
): Response {
  const text = JSON.stringify(body);
  const etag = etagOf(text);
  const headers = {
    etag,
    'cache-control': `public, max-age=${maxAgeSeconds}, stale-while-revalidate=${staleSeconds}, stale-if-error=${STALE_IF_ERROR_SECONDS}`,
  };
  const freshMs = Math.min(maxAgeSeconds * 1_000, KEEP_MS);
  context.set('kept', { body: text, contentType: JSON_TYPE, accounts, freshMs });
  if (hasAlready(context, etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': JSON_TYPE } });
}

/** A strong entity tag: 128 bits of the content's SHA-256. */
export function etagOf(content: string | Uint8Array): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** Whether the caller names a tag in `If-None-Match`. */
export function hasAlready(context: Context, etag: string): boolean {
  const asked = context.req.header('if-none-match');
  return asked !== undefined && namesTag(asked, etag);
}

/** @param asked `If-None-Match`; a proxy may have made a tag in it weak (RFC 9110 §13.1.2). */
export const namesTag = (asked: string, etag: string | undefined): boolean =>
  asked.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
