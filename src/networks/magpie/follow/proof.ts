import type { PageKey } from './key.js';

/** What a proof is about. */
interface Claims {
  readonly method: string;
  /** Of the request; its query is no part of a proof. */
  readonly url: string;
  /** As the gateway gave it last; `undefined` before it has given one. */
  readonly nonce: string | undefined;
  /** By the gateway's clock; milliseconds since 1970. */
  readonly at: number;
}

/**
 * A proof that a request is made by the page that holds a key: a DPoP proof, ES256, of use for this one request.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.2
 */
export async function makeProof({ privateKey, jwk }: PageKey, { method, url, nonce, at }: Claims): Promise<string> {
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk };
  const payload = {
    jti: crypto.randomUUID(),
    htm: method,
    htu: url.replace(/[?#].*/, ''),
    iat: Math.floor(at / 1000),
    nonce,
  };
  const signed = [header, payload].map((part) => base64Url(new TextEncoder().encode(JSON.stringify(part)))).join('.');
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    privateKey,
    new TextEncoder().encode(signed),
  );
  return `${signed}.${base64Url(new Uint8Array(signature))}`;
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
