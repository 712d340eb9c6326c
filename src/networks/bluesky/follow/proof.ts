import type { PageKey } from '../../magpie/follow/key.js';
import { base64Url, hashOf } from './base64-url.js';

/** What a proof is about. */
interface Claims {
  /** Of the request; its query is no part of a proof. */
  readonly url: string;
  /** As the server gave it last; `undefined` before it has given one. */
  readonly nonce: string | undefined;
  /** The token that is sent along. */
  readonly token: string | undefined;
  /** By the right clock; milliseconds since 1970. */
  readonly at: number;
}

/** A key pair for one session, whose private half cannot be taken out of the browser: tokens are of no use without it. */
export async function newKey(): Promise<PageKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return { privateKey, jwk: { kty: kty!, crv: crv!, x: x!, y: y! } };
}

/**
 * A proof that a POST is made by the page that holds a key: a DPoP proof, ES256, of use for this one request.
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.2
 */
export async function makeProof({ privateKey, jwk }: PageKey, { url, nonce, token, at }: Claims): Promise<string> {
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk };
  const payload = {
    jti: crypto.randomUUID(),
    htm: 'POST',
    htu: url.replace(/[?#].*/, ''),
    iat: Math.floor(at / 1000),
    nonce,
    ath: token && (await hashOf(token)),
  };
  const encoder = new TextEncoder();
  const signed = [header, payload].map((part) => base64Url(encoder.encode(JSON.stringify(part)))).join('.');
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  const signature = await crypto.subtle.sign(algorithm, privateKey, encoder.encode(signed));
  return `${signed}.${base64Url(new Uint8Array(signature))}`;
}
