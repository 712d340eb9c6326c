import { decodeNames } from './text.js';

const REFERENCE = /&(?:#x([\da-f]{1,8})|#(\d{1,8})|(amp|lt|gt|quot|apos));/gi;
const RESERVED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** The five names that XML has and numbers; what numbers are no character becomes U+FFFD. Never throws. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return decodeNames(text).replace(REFERENCE, (_, hex?: string, decimal?: string, name?: string) => {
    if (name) return RESERVED[name.toLowerCase()]!;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code > 0 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\u{fffd}';
  });
}
