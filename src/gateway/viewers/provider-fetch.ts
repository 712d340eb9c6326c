import type { CustomFetch } from 'openid-client';

/** Ten times what the largest key sets and metadata of well-known providers are. */
const MAX_BYTES = 1_000_000;

/**
 * `fetch` for what a provider answers: whole, and not without end. The time limit is the caller's signal, which also ends a
 * body that drips.
 */
export const providerFetch: CustomFetch = async (url, options) => {
  const response = await fetch(url, options as RequestInit);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > MAX_BYTES) throw new RangeError(`The answer of ${new URL(url).host} is longer than ${MAX_BYTES} bytes.`);
    parts.push(part);
  }
  const { status, statusText, headers } = response;
  return new Response(size > 0 ? Buffer.concat(parts) : null, { status, statusText, headers });
};
