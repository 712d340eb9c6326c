import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { format } from 'prettier';
import { pages } from './size-pages.mjs';

/**
 * The table of sizes in the README: `--write` makes it anew, without it a README that says something else is a failure. Another
 * version of brotli may make a file some bytes longer or shorter, so the README names the one that it was made with; and so may
 * the letters of the hash in the chunks' address, which change with any of them: as much as that is let pass.
 */
const table = /(?<=<!-- sizes -->\n)[^]*?(?=<!-- \/sizes -->)/;
const brotli = process.versions.brotli;

const bytes = (file) => brotliCompressSync(readFileSync(file)).length;
/** Of a size. */
const LETTERS = 0.002;

const number = (value) => value.toLocaleString('en');

async function makeTable() {
  const rows = pages.map(({ name, files }) => {
    const paths = files();
    return `| ${name} | ${paths.length} | ${number(paths.reduce((sum, path) => sum + bytes(path), 0))} B |`;
  });
  const text = `\n| page | files | brotli ${brotli} |\n| --- | ---: | ---: |\n${rows.join('\n')}\n\n`;
  return `\n${await format(text, { parser: 'markdown' })}\n`;
}

const NUMBERS = /[\d,]+(?= B)/g;

function isAsGood(one, other) {
  const [ours, theirs] = [one, other].map(
    (text) => text.match(NUMBERS)?.map((size) => Number(size.replace(',', ''))) ?? [],
  );
  const isSameBeside = one.replace(NUMBERS, '') === other.replace(NUMBERS, '');
  return isSameBeside && ours.every((size, row) => Math.abs(size / theirs[row] - 1) <= LETTERS);
}

const readme = readFileSync('README.md', 'utf8');
const [written] = table.exec(readme) ?? [];
if (written === undefined) throw new Error('README.md has no “<!-- sizes -->” … “<!-- /sizes -->”.');
const made = await makeTable();
if (process.argv.includes('--write')) {
  writeFileSync(
    'README.md',
    readme.replace(table, () => made),
  );
} else if (!written.includes(`brotli ${brotli} `)) {
  console.log(`The sizes in README.md were taken with another brotli than this one, ${brotli}: not compared.`);
} else if (!isAsGood(written, made)) {
  console.error(`The sizes in README.md are not those of this build; “npm run size:readme” writes them:\n${made}`);
  process.exit(1);
}
