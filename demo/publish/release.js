/**
 * The built files that a snippet names: one version, which stays what it is.
 * @typedef {object} Release
 * @property {string} version
 * @property {(file: string) => string | undefined} integrity The hash of a file, for `integrity`.
 * @property {(names: readonly string[]) => string[]} filesOf What is loaded for these chunks, the entry left out; names of files.
 */

const read = async (name) => {
  const answer = await fetch(new URL(`../dist/cdn/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
};

/** @returns {Promise<Release>} Fails where the files beside this page are not there. */
export async function readRelease() {
  const [{ version, imports }, hashes] = await Promise.all([read('release.json'), read('integrity.json')]);
  return {
    version,
    integrity: (file) => hashes[file],
    filesOf(names) {
      const chunks = Object.keys(imports).filter((file) => names.includes(/^chunks-\w+\/(.+)\.js$/.exec(file)?.[1]));
      const files = new Set(chunks);
      // The loop also visits what is added on the way.
      for (const file of files) for (const imported of imports[file] ?? []) files.add(imported);
      return [...files].filter((file) => file !== 'magpie.js');
    },
  };
}
