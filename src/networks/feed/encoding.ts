/** What the first bytes say, whatever else does. @see https://encoding.spec.whatwg.org/#bom-sniff */
const MARKS: readonly (readonly [bytes: string, label: string])[] = [
  ['ï»¿', 'utf-8'],
  ['ÿþ', 'utf-16le'],
  ['þÿ', 'utf-16be'],
  ['<\0', 'utf-16le'],
  ['\0<', 'utf-16be'],
];

/**
 * Decodes a feed: by its byte order mark, the header of the answer, the XML declaration, in this order, and else as UTF-8 or,
 * where that makes little sense, as windows-1252. Names that no browser knows count as not given. Never throws.
 * @see https://www.rfc-editor.org/rfc/rfc7303#section-3
 */
export function decodeBytes(bytes: Uint8Array, contentType: string): string {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const mark = MARKS.find(([first]) => head.startsWith(first))?.[1];
  const [, header] = /charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType) ?? [];
  const [, declared] = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)/.exec(head) ?? [];
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  const labels = [mark, header, declared?.replace(/^utf-?16.*/i, 'utf-8')];
  for (const label of labels) {
    const decoder = label && decoderOf(label);
    if (decoder) return decoder.decode(bytes);
  }
  const text = new TextDecoder().decode(bytes);
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return count(/\ufffd/g) > count(/[^\0-\x7f\ufffd]/g) ? new TextDecoder('windows-1252').decode(bytes) : text;
}

function decoderOf(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    // No encoding of the platform's; there is a next guess.
    return undefined;
  }
}
