import assert from 'node:assert/strict';
import { NetworkError } from '../../../src/core/errors.js';
import { readFollowLinks } from '../../../src/core/follow-links.js';
import { readRichText } from '../../../src/core/read-rich-text.js';
import type { RichText } from '../../../src/core/rich-text.js';
import { assertRichText } from '../assert-drawable.js';
import type { Target } from '../target.js';
import { jsonOf } from '../text-of.js';

const nested = (depth: number): object =>
  depth === 0 ? { type: 'text', text: 'x' } : { type: 'element', tag: 'b', children: [nested(depth - 1)] };

/** Texts and ways to follow that a gateway has taken apart already. What was read is read again as it is. */
export const target: Target = {
  starts: () => [
    JSON.stringify([
      { type: 'text', text: 'a' },
      { type: 'link', text: 'b', url: 'https://a.example/' },
      { type: 'emoji', shortcode: 'c', url: 'https://a.example/', staticUrl: 'https://a.example/s' },
      { type: 'element', tag: 'p', children: [{ type: 'break' }, { type: 'mention', text: 'd', url: 'javascript:x' }] },
      { type: 'new', text: 'e', children: [{ type: 'tag', text: 'f', url: 'https://a.example/' }] },
      { where: 'ios', url: 'line://ti/p/@river' },
    ]),
    JSON.stringify([nested(30)]),
  ],
  fuzz(input) {
    const value = jsonOf(input);
    for (const { url } of readFollowLinks(value)) assert.match(url, /^(?:https|mqqapi|mqq|line|weixin):/);
    let read: RichText;
    try {
      read = readRichText(value, 'it');
    } catch (error) {
      if (error instanceof NetworkError) return;
      throw error;
    }
    assertRichText(read);
    assert.deepEqual(readRichText(read, 'it'), read);
  },
  large: (repeated) => JSON.stringify([{ type: 'text', text: repeated }]),
};
