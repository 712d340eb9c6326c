import { expect } from '@open-wc/testing';
import { plainText, type Segment } from '../../src/core/rich-text.js';

const url = 'https://river.example/';

describe('plainText', () => {
  for (const [what, segments, text] of [
    ['nothing', [], ''],
    ['words', [{ type: 'text', text: 'a < b' }], 'a < b'],
    ['the words of a link', [{ type: 'link', text: 'river', url }], 'river'],
    ['a mention', [{ type: 'mention', text: '@river', url }], '@river'],
    ['a hashtag', [{ type: 'tag', text: '#river', url }], '#river'],
    ['an emoji by its name', [{ type: 'emoji', shortcode: 'blobcat', url, staticUrl: url }], ':blobcat:'],
    ['a break as a line end', [{ type: 'text', text: 'a' }, { type: 'break' }, { type: 'text', text: 'b' }], 'a\nb'],
    [
      'what stands in elements, at any depth',
      [
        {
          type: 'element',
          tag: 'p',
          children: [{ type: 'element', tag: 'em', children: [{ type: 'text', text: 'deep' }] }],
        },
      ],
      'deep',
    ],
  ] as readonly (readonly [string, readonly Segment[], string])[]) {
    it(`reads ${what}`, () => expect(plainText(segments)).to.equal(text));
  }
});
