import assert from 'node:assert/strict';
import { htmlToRichText, withEmoji } from '../../../src/core/html.js';
import { plainText } from '../../../src/core/rich-text.js';
import { assertRichText } from '../assert-drawable.js';
import { fixture } from '../fixture.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const emoji = { url: 'https://files.example/b.gif', staticUrl: 'https://files.example/b.png' };
const emojis = new Map([['b', emoji]]);

/** Mastodon's HTML. Text that was read is text: read again as escaped text, it stays what it was. */
export const target: Target = {
  starts: () => [
    ...(fixture('core/fixtures/dompurify.json') as { attacks: { payload: string }[] }).attacks.map(
      ({ payload }) => payload,
    ),
    '<p><a href="https://a.example/@b" class="u-url mention">@<span>b</span></a> :b: &amp;</p>',
  ],
  fuzz(input) {
    const text = textOf(input);
    for (const options of [{}, { emojis, baseUrl: 'https://a.example', withoutQuote: true }]) {
      const drawn = htmlToRichText(text, options);
      assertRichText(drawn);
      const plain = plainText(drawn).replace(/\s+/g, ' ').trim();
      const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      assert.equal(plainText(htmlToRichText(escaped)).trim(), plain);
    }
    assertRichText(withEmoji(text, emojis));
  },
};
