import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { editorFiles } from './manifest/editors.mjs';
import { readManifest } from './manifest/elements.mjs';
import { reactSources } from './manifest/react.mjs';
import { referencePage } from './manifest/reference.mjs';
import { typeFiles } from './manifest/types.mjs';

/**
 * Writes what is made from the manifest: types for frameworks and data for editors into `dist`, React components and the
 * reference page into the repository. With `MAGPIE_GENERATED=check`, what lies in the repository is compared, not written.
 */
const check = process.env.MAGPIE_GENERATED === 'check';
const read = readManifest();
const files = { ...typeFiles(read), ...editorFiles(read), ...reactSources(read), ...referencePage(read) };

const config = await resolveConfig('package.json');
const stale = [];
for (const [path, text] of Object.entries(files)) {
  const source = await format(text, { ...config, filepath: path });
  const same = existsSync(path) && readFileSync(path, 'utf8') === source;
  if (same) continue;
  if (check && !path.startsWith('dist/')) {
    stale.push(path);
    continue;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
}
for (const path of stale) {
  console.error(`${path} is not what the manifest says. Run \`npm run manifest\`, and commit it.`);
}
process.exit(stale.length > 0 ? 1 : 0);
