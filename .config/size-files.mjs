import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseAst } from 'rollup/parseAst';

const folder = 'dist/cdn';

/** `magpie` is the entry; any other name is that of a chunk. */
function fileOf(name) {
  if (name === 'magpie') return 'magpie.js';
  const chunks = readdirSync(folder).find((entry) => entry.startsWith('chunks-'));
  if (!existsSync(`${folder}/${chunks}/${name}.js`)) throw new Error(`There is no chunk ${name} in ${folder}.`);
  return `${chunks}/${name}.js`;
}

function staticImportsOf(file) {
  return parseAst(readFileSync(`${folder}/${file}`, 'utf8'))
    .body.flatMap(({ source }) => source?.value ?? [])
    .map((specifier) => posix.join(posix.dirname(file), specifier));
}

/**
 * The files that a page downloads for these parts: the chunks named and all that they import statically. What they
 * import dynamically counts only when it is named too.
 * @param {...string} names As `fileOf` takes them.
 */
export function filesOf(...names) {
  const files = new Set(names.map(fileOf));
  // The loop also visits what is added on the way.
  for (const file of files) for (const imported of staticImportsOf(file)) files.add(imported);
  return [...files].map((file) => `${folder}/${file}`);
}
