import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a signature is for; one never passes for another. */
type Purpose = 'form' | 'image' | 'nonce' | 'cursor';

/** Signatures with keys derived from the gateway's secret (HKDF, RFC 5869), the same in all of its processes. */
export interface Keys {
  /** @returns HMAC-SHA256, base64url, 43 characters. */
  readonly sign: (purpose: Purpose, text: string) => string;
  /** Whether a signature is `sign`'s; takes the same time for each wrong one. Never throws. */
  readonly verify: (purpose: Purpose, text: string, signature: string) => boolean;
}

/** @param secret `GatewayConfig.secret`. */
export function keysFrom(secret: string): Keys {
  const keys = new Map<Purpose, Buffer>();
  const keyFor = (purpose: Purpose): Buffer => {
    let key = keys.get(purpose);
    if (!key) keys.set(purpose, (key = Buffer.from(hkdfSync('sha256', secret, 'magpie-gateway', purpose, 32))));
    return key;
  };
  const sign: Keys['sign'] = (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('base64url');
  return {
    sign,
    verify: (purpose, text, signature) => equalTexts(sign(purpose, text), signature),
  };
}

/** 128 random bits, base64url: an id, or half of a secret. */
export const randomId = (): string => randomBytes(16).toString('base64url');

/** 256 random bits, base64url: for what whoever knows it may do. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256, hex: what is stored of a secret. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compares without telling by the time it takes where the texts differ. */
export function equalTexts(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(a)), Buffer.from(hashOf(b)));
}
