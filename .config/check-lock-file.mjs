import { readFileSync } from 'node:fs';

/**
 * What the lock file promises, beside what `lockfile-lint` looks at: nothing is installed without a hash of it, nothing comes
 * from elsewhere than a registry, no other package comes under a known name, no code runs while packages are installed, and
 * a page's bundler gets Lit and nanostores from us and no third package.
 */
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { packages } = json('package-lock.json');
const manifests = { '': json('package.json'), 'src/gateway': json('src/gateway/package.json') };

/** Their scripts put a compiled program in place; without it they work all the same, so nobody need let them run. */
const withInstallScript = new Set(['esbuild', 'libxmljs2', 'rs-module-lexer']);
/** Under these names npm itself publishes an older version of the second. */
const aliases = { 'string-width-cjs': 'string-width', 'strip-ansi-cjs': 'strip-ansi', 'wrap-ansi-cjs': 'wrap-ansi' };
/** What the widgets need at run time. */
const core = ['lit', 'lit-html', 'nanostores'];
/** What npm runs for whoever installs a package, or for us before it is packed. */
const runsAtInstall = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];

const nameIn = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

function* problemsOfPackage(path, { integrity, resolved, name, hasInstallScript, dev, devOptional, link }) {
  const called = nameIn(path);
  if (link) {
    if (!(resolved in manifests)) yield `${path} is a link to ${resolved}, which is no workspace.`;
    return;
  }
  if (!/^sha512-[\w+/]{86}==$/.test(integrity ?? '')) yield `${path} has no sha512 hash.`;
  // Written without addresses, as `.npmrc` has it: an address would be a place that is no registry.
  if (resolved) yield `${path} comes from ${resolved}, and not from the registry.`;
  if (name && aliases[called] !== name) yield `${path} is in truth the package ${name}.`;
  if (!hasInstallScript) return;
  if (!withInstallScript.has(called)) yield `${path} runs a script when it is installed.`;
  if (!dev && !devOptional) yield `${path} runs a script at whoever installs our package.`;
}

function* problemsOfManifest(path, { name, scripts = {}, dependencies = {}, devDependencies = {} }) {
  for (const script of runsAtInstall) if (script in scripts) yield `${name} has a script “${script}”.`;
  for (const [key, wanted] of Object.entries({ dependencies, devDependencies })) {
    if (JSON.stringify(packages[path]?.[key] ?? {}) !== JSON.stringify(wanted)) {
      yield `The lock file has other ${key} of ${name} than its package.json: run “npm install”.`;
    }
  }
}

const foreign = Object.keys(manifests[''].dependencies).filter((name) => !core.includes(name));
const problems = [
  ...Object.entries(packages).flatMap(([path, entry]) =>
    path in manifests ? [] : [...problemsOfPackage(path, entry)],
  ),
  ...Object.entries(manifests).flatMap(([path, manifest]) => [...problemsOfManifest(path, manifest)]),
  ...foreign.map((name) => `The widgets depend on ${name}: pages are to get ${core.join(', ')} and nothing else.`),
];
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
