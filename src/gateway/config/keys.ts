import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What a signature is for; one never passes for another. */
type Purpose = 'form' | 'image' | 'nonce' | 'cursor' | 'websub';

/** NIST SP 800-38D §8.2.2: random, and of this length, for at most 2³² texts under one key. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Signatures and ciphers with keys derived from the gateway's secret (HKDF, RFC 5869), the same in all of its processes. */
export interface Keys {
  /** @returns HMAC-SHA256, base64url, 43 characters. */
  readonly sign: (purpose: Purpose, text: string) => string;
  /** Whether a signature is `sign`'s; takes the same time for each wrong one. Never throws. */
  readonly verify: (purpose: Purpose, text: string, signature: string) => boolean;
  /**
   * Encrypts a text (AES-256-GCM), another way each time.
   * @param place Where it is kept: what is sealed for one place opens at no other.
   * @returns Initialisation vector, tag and text, base64url.
   */
  readonly seal: (place: string, text: string) => string;
  /** What was sealed for a place; `undefined`: it was not, or with another secret. Never throws. */
  readonly open: (place: string, sealed: string) => string | undefined;
}

/** @param secret `GatewayConfig.secret`. */
export function keysFrom(secret: string): Keys {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: Purpose | 'seal'): Buffer => {
    let key = keys.get(purpose);
    if (!key) keys.set(purpose, (key = Buffer.from(hkdfSync('sha256', secret, 'magpie-gateway', purpose, 32))));
    return key;
  };
  const sign: Keys['sign'] = (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('base64url');
  return {
    sign,
    verify: (purpose, text, signature) => equalTexts(sign(purpose, text), signature),
    seal(place, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), iv).setAAD(Buffer.from(place));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const iv = bytes.subarray(0, IV_BYTES);
      const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), iv, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString();
      } catch {
        // Too short, changed, moved, or of another secret: to the caller it is not there.
        return undefined;
      }
    },
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
