import { expect } from '@open-wc/testing';
import { linkify } from '../../src/core/linkify.js';
import { plainText } from '../../src/core/rich-text.js';

const PROFILES = 'https://bsky.app/profile/';

/** What is linked in a text, with where it leads. */
const LINKS = [
  ['Nothing to see', {}],
  ['https://river.example', { 'https://river.example': 'https://river.example/' }],
  ['(see https://river.example/a?b=c#d).', { 'https://river.example/a?b=c#d': 'https://river.example/a?b=c#d' }],
  ['HTTPS://RIVER.EXAMPLE!', { 'HTTPS://RIVER.EXAMPLE': 'https://river.example/' }],
  ['网站：https://river.example/河。欢迎', { 'https://river.example/河': 'https://river.example/%E6%B2%B3' }],
  ['<https://river.example>', { 'https://river.example': 'https://river.example/' }],
  ['by @lake.example, too', { '@lake.example': `${PROFILES}lake.example` }],
  ['@lake.example.', { '@lake.example': `${PROFILES}lake.example` }],
  ['me@lake.example', {}],
  ['@me@lake.example', {}],
  ['@lake', {}],
  ['@lake.example@sea.example', {}],
  ['http://river.example', {}],
  ['https://', {}],
  ['https://...', {}],
  ['https://me:secret@river.example/', {}],
  ['javascript:alert(1)', {}],
] as const;

describe('linkify', () => {
  for (const [text, expected] of LINKS) {
    it(`finds ${JSON.stringify(expected)} in ${JSON.stringify(text)}`, () => {
      const found = linkify(text, PROFILES).flatMap((part) =>
        'url' in part && 'text' in part ? [[part.text, part.url]] : [],
      );
      expect(Object.fromEntries(found)).to.deep.equal(expected);
    });
  }

  it('loses no character of the text', () => {
    for (const [text] of LINKS) expect(plainText(linkify(text, PROFILES))).to.equal(text);
  });

  it('tells links from mentions', () => {
    expect(linkify('https://a.example @b.example', PROFILES).map(({ type }) => type)).to.deep.equal([
      'link',
      'text',
      'mention',
    ]);
  });

  it('breaks lines where the text does', () => {
    expect(linkify('a\n\r\nb', PROFILES)).to.deep.equal([
      { type: 'text', text: 'a' },
      { type: 'break' },
      { type: 'break' },
      { type: 'text', text: 'b' },
    ]);
  });

  it('has nothing to draw for empty text', () => {
    expect(linkify('', PROFILES)).to.deep.equal([]);
  });

  for (const part of [
    '@',
    '@a.',
    '@a',
    '@a-',
    'a.',
    'https://',
    'https://!',
    'https://a.',
    '!',
    '((',
    'https:/',
    '\n',
    '@a.b-',
    '、',
  ]) {
    // Where the time is not linear, this ends in the runner's timeout.
    it(`loses no character of 100,000 that say ${JSON.stringify(part)} over and over`, () => {
      const text = part.repeat(100_000 / part.length);
      for (const whole of [text, `@${text}`, `https://a${text}`])
        expect(plainText(linkify(whole, PROFILES)) === whole).to.equal(true);
    });
  }
});
