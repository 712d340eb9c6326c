import { createHmac, timingSafeEqual } from 'node:crypto';

/** Those that WebSub names; SHA-1 is what most hubs send, and nobody can make an HMAC of it without the secret either. */
const SIGNATURE = /^(sha1|sha256|sha384|sha512)=([\da-f]{40,128})$/i;

/**
 * Whether a message was signed with a secret.
 * @param header `X-Hub-Signature`.
 * @see https://www.w3.org/TR/websub/#signing-content
 */
export function isSigned(body: Uint8Array, header: string | undefined, secret: string): boolean {
  const [, method, signature = ''] = SIGNATURE.exec(header?.trim() ?? '') ?? [];
  if (method === undefined) return false;
  const own = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === own.length && timingSafeEqual(given, own);
}
