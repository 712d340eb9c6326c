/** Names that hide, reverse, pile up or look like somebody else's, by the Unicode property that does it. */

/** Characters of a property; at most so many, spread over all of them. */
function having(property: string, most: number): readonly string[] {
  const pattern = new RegExp(`^\\p{${property}}$`, 'u');
  const all: string[] = [];
  for (let code = 1; code < 0xe_01f0; code++) {
    if (code === 0xd800) code = 0xe000;
    if (code === 0x3_2000) code = 0xe_0000;
    const character = String.fromCodePoint(code);
    if (pattern.test(character)) all.push(character);
  }
  const step = Math.max(1, Math.floor(all.length / most));
  return all.filter((_, index) => index % step === 0).slice(0, most);
}

/** Nothing to see in them: the handle stands in for such a name. */
export const emptyNames: readonly string[] = [
  ...having('DI', 50),
  ...having('Cf', 20),
  ...having('Z', 12),
  ...[
    '\u2800',
    '\u3164\u3164',
    '\u200b\u200c\u200d',
    '\u202e\u202c',
    '\u2066\u2069',
    '\ufe0f',
    '\u{e0067}\u{e007f}',
    '\u00ad ',
  ],
];

/** Something to see, and something that reaches out of its place. */
export const reachingNames: readonly string[] = [
  ...having('Bidi_C', 12).flatMap((control) => [
    `River ${control}txt`,
    `${control.repeat(40)}River`,
    `Ri${control}ver${control}`,
  ]),
  ...having('Mn', 16).map((mark) => `a${mark.repeat(200)}`),
  ...having('Me', 4).map((mark) => `a${mark.repeat(200)}`),
  ...having('VS', 6).map((selector) => `a${selector.repeat(50)}b`),
  ...having('sc=Arabic', 6).map((letter) => `${letter.repeat(20)} abc 123`),
  ...having('sc=Hebrew', 6).map((letter) => `abc ${letter.repeat(20)} 123`),
  ...['Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Thai', 'Khmer', 'Tibetan'].flatMap((script) =>
    having(`sc=${script}`, 2).map((letter) => `R${letter.repeat(10)}iver`),
  ),
  'a'.repeat(10_000),
  'a '.repeat(5_000),
  '\u{1f468}\u200d'.repeat(2_000) + '\u{1f469}',
  '﷽'.repeat(200),
  '\u202e'.repeat(5_000) + 'River',
  '\u2067'.repeat(200) + 'River',
  'a\n\n\n\nb',
  '✔ River ✅ \u2611',
  '\ud800River',
];
