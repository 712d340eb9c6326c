import type { Context } from 'hono';
import { hasAlready } from '../http/etag.js';
import type { ServedFile } from './served-files.js';

/** A built file, compressed for who takes that; 304 without a body where the caller has it already. */
export function fileAnswer(context: Context, file: ServedFile, cacheControl: string): Response {
  const { bytes, brotli, type } = file;
  const compressed = brotli && takesBrotli(context.req.header('accept-encoding') ?? '') ? brotli : undefined;
  // Other bytes need another tag.
  const etag = compressed ? file.etag.replace(/"$/, '-br"') : file.etag;
  const headers = { etag, 'cache-control': cacheControl, vary: 'Accept-Encoding' };
  if (hasAlready(context, etag)) return new Response(null, { status: 304, headers });
  return new Response(compressed ?? bytes, {
    headers: { ...headers, 'content-type': type, ...(compressed && { 'content-encoding': 'br' }) },
  });
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3 */
const takesBrotli = (header: string): boolean =>
  header.split(',').some((coding) => /^\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(coding));
