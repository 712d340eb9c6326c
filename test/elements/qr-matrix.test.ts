import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { generate, mode } from 'lean-qr';
import { qrMatrix } from '../../src/elements/follow-button/qr-matrix.js';

/** Bytes that a code of each version holds with error correction of level L, M, Q and H (ISO/IEC 18004, Table 7). */
const CAPACITIES = [
  [17, 14, 11, 7],
  [32, 26, 20, 14],
  [53, 42, 32, 24],
  [78, 62, 46, 34],
  [106, 84, 60, 44],
  [134, 106, 74, 58],
  [154, 122, 86, 64],
  [192, 152, 108, 84],
  [230, 180, 130, 98],
  [271, 213, 151, 119],
  [321, 251, 177, 137],
  [367, 287, 203, 155],
  [425, 331, 241, 177],
  [458, 362, 258, 194],
  [520, 412, 292, 220],
  [586, 450, 322, 250],
  [644, 504, 364, 280],
  [718, 560, 394, 310],
  [792, 624, 442, 338],
  [858, 666, 482, 382],
  [929, 711, 509, 403],
  [1003, 779, 565, 439],
  [1091, 857, 611, 461],
  [1171, 911, 661, 511],
  [1273, 997, 715, 535],
  [1367, 1059, 751, 593],
  [1465, 1125, 805, 625],
  [1528, 1190, 868, 658],
  [1628, 1264, 908, 698],
  [1732, 1370, 982, 742],
  [1840, 1452, 1030, 790],
  [1952, 1538, 1112, 842],
  [2068, 1628, 1168, 898],
  [2188, 1722, 1228, 958],
  [2303, 1809, 1283, 983],
  [2431, 1911, 1351, 1051],
  [2563, 1989, 1423, 1093],
  [2699, 2099, 1499, 1139],
  [2809, 2213, 1579, 1219],
  [2953, 2331, 1663, 1273],
] as const;

/** Some text of that many letters, the same at every run. */
function letters(length: number): string {
  let state = length;
  return Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return String.fromCharCode(33 + ((state >> 16) % 94));
  }).join('');
}

const drawn = (size: number, isDark: (x: number, y: number) => boolean): string =>
  Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (isDark(x, y) ? '#' : '.')).join(''),
  ).join('\n');

/** As another maker of codes draws it when it writes nothing but bytes. */
function expected(text: string): string {
  const isAscii = [...text].every((letter) => letter.charCodeAt(0) < 128);
  const code = generate(text, { modes: [isAscii ? mode.ascii : mode.utf8] });
  return drawn(code.size, (x, y) => code.get(x, y));
}

function made(text: string): string {
  const rows = qrMatrix(text);
  return drawn(rows.length, (x, y) => rows[y]![x] === 1);
}

describe('a QR code', () => {
  CAPACITIES.forEach((capacities, at) => {
    const size = 4 * at + 21;

    it(`of ${size} modules to a side is as another maker’s, full at each level and one letter fuller`, () => {
      const most = capacities[0];
      const texts = capacities.flatMap((length) => [letters(length), letters(length + 1)]);
      // What says that it is UTF-8 takes the room of one more byte.
      for (const text of [...texts, `é${letters(most - 3)}`, `é${letters(most - 2)}`]) {
        // More than fits into the largest is refused.
        if (most === 2_953 && text.length > most - 2 && text !== letters(most)) continue;
        expect(made(text) === expected(text), text).to.equal(true);
      }
      expect(qrMatrix(letters(most))).to.have.lengthOf(size);
    }).timeout(20_000);
  });

  it('is as another maker’s for any text of any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }), (text) => made(text) === expected(text)),
      { seed: 18_004, numRuns: 200 },
    );
  }).timeout(20_000);

  it('is as another maker’s for addresses and names', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.constantFrom('', '#鹊', '?名=河流工作室', '#🐦‍⬛', '?q=größe', '#かささぎ', '?é'),
        (url, end) => made(`${url}${end}`) === expected(`${url}${end}`),
      ),
      { seed: 18_004, numRuns: 200 },
    );
  }).timeout(20_000);

  it('of a text that no version holds is refused', () => {
    for (const text of [letters(2_954), `é${letters(2_951)}`])
      expect(() => qrMatrix(text)).to.throw(RangeError, 'too long');
    for (const text of [letters(2_953), `é${letters(2_950)}`]) expect(qrMatrix(text)).to.have.lengthOf(177);
  });
});
