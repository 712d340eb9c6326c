/**
 * Asks recheck about every regular expression of what is built: literals, and patterns that are made at run time of texts alone.
 * What it knows of a pattern is kept in `.cache/regexps.json`. Ends with an exit code where one is vulnerable, or
 * cannot be judged, and is not explained.
 *
 * `--list` also names what is made at run time of other things, which recheck cannot be asked about.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { EXPLAINED } from './explained-regexps.mjs';

const FOLDERS = [
  'dist/cdn',
  'dist/esm',
  'dist/ssr',
  'dist/cli',
  'src/gateway/dist/gateway',
  'src/gateway/dist/core',
  'src/gateway/dist/networks',
];
const CACHE = '.cache/regexps.json';
const TIMEOUT_MS = 10_000;

const files = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
    .map(({ parentPath, path, name }) => join(parentPath ?? path, name)),
);
if (files.length === 0) {
  console.error('There is nothing built: npm run build.');
  process.exit(2);
}

const found = new Map();
const dynamic = [];
for (const file of files) {
  const source = readFileSync(file, 'utf8');
  for (const node of nodesOf(parse(source, { ecmaVersion: 'latest', sourceType: 'module' }))) {
    if (node.regex) add(node.regex.pattern, node.regex.flags, file);
    if (!/^(?:New|Call)Expression$/.test(node.type) || node.callee.name !== 'RegExp') continue;
    const [pattern, flags] = node.arguments.map(textOf);
    if (pattern !== undefined && (node.arguments.length < 2 || flags !== undefined)) add(pattern, flags ?? '', file);
    else if (!node.arguments[0]?.name)
      dynamic.push(`${file}: ${source.slice(node.start, node.end).replace(/\s+/g, ' ')}`);
  }
}

const known = existsSync(CACHE) ? JSON.parse(readFileSync(CACHE, 'utf8')) : {};
const unknown = [...found.keys()].filter((key) => !(key in known));
if (unknown.length > 0) {
  const { check } = await import('recheck');
  mkdirSync('.cache', { recursive: true });
  for (const key of unknown) {
    const { pattern, flags } = found.get(key);
    const { status, complexity, error } = await check(pattern, flags, { timeout: TIMEOUT_MS });
    known[key] = { status, complexity: complexity?.summary, ...(error && { error: error.kind }) };
    writeFileSync(CACHE, JSON.stringify(known));
  }
}

const statusOf = (key) => (EXPLAINED.has(key) ? 'explained' : known[key].status);
const counts = {};
for (const [key, { files: places }] of found) {
  const status = statusOf(key);
  counts[status] = (counts[status] ?? 0) + 1;
  if (/^(?:safe|explained)$/.test(status)) continue;
  console.error(
    `${status}, ${known[key].complexity ?? known[key].error}: ${key}\n  ${[...places].slice(0, 4).join(', ')}`,
  );
}
const said = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
console.log(
  `${found.size} regular expressions in ${files.length} files: ${said.join(', ')}; ${dynamic.length} made of other things.`,
);
if (process.argv.includes('--list')) console.log(dynamic.join('\n'));
for (const pattern of EXPLAINED.keys())
  if (!found.has(pattern)) console.log(`Explained, and not there any more: ${pattern}`);
process.exit(counts.vulnerable || counts.unknown ? 1 : 0);

function add(pattern, flags, file) {
  const key = `/${pattern}/${flags}`;
  const entry = found.get(key) ?? { pattern, flags, files: new Set() };
  found.set(key, entry);
  entry.files.add(file);
}

function* nodesOf(node) {
  if (typeof node?.type === 'string') yield node;
  for (const part of Object.values(node ?? {})) {
    if (Array.isArray(part)) for (const one of part) yield* nodesOf(one);
    else if (typeof part === 'object' && part !== null && !(part instanceof RegExp)) yield* nodesOf(part);
  }
}

/** @returns The text that an expression is, however it is written; `undefined` where it is more. */
function textOf(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}
