import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Runs test files with Node's runner, several in one process: to load the gateway or a browser's driver takes a second of a processor,
 * which is longer than most files' tests. A file that fails is run alone afterwards, by whoever called.
 *
 * `node .config/in-groups.mjs NAME [--alone=FILE,FILE] [options of Node] -- FILE …`
 */
const GROUPS = 10;

const args = process.argv.slice(2);
const at = args.indexOf('--');
const [name, ...options] = args.slice(0, at);
const files = args.slice(at + 1);
const alone =
  options
    .find((option) => option.startsWith('--alone='))
    ?.slice('--alone='.length)
    .split(',') ?? [];

/** What takes long, or must have a process to itself, begins; the others fill the gaps. */
const long = files.filter((file) => alone.includes(basename(file).split('.')[0]));
const short = files.filter((file) => !long.includes(file));
const groups = Array.from({ length: Math.min(GROUPS, short.length) }, (_, index) =>
  short.filter((_file, place) => place % GROUPS === index),
);

const folder = join('.cache', 'test-groups', name);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const entries = [...long.map((file) => [file]), ...groups].map((group, index) => {
  const entry = join(folder, `${String(index).padStart(2, '0')}.mjs`);
  writeFileSync(entry, group.map((file) => `import ${JSON.stringify(pathToFileURL(resolve(file)).href)};\n`).join(''));
  return entry;
});

const given = options.filter((option) => !option.startsWith('--alone='));
const { status } = spawnSync(process.execPath, ['--test', ...given, ...entries], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
// What has failed as a whole can be run again.
if (status === 0) rmSync(folder, { recursive: true });
process.exit(status ?? 1);
