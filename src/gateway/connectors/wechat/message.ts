import { isObject } from '../../../core/read.js';
import { parseJson } from '../json.js';
import { parseXml } from './xml.js';

/** A message of WeChat's, in whichever of its two formats. */
export interface WechatMessage {
  readonly format: MessageFormat;
  /** Texts and numbers by name, numbers as text. */
  readonly fields: ReadonlyMap<string, string>;
}

/** As chosen in the console. */
export type MessageFormat = 'xml' | 'json';

/** @returns `undefined` where it is no message. Never throws. */
export function readMessage(text: string): WechatMessage | undefined {
  if (!/^\s{0,8}\{/.test(text)) {
    const fields = parseXml(text);
    return fields && { format: 'xml', fields };
  }
  const value = parseJson(text);
  if (!isObject(value)) return undefined;
  const fields = Object.entries(value).flatMap(([name, field]): readonly [string, string][] =>
    typeof field === 'string' || typeof field === 'number' ? [[name, String(field)]] : [],
  );
  return { format: 'json', fields: new Map(fields) };
}

/** @returns `undefined` for bytes that are no UTF-8; a byte order mark is taken off. Never throws. */
export function decodeMessage(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // No text, so no message; other encodings are not used by the platform.
    return undefined;
  }
}
