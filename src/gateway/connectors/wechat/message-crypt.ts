import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Opens and seals messages of the modes 兼容 and 安全. */
export interface MessageCrypt {
  /** @returns The message; `undefined` where it was not sealed for this account. Never throws. */
  readonly open: (encrypted: string) => string | undefined;
  /** @param random 16 characters; default: other ones each time. */
  readonly seal: (message: string, random?: string) => string;
}

/** PKCS #7 pads to the key's size here, not to AES's block of 16. */
const BLOCK_BYTES = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/**
 * AES-256-CBC over 16 random bytes, the length of the message, the message, and the account's app id.
 * @param encodingAesKey 43 characters: base64 of 32 bytes, and 2 bits that are not used and may be set.
 * @see https://developers.weixin.qq.com/doc/subscription/guide/dev/push/encryption.html
 */
export function messageCrypt(encodingAesKey: string, appId: string): MessageCrypt {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const iv = key.subarray(0, 16);
  return {
    open(encrypted) {
      if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encrypted)) return undefined;
      const sealed = Buffer.from(encrypted, 'base64');
      if (sealed.length === 0 || sealed.length % BLOCK_BYTES > 0) return undefined;
      const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      return contentOf(Buffer.concat([decipher.update(sealed), decipher.final()]), appId);
    },
    seal(message, random = randomBytes(RANDOM_BYTES / 2).toString('hex')) {
      const text = Buffer.from(message);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(text.length);
      const content = Buffer.concat([Buffer.from(random), length, text, Buffer.from(appId)]);
      const padding = BLOCK_BYTES - (content.length % BLOCK_BYTES);
      const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
      return Buffer.concat([
        cipher.update(content),
        cipher.update(Buffer.alloc(padding, padding)),
        cipher.final(),
      ]).toString('base64');
    },
  };
}

function contentOf(padded: Buffer, appId: string): string | undefined {
  const padding = padded.at(-1)!;
  const end = padded.length - padding;
  const start = RANDOM_BYTES + LENGTH_BYTES;
  if (padding < 1 || padding > BLOCK_BYTES || end < start || padded.subarray(end).some((byte) => byte !== padding)) {
    return undefined;
  }
  const textEnd = start + padded.readUInt32BE(RANDOM_BYTES);
  // A message for another account, signed with a token that both happen to have, ends with the other's id.
  if (textEnd > end || padded.toString('utf8', textEnd, end) !== appId) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(padded.subarray(start, textEnd));
  } catch {
    // No text, so no message.
    return undefined;
  }
}
