import { expect } from '@open-wc/testing';
import * as real from 'nanostores';
import * as standIn from '../../src/cdn/nanostores.js';

interface Atom<T> {
  readonly lc: number;
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly listen: (listener: (value: T) => void) => () => void;
}

const atoms: Readonly<Record<string, <T>(value: T) => Atom<T>>> = {
  'an atom of nanostores': real.atom,
  'an atom of the CDN bundle': standIn.atom,
};

/** What holds of the one holds of the other: the elements of a page must not notice which they stand on. */
for (const [name, atom] of Object.entries(atoms)) {
  describe(name, () => {
    it('has the value that it was made with, then the one that was set', () => {
      const $count = atom(1);
      expect($count.get()).to.equal(1);
      $count.set(2);
      expect($count.get()).to.equal(2);
    });

    it('tells all who listen of each change, in the order in which they began', () => {
      const $count = atom(1);
      const heard: string[] = [];
      $count.listen((value) => heard.push(`first ${value}`));
      $count.listen((value) => heard.push(`second ${value}`));
      expect(heard).to.deep.equal([]);
      $count.set(2);
      $count.set(3);
      expect(heard).to.deep.equal(['first 2', 'second 2', 'first 3', 'second 3']);
    });

    it('says nothing of what is the same, not-a-number included', () => {
      const $count = atom(Number.NaN);
      let told = 0;
      $count.listen(() => told++);
      $count.set(Number.NaN);
      expect(told).to.equal(0);
      $count.set(0);
      $count.set(-0);
      expect(told).to.equal(2);
    });

    it('counts who listens', () => {
      const $count = atom(1);
      expect($count.lc).to.equal(0);
      const stops = [$count.listen(() => undefined), $count.listen(() => undefined)];
      expect($count.lc).to.equal(2);
      stops[0]!();
      stops[0]!();
      expect($count.lc).to.equal(1);
      stops[1]!();
      expect($count.lc).to.equal(0);
    });

    it('counts, and keeps its value, when it is made a part of something larger', () => {
      const $count = Object.assign(atom(1), { key: 'count' });
      $count.listen(() => undefined);
      $count.set(2);
      expect([$count.lc, $count.get(), $count.key]).to.deep.equal([1, 2, 'count']);
    });

    it('tells nothing more to a listener that has stopped, even in the middle of a change', () => {
      const $count = atom(1);
      const heard: string[] = [];
      const stops = [
        $count.listen((value) => {
          heard.push(`first ${value}`);
          stops[0]!();
          stops[1]!();
        }),
        $count.listen((value) => heard.push(`second ${value}`)),
        $count.listen((value) => heard.push(`third ${value}`)),
      ];
      $count.set(2);
      $count.set(3);
      expect(heard).to.deep.equal(['first 2', 'third 2', 'third 3']);
    });

    it('tells who begins to listen in the middle of a change only of the next', () => {
      const $count = atom(1);
      const heard: string[] = [];
      const stop = $count.listen((value) => {
        stop();
        heard.push(`first ${value}`);
        $count.listen((later) => heard.push(`late ${later}`));
      });
      $count.set(2);
      expect(heard).to.deep.equal(['first 2']);
      $count.set(3);
      expect(heard).to.deep.equal(['first 2', 'late 3']);
    });

    it('finishes one change before it tells of another that a listener makes, in whichever atom', () => {
      const $one = atom(1);
      const $other = atom('a');
      const heard: unknown[] = [];
      $one.listen((value) => {
        heard.push(`first ${value}`);
        $other.set('b');
        if (value === 2) $one.set(3);
        expect($other.get()).to.equal('b');
      });
      $one.listen((value) => heard.push(`second ${value}`));
      $other.listen((value) => heard.push(value));
      $one.set(2);
      expect(heard).to.deep.equal(['first 2', 'second 3', 'b', 'first 3', 'second 3']);
    });

    it('tells all others when listeners fail, and then fails with the last error', () => {
      const $count = atom(1);
      const heard: string[] = [];
      $count.listen(() => {
        throw new Error('first');
      });
      $count.listen((value) => heard.push(`second ${value}`));
      $count.listen(() => {
        throw new Error('third');
      });
      $count.listen((value) => heard.push(`fourth ${value}`));
      expect(() => $count.set(2)).to.throw('third');
      expect(() => $count.set(3)).to.throw('third');
      expect(heard).to.deep.equal(['second 2', 'fourth 2', 'second 3', 'fourth 3']);
      expect($count.get()).to.equal(3);
    });
  });
}
