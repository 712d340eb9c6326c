import { qrBlocks, type QrLevel } from './qr-blocks.js';

/** Rows of modules, from the top: 1 is dark, 0 light, and what is `undefined` not drawn yet. */
type Grid = (number | undefined)[][];

/** The squares of a pattern, the innermost in the last bit: of a finder with the light around it, and of an alignment. */
const FINDER = 0b01011;
const ALIGNMENT = 0b101;

/** Where the data is inverted, by column and row: where these are 0 (§7.8.2, Table 10). */
const MASKS: readonly ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => ((x / 3) ^ (y / 2)) & 1,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** A number followed by that many check bits of a BCH code (Annexes C and D). */
function withCheck(value: number, checkBits: number, generator: number): number {
  let rest = value;
  for (let bit = 0; bit < checkBits; bit++) rest = (rest << 1) ^ ((rest >> (checkBits - 1)) * generator);
  return (value << checkBits) | rest;
}

/** Draws squares, one around the other. */
function drawRings(grid: Grid, middleX: number, middleY: number, radius: number, rings: number): void {
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      const row = grid[middleY + y];
      // Of what is around a finder, some is outside. Rows are as many as columns.
      if (row && middleX + x in grid) row[middleX + x] = (rings >> Math.max(Math.abs(x), Math.abs(y))) & 1;
    }
  }
}

/** Says twice how the rest is to be read (§7.9), and draws the one module that is always dark. */
function drawFormat(grid: Grid, level: number, mask: number): void {
  const format = withCheck(((level ^ 1) << 3) | mask, 10, 0x537) ^ 0x5412;
  for (let bit = 0; bit < 15; bit++) {
    const value = (format >> bit) & 1;
    const at = Math.min(bit, 14 - bit);
    // Row and column 6 are those of the timing patterns.
    const near = at + Number(at > 5);
    const far = grid.length - 1 - at;
    if (bit < 8) grid[near]![8] = grid[8]![far] = value;
    else grid[8]![near] = grid[far]![8] = value;
  }
  grid.at(-8)![8] = 1;
}

/** What is the same in all codes of a version (§6.3); the place of the format is taken. */
function emptyGrid(version: number): Grid {
  const size = 4 * version + 17;
  const grid: Grid = [...Array<undefined>(size)].map(() => Array<undefined>(size).fill(undefined));
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawRings(grid, x, y, 4, FINDER);
  const gaps = Math.floor(version / 7) + 1;
  // Even, so that dark modules of alignment patterns are on those of the timing patterns (Annex E).
  const gap = 2 * Math.floor((2 * version + 2) / gaps + 0.75);
  const middles = [...Array<undefined>(gaps)].map((_, at) => size - 7 - at * gap);
  if (version > 1) {
    for (const x of [6, ...middles]) {
      // None where a finder is.
      for (const y of [6, ...middles]) if (grid[y]![x] === undefined) drawRings(grid, x, y, 2, ALIGNMENT);
    }
  }
  for (let at = 0; at < size; at++) {
    grid[6]![at] ??= 1 - (at % 2);
    grid[at]![6] ??= 1 - (at % 2);
  }
  if (version > 6) {
    for (let bit = 0; bit < 18; bit++) {
      const near = Math.floor(bit / 3);
      const far = size - 11 + (bit % 3);
      grid[near]![far] = grid[far]![near] = (withCheck(version, 12, 0x1f25) >> bit) & 1;
    }
  }
  drawFormat(grid, 0, 0);
  return grid;
}

/** The modules that are left for the codewords, by column and row, in their order: up and down in pairs of columns (§7.7.3). */
function pathOf(grid: Grid): [number, number][] {
  const path: [number, number][] = [];
  const last = grid.length - 1;
  for (let x = last, isUp = true; x > 0; x -= 2, isUp = !isUp) {
    // The timing pattern has a column of its own.
    if (x === 6) x--;
    for (let step = 0; step <= last; step++) {
      const y = isUp ? last - step : step;
      for (const column of [x, x - 1]) if (grid[y]![column] === undefined) path.push([column, y]);
    }
  }
  return path;
}

/** How hard a code is to read (§7.8.3.1): lines of one colour, what looks like a finder, blocks, too much of one colour. */
function penaltyOf(grid: Grid): number {
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x]))].map((line) => line.join('')).join();
  let penalty = 40 * (lines.match(/(?=10111010000|00001011101)/g) ?? []).length;
  for (const line of lines.match(/0{5,}|1{5,}/g) ?? []) penalty += line.length - 2;
  let dark = 0;
  grid.forEach((row, y) => {
    const below = grid[y + 1] ?? [];
    row.forEach((module, x) => {
      dark += module!;
      // Four of one colour; beyond the code the sum is not a number.
      if ((module! + row[x + 1]! + below[x]! + below[x + 1]!) % 4 === 0) penalty += 3;
    });
  });
  return penalty + 10 * Math.floor(10 * Math.abs((2 * dark) / grid.length ** 2 - 1));
}

/** Draws the codewords with each of the masks, and takes the one that is read best (§7.8). */
function drawBest(grid: Grid, path: readonly [number, number][], level: QrLevel, codewords: readonly number[]): Grid {
  let best = grid;
  let least = Infinity;
  MASKS.forEach((isKept, mask) => {
    const drawn = grid.map((row) => [...row]);
    path.forEach(([x, y], bit) => {
      // The few modules after the last codeword are 0.
      drawn[y]![x] = ((codewords[bit >> 3]! >> (7 - (bit % 8))) & 1) ^ Number(!isKept(x, y));
    });
    drawFormat(drawn, level, mask);
    const penalty = penaltyOf(drawn);
    if (penalty < least) [best, least] = [drawn, penalty];
  });
  return best;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * A text as a QR code, model 2 (ISO/IEC 18004): of the smallest version that holds it, with the best error correction that
 * still fits. It is written as bytes, and only where it is not ASCII do they say that they are UTF-8: some scanners do not
 * know what that means.
 * @returns Rows of modules from the top, without the white around: 1 is dark.
 * @throws {RangeError} No version holds it: at most 2,953 characters of ASCII, 2,952 bytes of UTF-8 otherwise.
 */
export function qrMatrix(text: string): readonly (readonly number[])[] {
  const bytes = new TextEncoder().encode(text);
  // Any other character is of more bytes than it is of code units.
  const isAscii = bytes.length === text.length;
  const content = [...bytes].map((byte) => hex(byte, 2)).join('');
  for (let version = 1; version <= 40; version++) {
    // ECI 26, byte mode and the length (§7.4) are whole hexadecimal digits, all of them.
    const digits = `${isAscii ? '' : '71a'}4${hex(bytes.length, version > 9 ? 4 : 2)}${content}`;
    const grid = emptyGrid(version);
    const path = pathOf(grid);
    for (const level of [3, 2, 1, 0] as const) {
      const blocks = qrBlocks(version, level, path.length >> 3);
      if (!blocks || digits.length > 2 * blocks.capacity) continue;
      // The end of the message, to a whole byte, and what fills up the rest (§7.4.9, §7.4.10).
      const filled = (digits + (isAscii ? '0' : '00')).padEnd(2 * blocks.capacity, 'ec11');
      const message = filled.match(/../g)!.map((byte) => parseInt(byte, 16));
      return drawBest(grid, path, level, blocks.spread(message)) as number[][];
    }
  }
  throw new RangeError('The text is too long for a QR code: give at most 2,953 bytes.');
}
