import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const inPackage = /^(.*[\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/;

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : license;
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** Puts the licences of all bundled packages beside the code, in `LICENSES.txt`, and says so in entries that have a banner. */
export function licences({ fileName = 'LICENSES.txt', banner } = {}) {
  return {
    name: 'magpie-licences',
    generateBundle(_, bundle) {
      const folders = new Set();
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      for (const id of chunks.flatMap(({ moduleIds }) => moduleIds)) {
        const match = inPackage.exec(id.replace(/^\0/, ''));
        if (match && existsSync(join(match[0], 'package.json'))) folders.add(match[0]);
      }
      if (folders.size > 0) {
        const source = [...folders]
          .map(licenceOf)
          .sort()
          .join(`\n${'-'.repeat(80)}\n\n`);
        this.emitFile({ type: 'asset', fileName, source });
      }
      for (const chunk of chunks) if (banner && chunk.isEntry) chunk.code = `${banner}\n${chunk.code}`;
    },
  };
}

/** Lists what a page may pin with `integrity`. Comes last: whatever changes the code afterwards makes the list a lie. */
export function integrity() {
  return {
    name: 'magpie-integrity',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const hashes = Object.values(bundle)
          .filter(({ type }) => type === 'chunk')
          .map(({ fileName, code }) => [fileName, `sha384-${createHash('sha384').update(code).digest('base64')}`])
          .sort(([a], [b]) => (a < b ? -1 : 1));
        const source = `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`;
        this.emitFile({ type: 'asset', fileName: 'integrity.json', source });
      },
    },
  };
}

/**
 * Says in `release.json` which version this is, and which files each file imports before it runs: what a page can name the
 * right address by, and preload without guessing. Comes after whatever renames files.
 */
export function release() {
  return {
    name: 'magpie-release',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
        const importsOf = ({ fileName, code }) =>
          this.parse(code).body.flatMap(({ source }) =>
            source ? posix.join(posix.dirname(fileName), source.value) : [],
          );
        const imports = Object.values(bundle)
          .filter(({ type }) => type === 'chunk')
          .map((chunk) => [chunk.fileName, [...new Set(importsOf(chunk))]])
          .sort(([a], [b]) => (a < b ? -1 : 1));
        const source = `${JSON.stringify({ version, imports: Object.fromEntries(imports) }, null, 2)}\n`;
        this.emitFile({ type: 'asset', fileName: 'release.json', source });
      },
    },
  };
}
