import { expect } from '@open-wc/testing';
import { plainHandle } from '../../src/core/plain-handle.js';

describe('plainHandle', () => {
  for (const handle of ['@river@social.example', '@river', 'river.example', '@a_b.c-d@xn--ovw.example', '']) {
    it(`leaves ${handle || 'nothing'} as it is`, () => expect(plainHandle(handle)).to.equal(handle));
  }

  for (const [what, handle, shown] of [
    ['a letter of another script', '@r\u0456ver', '@r\\u{456}ver'],
    ['a zero-width space', '@river\u200b', '@river\\u{200b}'],
    ['a turn of the direction', '@\u202erevir', '@\\u{202e}revir'],
    ['a filler', '@\u3164', '@\\u{3164}'],
    ['a tag character', '@river\u{e0067}', '@river\\u{e0067}'],
    ['a letter of mathematics', '@\u{1d42b}iver', '@\\u{1d42b}iver'],
    ['a control character', '@ri\u0007ver\u007f', '@ri\\u{7}ver\\u{7f}'],
    ['a line end', '@river\n@lake', '@river\\u{a}@lake'],
    ['a mark on a letter', '@rive\u0301r', '@rive\\u{301}r'],
    ['half a surrogate pair', '@river\ud83c', '@river\\u{d83c}'],
  ] as const) {
    it(`writes out ${what}`, () => expect(plainHandle(handle)).to.equal(shown));
  }
});
