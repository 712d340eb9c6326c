import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { bundledIn, installedWith } from './shipped-packages.mjs';

/**
 * Writes `sbom.json` (CycloneDX 1.6) into the build of each package: what comes with it, on every platform, and what is inside its
 * files, with npm's own hash of each package. Made from the lock file, so the same commit gives the same bytes.
 */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const shipped = [
  {
    manifest: 'package.json',
    packages: [
      ...installedWith(),
      ...bundledIn(['dist/cdn/LICENSES.txt', 'dist/esm/LICENSES.txt', 'dist/ssr/LICENSES.txt']),
    ],
    file: 'dist/sbom.json',
  },
  {
    manifest: 'src/gateway/package.json',
    packages: [...installedWith('src/gateway'), ...bundledIn(['src/gateway/dist/widgets/LICENSES.txt'])],
    file: 'src/gateway/dist/sbom.json',
  },
];

/**
 * Everything that the lock file knows, ours and our tools. npm's own complaints are left to `npm install`: its lock files name
 * optional builds for other platforms in versions that it then calls invalid.
 */
function everything() {
  const args = [
    '--package-lock-only',
    '--ignore-npm-errors',
    '--output-reproducible',
    '--flatten-components',
    '--spec-version',
    '1.6',
  ];
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'cyclonedx-npm', ...args, '-o', '-'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`cyclonedx-npm: ${stderr}`);
  return JSON.parse(stdout);
}

const nameOf = ({ group, name }) => (group ? `${group}/${name}` : name);
const pathOf = ({ properties = [] }) => properties.find(({ name }) => name === 'cdx:npm:package:path')?.value;

/**
 * npm's hash is of the package as it is downloaded. What is bundled is a tool to npm; a scanner that leaves tools out would
 * miss what ships.
 */
function asShipped(component) {
  const content = Buffer.from(lock[pathOf(component)].integrity.replace('sha512-', ''), 'base64').toString('hex');
  const properties = component.properties.filter(({ name }) => name !== 'cdx:npm:package:development');
  return { ...component, properties, hashes: [{ alg: 'SHA-512', content }] };
}

const bom = everything();
for (const { manifest, packages, file } of shipped) {
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const wanted = new Set(packages.map((shippedPackage) => `${shippedPackage.name}@${shippedPackage.version}`));
  const all = [bom.metadata.component, ...bom.components];
  const components = bom.components.filter((one) => wanted.has(`${nameOf(one)}@${one.version}`)).map(asShipped);
  const missing = [...wanted].filter((key) => !components.some((one) => `${nameOf(one)}@${one.version}` === key));
  if (missing.length > 0) throw new Error(`The lock file does not know ${missing.join(', ')}.`);
  const own = all.find((one) => nameOf(one) === name && one.version === version);
  const refs = new Set([own, ...components].map((one) => one['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
  const document = { ...bom, metadata: { ...bom.metadata, component: own }, components, dependencies };
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`${file}: ${components.length} packages.`);
}
