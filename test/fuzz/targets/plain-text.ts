import assert from 'node:assert/strict';
import { linkify } from '../../../src/core/linkify.js';
import { plainText } from '../../../src/core/rich-text.js';
import { visibleName } from '../../../src/core/visible-name.js';
import { assertRichText } from '../assert-drawable.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

/** Text without marks of its own, and names. Finding links loses no character. */
export const target: Target = {
  starts: () => [
    'See https://a.example/b_(c). Or @river.example, not a@b.example\r\n「https://河.example/a」。',
    '\u202e\u200b\u3164\u{e0067}\ufe0f',
  ],
  fuzz(input) {
    const text = textOf(input);
    const drawn = linkify(text, 'https://bsky.app/profile/');
    assertRichText(drawn);
    assert.equal(plainText(drawn), text.replaceAll('\r\n', '\n'));
    const name = visibleName(text, '@river');
    assert.ok(name === '@river' || name === text.trim());
    assert.equal(visibleName(name, '@river'), name);
  },
};
