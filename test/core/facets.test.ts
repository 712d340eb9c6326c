import { expect } from '@open-wc/testing';
import { tagsOf, toRichText } from '../../src/core/facets.js';
import { plainText } from '../../src/core/rich-text.js';

const TEXT = 'Lies 河 auf https://river.example mit @lake.example 👩‍👩‍👧‍👦 #河川';
const LINK = { uri: 'https://river.example/spring' };

describe('toRichText', () => {
  it('marks links, mentions and tags by bytes, not by characters', () => {
    const facets = [
      mark('#河川', { tag: '河川' }),
      mark('https://river.example', LINK),
      mark('@lake.example', { did: 'did:plc:bbbbbbbbbbbbbbbbbbbbbbbb' }),
    ];
    expect(toRichText(TEXT, facets)).to.deep.equal([
      { type: 'text', text: 'Lies 河 auf ' },
      { type: 'link', text: 'https://river.example', url: 'https://river.example/spring' },
      { type: 'text', text: ' mit ' },
      { type: 'mention', text: '@lake.example', url: 'https://bsky.app/profile/did:plc:bbbbbbbbbbbbbbbbbbbbbbbb' },
      { type: 'text', text: ' 👩‍👩‍👧‍👦 ' },
      { type: 'tag', text: '#河川', url: 'https://bsky.app/hashtag/%E6%B2%B3%E5%B7%9D' },
    ]);
  });

  it('marks a whole text', () => {
    expect(toRichText('河', [facet(0, 3, LINK)])).to.deep.equal([{ type: 'link', text: '河', url: LINK.uri }]);
  });

  for (const [what, broken] of [
    ['begins after the text', facet(200, 210, LINK)],
    ['ends after the text', facet(3, 2000, LINK)],
    ['ends before it begins', facet(9, 4, LINK)],
    ['is empty', facet(4, 4, LINK)],
    ['begins before the text', facet(-3, 2, LINK)],
    ['begins within a character', facet(6, 9, LINK)],
    ['ends within a character', facet(0, 6, LINK)],
    ['has no index', { features: [LINK] }],
    ['has words for numbers', { index: { byteStart: '0', byteEnd: '4' }, features: [LINK] }],
    ['has no features', { index: { byteStart: 0, byteEnd: 4 } }],
    ['says something new', facet(0, 4, { $type: 'example#colour', colour: 'red' })],
    ['leads to a script', facet(0, 4, { uri: 'javascript:alert(1)' })],
    ['leads to http', facet(0, 4, { uri: 'http://river.example' })],
    ['is no facet', 7],
  ] as const) {
    it(`draws plain text where a facet ${what}, and keeps the others`, () => {
      const marked = toRichText(TEXT, [broken, mark('#河川', { tag: '河川' })]);
      expect(marked.map(({ type }) => type)).to.deep.equal(['text', 'tag']);
      expect(plainText(marked)).to.equal(TEXT);
    });
  }

  it('keeps the first of two facets that overlap', () => {
    const marked = toRichText('abcdef', [facet(2, 6, LINK), facet(0, 3, { tag: 'abc' })]);
    expect(marked.map(({ type }) => type)).to.deep.equal(['tag', 'text']);
  });

  it('takes the first feature that it knows', () => {
    expect(toRichText('abc', [facet(0, 3, { colour: 'red' }, LINK)])[0]).to.include({ type: 'link' });
  });

  it('breaks lines where the text does', () => {
    expect(toRichText('a\n\nb', undefined).map(({ type }) => type)).to.deep.equal(['text', 'break', 'break', 'text']);
  });

  it('draws any text without facets', () => {
    for (const facets of [undefined, null, 'x', {}, [], [null]])
      expect(plainText(toRichText(TEXT, facets))).to.equal(TEXT);
    expect(toRichText('', [])).to.deep.equal([]);
    expect(plainText(toRichText('\ufeffa', [facet(3, 4, LINK)])), 'a byte order mark').to.equal('\ufeffa');
  });

  it('keeps a tag within its page, whatever it holds', () => {
    const url = (tag: string): unknown =>
      toRichText('a', [facet(0, 1, { tag })]).map((part) => 'url' in part && part.url)[0];
    expect(url('a/b?c#d%')).to.equal('https://bsky.app/hashtag/a%2Fb%3Fc%23d%25');
    expect(url('\ud800')).to.equal('https://bsky.app/hashtag/%EF%BF%BD');
  });

  it('draws 20,000 facets, given from the last to the first', () => {
    const facets = Array.from({ length: 20_000 }, (_, index) => facet(index, index + 1, LINK));
    expect(toRichText('a'.repeat(20_000), facets.reverse())).to.have.length(20_000);
  });
});

describe('tagsOf', () => {
  it('lists the tags of all facets', () => {
    expect(tagsOf([facet(0, 1, { tag: 'A' }), facet(1, 2, LINK), null]).filter(Boolean)).to.deep.equal(['A']);
  });
});

function facet(byteStart: number, byteEnd: number, ...features: unknown[]): unknown {
  return { index: { byteStart, byteEnd }, features };
}

function mark(part: string, feature: unknown): unknown {
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  const start = bytes(TEXT.slice(0, TEXT.indexOf(part)));
  return facet(start, start + bytes(part), feature);
}
