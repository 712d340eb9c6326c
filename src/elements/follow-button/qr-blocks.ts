/** Levels of error correction: L, M, Q and H, each of which survives more damage than the one before. */
export type QrLevel = 0 | 1 | 2 | 3;

/** How the codewords of a message become those of a code. */
export interface QrBlocks {
  /** Codewords of the message that there is room for. */
  readonly capacity: number;
  /** Adds error correction, and puts all in its order. What is beyond the capacity is left out. */
  readonly spread: (message: readonly number[]) => number[];
}

/**
 * Codewords of error correction in a block of each version, in base 36 (ISO/IEC 18004, Table 9): for L in all versions, for
 * M, Q and H in those that are of use. What would fit into a larger one with them fits into a smaller one with L.
 */
const CORRECTION = ['7afkqikouikoqumosussssuuqsuuuuuuuuuuuuuu', 'agqio', 'dm', 'h'];

/** Product in the field of a code's bytes, GF(256) by x⁸ + x⁴ + x³ + x² + 1 (§7.5.2). */
function times(a: number, b: number): number {
  let product = 0;
  for (; b; b >>= 1) {
    if (b & 1) product ^= a;
    a = (a << 1) ^ ((a >> 7) * 0x11d);
  }
  return product;
}

/** The polynomial (x − 2⁰)(x − 2¹)… of that degree, without its first coefficient, which is 1 (Annex A). */
function generatorOf(degree: number): number[] {
  let generator: number[] = [];
  for (let root = 1; generator.length < degree; root = times(root, 2)) {
    generator = [...generator, 0].map((factor, at) => factor ^ times(at ? generator[at - 1]! : 1, root));
  }
  return generator;
}

/** What is left of a block when a generator divides it: its codewords of error correction (§7.5.2). */
function remainderOf(block: readonly number[], generator: readonly number[]): number[] {
  const rest = [...block];
  block.forEach((_, at) => {
    const factor = rest[at]!;
    // Beyond the block there is nothing yet, which counts as 0.
    generator.forEach((coefficient, after) => (rest[at + after + 1]! ^= times(coefficient, factor)));
  });
  return rest.slice(block.length);
}

/** The first codeword of each block, then the second of each…; the last block is as long as any (§7.6). */
const interleave = (blocks: readonly (readonly number[])[]): number[] =>
  blocks.at(-1)!.flatMap((_, at) => blocks.flatMap((block) => block[at] ?? []));

/**
 * How a code's codewords are divided (§7.5.1).
 * @param total All that it has room for.
 * @returns `undefined` where a smaller version is as good.
 */
export function qrBlocks(version: number, level: QrLevel, total: number): QrBlocks | undefined {
  const digit = CORRECTION[level]![version - 1];
  if (!digit) return undefined;
  const correction = parseInt(digit, 36);
  // Gives the number of blocks in each of these rows of Table 9.
  const count = Math.floor(((level ? 0.3 : 0.198) * total) / correction + 0.8);
  return {
    capacity: total - count * correction,
    spread: (message) => {
      const generator = generatorOf(correction);
      let end = 0;
      // Where they cannot be equal, the last ones are one longer.
      const blocks = [...Array<undefined>(count)].map((_, at) =>
        message.slice(end, (end += Math.floor((total + at) / count) - correction)),
      );
      return [...interleave(blocks), ...interleave(blocks.map((block) => remainderOf(block, generator)))];
    },
  };
}
