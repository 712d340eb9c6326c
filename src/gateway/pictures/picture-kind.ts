/** Kinds of pictures that are taken. All are pixels: none can hold a script, a link or another file to load. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** How much of a file has to be seen to tell its kind; the list of brands of an AVIF file ends before that. */
const HEAD_BYTES = 512;

/** The kind of a file by its first bytes, whatever it is called. `undefined`: none that is taken. Never throws. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF[^]{4}WEBPVP8[ LX]/.test(head)) return 'webp';
  if (isAvif(head)) return 'avif';
  return undefined;
}

/** @see https://aomediacodec.github.io/av1-avif/ §6, ISO/IEC 14496-12 §4.3 */
function isAvif(head: string): boolean {
  if (head.slice(4, 8) !== 'ftyp') return false;
  const size = Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE(0);
  // The brand, a version, the compatible brands; four bytes each.
  const brands = [head.slice(8, 12), ...(head.slice(16, size).match(/[^]{4}/g) ?? [])];
  return brands.includes('avif') || brands.includes('avis');
}
