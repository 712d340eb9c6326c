import type { Context } from 'hono';
import type { Env } from '../http/app.js';
import { hasAlready } from '../http/etag.js';

const TYPE = 'image/webp';

/** What an address of a picture shows never changes; one that is deleted is gone from here as it is deleted. */
const KEEP_MS = 60_000;

/** How a picture is sent. */
export interface PictureAnswer {
  /** WebP. */
  readonly bytes: Buffer;
  /** A strong entity tag, with its quotes. */
  readonly etag: string;
  readonly cacheControl: string;
}

/**
 * The answer that is a picture, for pages of every origin. Opened by itself it is a picture too and nothing else: the type is
 * not to be guessed, and a document of it may load, run and send nothing.
 */
export function pictureAnswer(context: Context<Env>, { bytes, etag, cacheControl }: PictureAnswer): Response {
  const headers = {
    'access-control-allow-origin': '*',
    'cache-control': cacheControl,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    etag,
    'x-content-type-options': 'nosniff',
  };
  const body = new Uint8Array(bytes);
  context.set('kept', { body, contentType: TYPE, accounts: [], freshMs: KEEP_MS });
  if (hasAlready(context, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, {
    headers: { ...headers, 'content-length': `${bytes.byteLength}`, 'content-type': TYPE },
  });
}
