import { FeedError } from './feed-error.js';

/** Within so many bytes an XML declaration says its encoding. */
const DECLARATION_BYTES = 1_024;
const DECLARED = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/;
const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i;

/**
 * The text of a feed. Its encoding is what its first bytes are the mark of; else what the server says; else what its XML
 * declaration says; else UTF-8; and windows-1252, which takes any bytes, where it is none of them. A name that is wrong for the
 * bytes counts as none: many servers say one encoding for whatever they hold.
 * @param contentType `Content-Type` of the answer.
 * @throws {FeedError} bad-encoding.
 * @see https://www.rfc-editor.org/rfc/rfc7303#section-3
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | undefined): string {
  const mark = markOf(bytes);
  if (mark === 'utf-32') throw new FeedError('bad-encoding', 'The feed is in UTF-32, which nobody reads any more.');
  const begin = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const charset = CHARSET.exec(contentType ?? '')?.[1];
  const declared = DECLARED.exec(begin.replace(/^\xef\xbb\xbf/, ''))?.[1];
  const names = mark === undefined ? [charset, declared, 'utf-8', 'windows-1252'] : [mark];
  for (const name of names) {
    const text = name === undefined ? undefined : decoded(bytes, name);
    if (text !== undefined) return text;
  }
  throw new FeedError('bad-encoding', `The feed begins as ${mark}, and is not.`);
}

/** By a byte order mark, or by how `<` looks in two bytes. */
function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && (c === 0xfe || c === 0))) {
    return 'utf-32';
  }
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c !== 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return undefined;
}

/**
 * From 20.18.3, 22.13 and 24.0 on, Node.js reads windows-1252 as ISO 8859-1, which has control characters where windows-1252 has
 * these; to be removed when none of the supported versions does. Source: https://github.com/nodejs/node/issues/60888
 */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1 = /[\x80-\x9f]/g;
const windows1252 = (character: string): string => WINDOWS[character.charCodeAt(0) - 0x80]!;

/** @returns `undefined` where the name is none, or the bytes are not in that encoding. */
function decoded(bytes: Uint8Array, name: string): string | undefined {
  try {
    const decoder = new TextDecoder(name, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? text.replace(C1, windows1252) : text;
  } catch {
    // The next name is tried.
    return undefined;
  }
}
