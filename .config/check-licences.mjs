import { bundledIn, installedWith } from './shipped-packages.mjs';

/** Licences that ask of a site for nothing but their text, which `LICENSES.txt` has. */
const allowed = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0']);

/**
 * The LGPL is what libvips has, the library that `sharp` decodes pictures with. It comes as a file of its own in a package of
 * its own, which anybody may put another build in place of; no line of it is in ours.
 */
const mayBeLgpl = /^@img\/sharp-(libvips-[\w-]+|win32-\w+|wasm32)$/;
const lgpl = new Set(['LGPL-3.0-or-later', 'Apache-2.0', 'MIT']);

/** “A AND B” asks for both, “(A OR B)” for one of them. */
function isAllowed(name, licence) {
  const permitted = mayBeLgpl.test(name) ? lgpl : allowed;
  return licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => permitted.has(one)));
}

const shipped = {
  'magpie-widgets': [
    ...installedWith(),
    ...bundledIn(['dist/cdn/LICENSES.txt', 'dist/esm/LICENSES.txt', 'dist/ssr/LICENSES.txt']),
  ],
  'magpie-gateway': [...installedWith('src/gateway'), ...bundledIn(['src/gateway/dist/widgets/LICENSES.txt'])],
};

let refused = 0;
for (const [ours, packages] of Object.entries(shipped)) {
  for (const { name, version, licence, how } of packages) {
    if (process.argv.includes('--list')) console.log(`${ours}: ${name} ${version} (${licence}), ${how}`);
    if (isAllowed(name, licence)) continue;
    refused += 1;
    console.error(`${ours} ships ${name} ${version}, ${how}: ${licence} is not on the list of licences.`);
  }
}
process.exit(refused > 0 ? 1 : 0);
