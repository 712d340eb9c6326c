import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** A private key, as the vault keeps it; ES256. */
export type KeptKey = JWK;

/** Named by its thumbprint (RFC 7638). */
export async function newKey(): Promise<KeptKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk) };
}

/** What everybody may see of it. */
export function publicPart({ kty, crv, x, y, kid }: KeptKey): JWK {
  return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as JWK;
}

/** Both halves, to work with. */
export async function keyPairOf(key: KeptKey): Promise<CryptoKeyPair> {
  const [privateKey, publicKey] = await Promise.all([
    importJWK(key, 'ES256'),
    importJWK(publicPart(key), 'ES256', { extractable: true }),
  ]);
  return { privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey };
}
