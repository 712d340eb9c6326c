import type { Context } from 'hono';
import { hasAlready } from '../http/etag.js';

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
export function pictureAnswer(context: Context, { bytes, etag, cacheControl }: PictureAnswer): Response {
  const headers = {
    'access-control-allow-origin': '*',
    'cache-control': cacheControl,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    etag,
    'x-content-type-options': 'nosniff',
  };
  if (hasAlready(context, etag)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(bytes), {
    headers: { ...headers, 'content-length': `${bytes.byteLength}`, 'content-type': 'image/webp' },
  });
}
