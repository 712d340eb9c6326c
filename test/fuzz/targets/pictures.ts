import assert from 'node:assert/strict';
import { pictureKind } from '../../../src/gateway/pictures/picture-kind.js';
import type { Target } from '../target.js';

const MAGIC = /^(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF[^]{4}WEBPVP8|[^]{4}ftyp)/;

/** First bytes of files. What is taken for a picture begins as one does, so it is no text and no drawing. */
export const target: Target = {
  starts: () => [
    ...['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF0000WEBPVP8L', '\0\0\0\x1cftypmif1\0\0\0\0avif'].map(
      (head) => Buffer.from(head, 'latin1'),
    ),
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
  ],
  fuzz(input) {
    const kind = pictureKind(input);
    if (kind !== undefined) assert.match(Buffer.from(input).toString('latin1'), MAGIC);
  },
};
