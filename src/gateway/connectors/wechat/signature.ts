import { createHash } from 'node:crypto';
import { equalTexts } from '../../config/keys.js';

/**
 * WeChat's signature of the parts of a call: of token, timestamp and nonce in plain mode, and of the encrypted message too in
 * the others.
 * @returns SHA-1, hex. @see https://developers.weixin.qq.com/doc/subscription/guide/dev/push/encryption.html
 */
export function wechatSignature(...parts: readonly string[]): string {
  // By code units, as the platform's samples sort; a locale's order would differ.
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex');
}

/** Whether a signature is that of the parts; takes the same time for each wrong one. Never throws. */
export function hasWechatSignature(signature: string, ...parts: readonly string[]): boolean {
  return equalTexts(signature, wechatSignature(...parts));
}
