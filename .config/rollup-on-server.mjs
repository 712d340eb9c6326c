import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/');
const world = `${src}ssr/world.ts`;
const onlyInBrowsers = `${src}ssr/only-in-browsers.ts`;

/** What answers visitors, and so is nothing that a server draws. */
const ANSWERS =
  /\/(?:elements\/(?:follow-button\/(?!follow-button\.ts)|post-feed\/(?:feed-inputs|moving|fill|lightbox|hls)|follow-return\/)|networks\/\w+\/follow\/)/;
/** Lit and its renderer, which take the global object for a browser's, or make it one. */
const LIT = /\/node_modules\/(?:lit|lit-html|lit-element|@lit\/[\w-]+|@lit-labs\/[\w-]+)\//;

/**
 * Lit's renderer takes no value in a `<title>`, which it has for text alone; that of a picture is one of ours. In a browser, Lit
 * counts a mark for each value there, and one more behind them.
 */
const TITLES = [
  [
    /else if \(!hydratable &&(\s+)(\/\^\(title\|textarea\|script\|style\)\$\/\.test\(node\.tagName\))/,
    "else if ((!hydratable || node.tagName === 'title') &&$1$2",
  ],
  [
    /(skipTo\(textStart \+ mark\.index \+ mark\[0\]\.length\);\s+\})/,
    '$1 if (hydratable) nodeIndex += text.split(marker).length;',
  ],
];

function withTitles(code) {
  return TITLES.reduce((text, [pattern, replacement]) => {
    if (!pattern.test(text)) throw new Error(`The renderer of @lit-labs/ssr is another one: ${pattern} is not in it.`);
    return text.replace(pattern, replacement);
  }, code);
}

/**
 * What a bundle for servers has in place of what is a browser's: a module that has a stand-in under its own path in
 * `src/ssr/in-place` is that one, parts that answer visitors are left out, and Lit gets a global object of its own.
 */
export function onServer() {
  return {
    name: 'magpie-on-server',
    async resolveId(source, importer, options) {
      if (!importer || source.startsWith('\0')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const path = found?.id.replaceAll('\\', '/');
      // Its build for Node takes a Buffer for what `btoa` does everywhere.
      if (path?.includes('/@lit-labs/ssr-client/node/'))
        return found.id.replace(/([\\/])node[\\/](?!.*[\\/]node[\\/])/, '$1');
      if (!path?.startsWith(src) || path.startsWith(`${src}ssr/`)) return found;
      const standIn = `${src}ssr/in-place/${path.slice(src.length)}`;
      return existsSync(standIn) ? standIn : found;
    },
    async resolveDynamicImport(source, importer) {
      if (typeof source !== 'string') return null;
      const found = await this.resolve(source, importer, { skipSelf: false });
      return found && ANSWERS.test(found.id.replaceAll('\\', '/')) ? onlyInBrowsers : found;
    },
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      if (LIT.test(path)) {
        const names = /\bglobalThis\b|(?<!['"\w.])(?:litServerRoot|litPropertyMetadata)\b/g;
        const source = path.endsWith('/ssr/lib/render-value.js') ? withTitles(code) : code;
        const own = source.replace(names, (name) => (name === 'globalThis' ? 'magpieWorld' : `magpieWorld.${name}`));
        const registry = /\/@lit-labs\/ssr\/lib\//.test(path)
          ? `import { customElements } from '@lit-labs/ssr-dom-shim';\n`
          : '';
        return own === code && !registry
          ? null
          : { code: `import { world as magpieWorld } from ${JSON.stringify(world)};\n${registry}${own}`, map: null };
      }
      if (path.startsWith(`${src}elements/`) && /\bnew ResizeObserver\b/.test(code)) {
        return { code: `import { ResizeObserver } from '@lit-labs/ssr-dom-shim';\n${code}`, map: null };
      }
      return null;
    },
  };
}

/** Of all declarations, those that the entry needs, beside it; what they take from other folders is in the package already. */
export function ownTypes() {
  return {
    name: 'magpie-own-types',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const needed = new Map();
        const need = (name) => {
          const source = bundle[`ssr/${name}.d.ts`]?.source;
          if (needed.has(name) || source === undefined) return;
          needed.set(name, source.replaceAll(/(from\s+['"])\.\.\//g, '$1../esm/'));
          for (const [, other] of source.matchAll(/from\s+['"]\.\/([\w-]+)\.js['"]/g)) need(other);
        };
        need('index');
        for (const file of Object.keys(bundle)) if (file.endsWith('.d.ts')) Reflect.deleteProperty(bundle, file);
        for (const [name, source] of needed) this.emitFile({ type: 'asset', fileName: `${name}.d.ts`, source });
      },
    },
  };
}
