import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Builds the same sources twice, in folders of different names and depths, one after the other, in another time zone and language,
 * with another home and with secrets around it, and compares all that is published, byte by byte. So can anybody who has the
 * sources of a release, and make sure that what a registry hands out was made from them.
 */
const left = /^(?:\.git|\.cache|\.data|dist|coverage|storybook-static|node_modules)$/;
const sandbox = mkdtempSync(join(tmpdir(), 'magpie-twice-'));
const places = [
  { folder: join(sandbox, 'a'), env: { TZ: 'UTC', LC_ALL: 'C' } },
  {
    folder: join(sandbox, 'another place', 'with-a-longer-name'),
    env: {
      TZ: 'Asia/Kathmandu',
      LC_ALL: 'tr_TR.UTF-8',
      HOME: sandbox,
      // What an operator's machine knows gets into no file.
      MAGPIE_SECRET: 'canary-of-the-build-with-32-characters',
      DATABASE_URL: 'postgres://river:canary@database.example/magpie',
    },
  },
];

/** Packages are the same files under two paths: what a build took from a path would differ. */
function linkAll(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkAll(source, target);
    else if (entry.isSymbolicLink()) cpSync(source, target, { verbatimSymlinks: true });
    else {
      try {
        linkSync(source, target);
      } catch {
        cpSync(source, target);
      }
    }
  }
}

function copySources(to) {
  cpSync('.', to, { recursive: true, filter: (path) => !path.split(/[\\/]/).some((part) => left.test(part)) });
  for (const modules of ['node_modules', 'src/gateway/node_modules']) {
    if (existsSync(modules)) linkAll(resolve(modules), join(to, modules));
  }
}

function runIn({ folder, env }, command) {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${command}\n${stdout}\n${stderr}`);
  return stdout;
}

/** @returns {Map<string, string>} Hashes, by path from the root of the sources. */
function hashesOf(folder) {
  const hashes = new Map();
  for (const dist of ['dist', 'src/gateway/dist']) {
    for (const path of readdirSync(join(folder, dist), { recursive: true, withFileTypes: true })) {
      if (!path.isFile()) continue;
      const file = join(path.parentPath ?? path.path, path.name);
      hashes.set(file.slice(folder.length + 1), createHash('sha384').update(readFileSync(file)).digest('base64'));
    }
  }
  return hashes;
}

/** npm's hash of each package as it would be published. */
const packed = (place) =>
  ['.', './src/gateway'].map((path) => {
    const [{ name, integrity }] = JSON.parse(runIn(place, `npm pack --dry-run --json --silent ${path}`));
    return [`package ${name}`, integrity];
  });

function build(place) {
  console.log(`Building in ${place.folder}`);
  copySources(place.folder);
  runIn(place, 'npm run --silent build');
  runIn(place, 'npm run --silent sbom');
  return new Map([...hashesOf(place.folder), ...packed(place)]);
}

const [first, second] = places.map(build);
const paths = new Set([...first.keys(), ...second.keys()]);
const different = [...paths].filter((path) => first.get(path) !== second.get(path));
for (const path of different)
  console.error(`${path} differs: compare it in ${places.map(({ folder }) => folder).join(' and ')}.`);
if (different.length === 0) {
  console.log(`${paths.size - 2} files and 2 packages are the same, byte by byte:`);
  for (const [path, integrity] of first) if (path.startsWith('package ')) console.log(`${path}: ${integrity}`);
  rmSync(sandbox, { recursive: true });
}
process.exit(different.length > 0 ? 1 : 0);
