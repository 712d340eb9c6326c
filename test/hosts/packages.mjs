import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';

const require = createRequire(import.meta.url);

/** Where a host page has what it did not write itself. */
const ORIGIN = 'https://packages.example';

/** Files of packages as they are published, by the name that a page loads them by. */
const published = {
  'turbo.js': '@hotwired/turbo/dist/turbo.es2017-umd.js',
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'swup.js': 'swup/dist/Swup.umd.js',
  'mootools.js': 'mootools/lib/mootools-core-1.5.2-server.js',
};

/** The page's own Lit: it draws `<host-clock>`. */
const LIT = `
  import { LitElement, html } from 'lit';
  customElements.define('host-clock', class extends LitElement {
    render() { return html\`<b part="time" title=\${'noon'}>\${'12:00'}</b>\`; }
  });
`;

/** The package's own modules, as a page's bundler puts them together. */
const BUNDLED = `import '${pathOf('../../dist/esm/all.js')}';`;

/** Written by nobody: each is made of a text, once. */
const bundles = new Map();

function bundled(name, text) {
  if (!bundles.has(name)) bundles.set(name, bundle(pathOf(name), text));
  return bundles.get(name);
}

async function bundle(entry, text) {
  const onlyEntry = {
    name: 'only-entry',
    resolveId: (id) => (id === entry ? id : null),
    load: (id) => (id === entry ? text : null),
  };
  const production = { 'process.env.NODE_ENV': '"production"' };
  const plugins = [onlyEntry, replace({ values: production, preventAssignment: true }), nodeResolve({ browser: true })];
  const { generate } = await rollup({ input: entry, plugins });
  const { output } = await generate({ format: 'es', inlineDynamicImports: true });
  return output[0].code;
}

function pathOf(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}

function contentOf(name) {
  if (name === 'lit.js') return bundled(name, LIT);
  if (name === 'bundled.js') return bundled(name, BUNDLED);
  const path = name.startsWith('other-place/')
    ? pathOf(name.replace('other-place/', '../../dist/cdn/'))
    : fileOf(published[name]);
  return readFileSync(path, 'utf8');
}

/** Found by the package's folder: some export no such path. */
function fileOf(path) {
  const folder = require.resolve.paths(path).map((place) => `${place}/${path}`);
  return folder.find((file) => {
    try {
      return readFileSync(file);
    } catch {
      return false;
    }
  });
}

/** The address of a package's file. */
export const packageUrl = (name) => `${ORIGIN}/${name}`;

/** Answers a request for a package's file. @returns Whether it was one. */
export async function answerPackage(route) {
  const { origin, pathname } = new URL(route.request().url());
  if (origin !== ORIGIN) return false;
  const headers = { 'access-control-allow-origin': '*' };
  await route.fulfill({ headers, contentType: 'text/javascript', body: await contentOf(pathname.slice(1)) });
  return true;
}
