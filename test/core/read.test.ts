import { expect } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import { countOr, fieldsOf, objects, readList, readObject, readText, textOr } from '../../src/core/read.js';

const everything = [undefined, null, true, 0, 1, -1, 1.5, NaN, Infinity, '', 'a', '1', [], [1], {}, { a: 1 }];

describe('read', () => {
  for (const [what, fits, good] of [
    ['an object', (value: unknown) => readObject(value, 'profile'), [{}, { a: 1 }]],
    ['a list', (value: unknown) => readList(value, 'profile'), [[], [1]]],
    ['text', (value: unknown) => readText({ profile: value }, 'profile'), ['', 'a', '1']],
  ] as const) {
    it(`takes nothing but ${what} for ${what}, and names what is wrong`, () => {
      for (const value of everything) {
        if (good.some((one) => JSON.stringify(one) === JSON.stringify(value))) expect(fits(value)).to.equal(value);
        else
          expect(() => fits(value))
            .to.throw(NetworkError, 'profile')
            .with.property('code', 'bad-response');
      }
    });
  }

  it('finds no text on what every object inherits', () => {
    expect(() => readText({}, 'toString')).to.throw(NetworkError);
  });
});

describe('what an answer may leave out', () => {
  it('is no text unless it is text', () => {
    expect(everything.map(textOr).filter((text) => text !== undefined)).to.deep.equal(['', 'a', '1']);
  });

  it('is no count unless it is a finite number from 0 up', () => {
    expect(everything.map(countOr).filter((count) => count !== undefined)).to.deep.equal([0, 1, 1.5]);
  });

  it('has no fields unless it is an object', () => {
    for (const value of everything) expect(fieldsOf(value)).to.be.an('object').that.is.not.an('array');
    expect(fieldsOf({ a: 1 })).to.deep.equal({ a: 1 });
  });

  it('has no objects unless it is a list of some', () => {
    for (const value of everything) expect(objects(value)).to.deep.equal([]);
    expect(objects([{ a: 1 }, null, 'b', [{}], { c: 2 }])).to.deep.equal([{ a: 1 }, { c: 2 }]);
  });
});
