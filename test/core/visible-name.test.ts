import { expect } from '@open-wc/testing';
import { visibleName } from '../../src/core/visible-name.js';

describe('visibleName', () => {
  for (const [what, name] of [
    ['nothing', ''],
    ['white space', ' \t\n\u00a0\u3000'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
    ['bidi controls', '\u202e\u2066\u2069\u200f\u061c'],
    ['tag characters', '\u{e0067}\u{e0062}\u{e007f}'],
    ['Hangul fillers', '\u3164\uffa0\u115f\u1160'],
    ['variation selectors', '\ufe0f\u{e0100}'],
    ['soft hyphens', '\u00ad'],
    ['a blank of Braille', '\u2800'],
    ['control characters', '\u0000\u0007'],
  ] as const) {
    it(`gives way to the fallback for ${what}`, () => {
      expect(visibleName(name, '@river.example')).to.equal('@river.example');
    });
  }

  for (const name of ['River', '河', '🌊', '👩‍👩‍👧‍👦', '.', '﷽', 'ا\u200cب']) {
    it(`stays ${name}`, () => expect(visibleName(` ${name}\n`, '@river.example')).to.equal(name));
  }

  // Where the time is not linear, these end in the runner's timeout.
  for (const part of ['\u200b ', '\u2800\u202e', '\u00ad\ufe0f']) {
    it(`sees the one letter behind 200,000 times nothing (${encodeURI(part)})`, () => {
      const nothing = part.repeat(100_000);
      expect(visibleName(`${nothing}a`, '').endsWith('a')).to.equal(true);
      expect(visibleName(nothing, '@river.example')).to.equal('@river.example');
    });
  }
});
