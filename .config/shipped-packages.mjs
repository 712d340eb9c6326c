import { readFileSync } from 'node:fs';

/** Heads of the entries in `LICENSES.txt`, as `rollup-release-files.mjs` writes them. */
const heads = /^((?:@[\w.-]+\/)?[\w.-]+) (\d[\w.+-]*) \(([^\n]+)\)$/gm;

/** @typedef {{ name: string, version: string, licence: string, how: 'installed' | 'bundled' }} ShippedPackage */

/** Where npm finds what a package asks for: beside it, or in a folder further up. */
function pathOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const path = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
  }
}

/**
 * What comes with one of our packages when it is installed, on whichever platform: dependencies of dependencies, too.
 * @param {string} [workspace] Folder of the package; our own where none is named.
 * @returns {ShippedPackage[]} By name. Optional peers, which a user chooses, are none of them.
 */
export function installedWith(workspace = '') {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const seen = new Set();
  const visit = (path) => {
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
      peerDependenciesMeta = {},
    } = packages[path];
    const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const found = pathOf(packages, path, name);
      if (!found || seen.has(found)) continue;
      seen.add(found);
      visit(found);
    }
  };
  visit(workspace);
  return [...seen].sort().map((path) => {
    const { version, license = 'no licence' } = packages[path];
    return { name: path.slice(path.lastIndexOf('node_modules/') + 13), version, licence: license, how: 'installed' };
  });
}

/**
 * What is inside our own files.
 * @param {string[]} files Each a `LICENSES.txt` of a build.
 * @returns {ShippedPackage[]}
 */
export function bundledIn(files) {
  const found = new Map();
  for (const file of files) {
    for (const [, name, version, licence] of readFileSync(file, 'utf8').matchAll(heads)) {
      found.set(`${name}@${version}`, { name, version, licence, how: 'bundled' });
    }
  }
  return [...found.values()];
}
