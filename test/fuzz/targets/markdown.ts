import { markdownToRichText } from '../../../src/gateway/posts/markdown.js';
import { markdownToWire, plainToWire } from '../../../src/gateway/posts/wire-text.js';
import { assertRichText } from '../assert-drawable.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

/** Posts as publishers write them. */
export const target: Target = {
  starts: () => [
    '# A\n\nb *c* **d** `e` [f](https://a.example "g") ![h](https://b.example)\n\n> i\n\n1. j\n   - k\n\n```\nl\n```\n***\n<b>m</b>',
    '[a]: https://a.example\n\n[a] <https://b.example> &amp; \\*',
  ],
  fuzz(input) {
    const text = textOf(input);
    assertRichText(markdownToRichText(text));
    assertRichText(markdownToWire(text));
    assertRichText(plainToWire(text));
  },
};
