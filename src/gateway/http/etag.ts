import { createHash } from 'node:crypto';
import type { Context } from 'hono';

/** For how long an answer that nobody can renew is better than none: a day (RFC 5861 §4). */
const STALE_IF_ERROR_SECONDS = 86_400;

/** How long an answer may be kept, in seconds. */
export interface CacheTimes {
  /** Is used without asking. */
  readonly maxAgeSeconds: number;
  /** After that: is used while asking (RFC 5861 §3). */
  readonly staleSeconds: number;
}

/** An answer for everybody: JSON, named by what it holds; 304 without a body where the caller has it already. */
export function cacheable(context: Context, body: unknown, { maxAgeSeconds, staleSeconds }: CacheTimes): Response {
  const text = JSON.stringify(body);
  const etag = etagOf(text);
  const headers = {
    etag,
    'cache-control': `public, max-age=${maxAgeSeconds}, stale-while-revalidate=${staleSeconds}, stale-if-error=${STALE_IF_ERROR_SECONDS}`,
  };
  if (hasAlready(context, etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json' } });
}

/** A strong entity tag: 128 bits of the content's SHA-256. */
export function etagOf(content: string | Uint8Array): string {
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** Whether the caller names a tag in `If-None-Match`; a proxy may have made it weak (RFC 9110 §13.1.2). */
export function hasAlready(context: Context, etag: string): boolean {
  const asked = context.req.header('if-none-match');
  if (asked === undefined) return false;
  return asked.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
