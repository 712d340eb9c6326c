import { expect } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import { readRichText } from '../../src/core/read-rich-text.js';
import { plainText } from '../../src/core/rich-text.js';

const text = (content: string) => ({ type: 'text', text: content });

describe('readRichText', () => {
  it('takes every kind of segment', () => {
    const segments = [
      text('See '),
      { type: 'link', text: 'river.example', url: 'https://river.example/' },
      { type: 'mention', text: '@lantern', url: 'https://gateway.example/@lantern' },
      { type: 'tag', text: '#paper', url: 'https://gateway.example/tags/paper' },
      { type: 'break' },
      { type: 'emoji', shortcode: 'fish', url: 'https://e.example/fish.png', staticUrl: 'https://e.example/still.png' },
      { type: 'element', tag: 'blockquote', children: [{ type: 'element', tag: 'p', children: [text('Quoted')] }] },
    ];
    expect(readRichText(segments, 'text')).to.deep.equal(segments);
  });

  it('leaves out what no segment has', () => {
    expect(readRichText([{ ...text('a'), onclick: 'alert(1)' }], 'text')).to.deep.equal([text('a')]);
  });

  for (const url of ['javascript:alert(1)', 'http://river.example/', 'https://u:p@river.example/', '', undefined, 7]) {
    it(`makes text of a link to ${String(url) || 'nowhere'}`, () => {
      expect(readRichText([{ type: 'link', text: 'here', url }], 'text')).to.deep.equal([text('here')]);
    });
  }

  it('makes text of what it does not know, and keeps what stands in it', () => {
    const segments = [
      { type: 'video', text: 'A film', url: 'https://river.example/film' },
      { type: 'element', tag: 'script', children: [text('alert(1)')] },
      { type: 'element', tag: 'constructor', children: [text('!')] },
      { type: 'emoji', shortcode: 'fish', url: 'data:image/png,' },
      { type: 'element', tag: 'p' },
      { type: 7 },
    ];
    const read = readRichText(segments, 'text');
    expect(read.every(({ type }) => type === 'text')).to.equal(true);
    expect(plainText(read)).to.equal('A filmalert(1)!:fish:');
  });

  it('takes a still emoji for one that moves where there is only one', () => {
    const [emoji] = readRichText([{ type: 'emoji', shortcode: 'fish', url: 'https://e.example/f.png' }], 'text');
    expect(emoji).to.have.property('staticUrl', 'https://e.example/f.png');
  });

  it('ends with what is nested deeper than honest text', () => {
    let nested: unknown = [text('deep')];
    for (let depth = 0; depth < 5_000; depth++) nested = [{ type: 'element', tag: 'blockquote', children: nested }];
    expect(readRichText(nested, 'text')).to.deep.equal([]);
  });

  for (const value of [undefined, null, 'text', 7, {}, ['text'], [null], [[text('a')]]]) {
    it(`refuses ${JSON.stringify(value) ?? 'nothing'}`, () => {
      expect(() => readRichText(value, 'bio'))
        .to.throw(NetworkError, 'bio')
        .with.property('code', 'bad-response');
    });
  }
});
