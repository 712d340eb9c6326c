import assert from 'node:assert/strict';
import { tagsOf, toRichText } from '../../../src/core/facets.js';
import { plainText } from '../../../src/core/rich-text.js';
import { assertRichText } from '../assert-drawable.js';
import type { Target } from '../target.js';
import { jsonOf } from '../text-of.js';

const mark = (byteStart: number, byteEnd: number, feature: object): object => ({
  index: { byteStart, byteEnd },
  features: [feature],
});

/** Text of the AT Protocol: `{ text, facets }`. Whatever the facets say, no character of the text is lost or made. */
export const target: Target = {
  starts: () => [
    JSON.stringify({
      text: 'Hi @a.example, 河 https://b.example #c\nEnd',
      facets: [
        mark(3, 13, { did: 'did:plc:abc' }),
        mark(19, 36, { uri: 'https://b.example' }),
        mark(37, 39, { tag: 'c' }),
        mark(15, 17, { uri: 'javascript:alert(1)' }),
      ],
    }),
  ],
  fuzz(input) {
    const { text, facets: marks } = (jsonOf(input) ?? {}) as { text?: unknown; facets?: unknown };
    if (typeof text !== 'string') return;
    const drawn = toRichText(text, marks);
    assertRichText(drawn);
    // Half a surrogate pair has no bytes.
    const whole = text.replace(/\p{Surrogate}/gu, '\ufffd');
    assert.equal(plainText(drawn).replaceAll('\r', ''), whole.replaceAll('\r', ''));
    tagsOf(marks);
  },
  large: (repeated) => JSON.stringify({ text: repeated, facets: [mark(0, 2, { tag: repeated })] }),
};
