import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import alias from '@rollup/plugin-alias';
import json from '@rollup/plugin-json';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { minifyTemplates } from './.config/minify-templates.mjs';
import { onServer, ownTypes } from './.config/rollup-on-server.mjs';
import { letForConst } from './.config/rollup-let.mjs';
import { namedChunks } from './.config/rollup-named-chunks.mjs';
import { oneHash } from './.config/rollup-one-hash.mjs';
import { ownCopy } from './.config/rollup-own-copy.mjs';
import { ownPolicy } from './.config/rollup-own-policy.mjs';
import { shortExports } from './.config/rollup-short-exports.mjs';
import { integrity, licences, release } from './.config/rollup-release-files.mjs';
import { servedFiles } from './.config/rollup-served-files.mjs';

// The folder of the chunks has a hash in its name: without this, an old one would be published beside the new.
if (!process.env.ROLLUP_WATCH)
  for (const dist of ['dist', 'src/gateway/dist']) rmSync(dist, { recursive: true, force: true });

/** The file of that name in each folder inside `src/<folder>`, where there is one. */
const inEach = (folder, file) =>
  readdirSync(`src/${folder}`)
    .map((name) => `src/${folder}/${name}/${file(name)}.ts`)
    .filter((path) => existsSync(path));

/** `posts` of Bluesky is `bluesky-posts`, and each `define` is named for its element: the size limits go by chunk names. */
function chunkName(name, path = '') {
  const [, kind, folder] = /[\\/]src[\\/](elements|networks)[\\/]([^\\/]+)[\\/]/.exec(path) ?? [];
  if (name === 'define') return folder ?? name;
  return kind === 'networks' && folder !== name && !name.startsWith(`${folder}-`) ? `${folder}-${name}` : name;
}

/**
 * Few files, for each has its price in headers and in what compression cannot share. What networks read with lies beside
 * what every element needs; what a card and a feed share lies in one, and so does what a network's other files build on.
 */
function together(id) {
  const [, path = ''] = /[\\/]src[\\/](.*)\.ts$/.exec(id.replaceAll('\\', '/')) ?? [];
  if (
    [
      /^cdn\/(chunks|lit|magpie|nanostores|template)$/,
      /^core\/(errors|http|network|read|url|visible-name)$/,
      /^elements\/follow-button\/follow-button(\.styles)?$/,
      /^elements\/shared\/(accent\.styles|events|formats|near-viewport|numbers|remote-controller|widget)$/,
      /^locales\/translate$/,
      /^stores\/(account|batch|cache|consent|follows|io|kept-atom|key|network-fetch|remote-store|settings)$/,
    ].some((one) => one.test(path))
  )
    return 'magpie';
  if (/^(core\/(lines|rich-text)|elements\/shared\/(panel\.styles|rich-text|stale|tokens\.styles))$/.test(path))
    return 'panel';
  // Small parts of what is loaded on demand: as files of their own they would be requests for a handful of bytes each.
  if (/^(elements\/(shared\/(adopt-styles|define)|follow-button\/sound-ticket)|stores\/keep)$/.test(path))
    return 'shared';
  if (/^(elements\/shared\/(pill\.styles|sum)|networks\/magpie\/follow\/foreign-frame)$/.test(path)) return 'bits';
  if (/^elements\/post-feed\/(empty|fill)$/.test(path)) return 'post-feed-empty';
  if (path === 'core/refusal') return 'refusal';
  // What is needed once something has gone wrong; then it is here without a connection, too.
  if (/^stores\/(guard|recovery|trouble)$/.test(path)) return 'trouble';
  if (/^networks\/mastodon\/(kin|webfinger)$/.test(path)) return 'mastodon-kin';
  // The network that is called as the entry is, with what official accounts share with it: whichever is read first would get that.
  if (/^networks\/magpie\/(magpie|from-gateway|gateway)$/.test(path)) return 'magpie-accounts';
  if (/^networks\/(\w+)\/\1$/.test(path)) return path.split('/')[1];
  if (path === 'networks/mastodon/account') return 'mastodon-account';
  return undefined;
}

const standIn = (name) => fileURLToPath(new URL(`src/cdn/${name}.ts`, import.meta.url));

/** What npm users import: one module a file; their bundler has lit and nanostores only once. */
const esm = {
  input: [
    'src/index.ts',
    'src/all.ts',
    'src/networks/index.ts',
    'src/analytics/index.ts',
    'src/react/index.ts',
    'src/ssr/hydrate/index.ts',
    ...inEach('elements', () => 'define').filter((path) => !path.includes('/shared/')),
    ...inEach('networks', (name) => name),
  ],
  external: [/^lit(-html)?(\/|$)/, /^nanostores$/, /^react$/],
  plugins: [nodeResolve(), typescript({ tsconfig: '.config/tsconfig.esm.json' }), licences()],
  output: {
    dir: 'dist/esm',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: 'src',
    // Frameworks that render on servers are told that these need a browser; Rollup itself drops such a line from sources.
    banner: ({ name }) => (name.startsWith('react/') ? "'use client';" : ''),
    // npm leaves folders named node_modules out of a package.
    entryFileNames: ({ name }) => `${name.replace(/^.*node_modules\//, 'vendor/')}.js`,
  },
};

/** What pages load from a CDN: everything in it, the elements and networks loaded as the page needs them. */
const cdn = {
  input: {
    magpie: 'src/cdn/magpie.ts',
    analytics: 'src/analytics/index.ts',
    embed: 'src/cdn/embed.ts',
    hydrate: 'src/cdn/hydrate.ts',
  },
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    // The package's own stand-ins; the real Lit, were a part of it bundled too, would bring its own policy and fail the build.
    alias({ entries: Object.fromEntries(['lit', 'nanostores'].map((name) => [name, standIn(name)])) }),
    namedChunks(),
    ownCopy(),
    nodeResolve({ browser: true, exportConditions: ['production'] }),
    replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': JSON.stringify('production') } }),
    // In a browser there is a document; the modules run on servers, too.
    replace({
      preventAssignment: true,
      delimiters: ['', ''],
      values: Object.fromEntries(
        ['document', 'location', 'addEventListener'].map((name) => [
          `globalThis.${name}?.`,
          `${name}${name === 'addEventListener' ? '' : '.'}`,
        ]),
      ),
    }),
    typescript({ tsconfig: '.config/tsconfig.build.json' }),
    minifyTemplates(),
    terser({
      module: true,
      ecma: 2022,
      // `unsafe` is about what others might have done to built-ins, and writes String(x) as x+''.
      compress: { passes: 3, unsafe: true, unsafe_arrows: true, pure_getters: true },
      format: { comments: false },
    }),
    letForConst(),
    shortExports(),
    ownPolicy(),
    licences({ banner: '/*! Magpie, MIT: LICENSES.txt */' }),
    oneHash(),
    integrity(),
    release(),
  ],
  output: {
    dir: 'dist/cdn',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: ({ name, facadeModuleId }) => `chunks/${chunkName(name, facadeModuleId)}.js`,
    manualChunks: together,
    generatedCode: { preset: 'es2015', symbols: false },
    freeze: false,
  },
};

/** The server: its own package, with what it uses of `core` inside and its dependencies beside it. */
const gateway = {
  input: ['src/gateway/index.ts', 'src/gateway/cli.ts'],
  external: /^[^./]/,
  plugins: [
    json({ preferConst: true }),
    typescript({ tsconfig: '.config/tsconfig.gateway.json' }),
    servedFiles({ widgets: 'dist/cdn', publish: 'demo/publish' }),
  ],
  output: {
    dir: 'src/gateway/dist',
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: 'src',
  },
};

/** The command line of the package. */
const cli = {
  input: 'src/cli/magpie-widgets.ts',
  external: /^node:/,
  plugins: [typescript({ tsconfig: '.config/tsconfig.cli.json' })],
  output: { dir: 'dist/cli', format: 'es' },
};

/** Rendering on servers: one file that needs nothing but web standards, so Lit's renderer is in it. */
const ssr = {
  input: 'src/ssr/index.ts',
  plugins: [
    onServer(),
    // Lit's build for Node is the one that takes no document for granted.
    nodeResolve({ exportConditions: ['node'] }),
    replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': JSON.stringify('production') } }),
    typescript({ tsconfig: '.config/tsconfig.ssr.json' }),
    ownTypes(),
    // Some places at the edge take a megabyte at most.
    terser({ module: true, ecma: 2022, format: { comments: false } }),
    licences({ banner: '/*! Magpie, MIT: LICENSES.txt */' }),
  ],
  // Lit's compiled decorators of private members look for a `this` that modules do not have.
  onwarn: (warning, warn) => {
    if (warning.code !== 'THIS_IS_UNDEFINED') warn(warning);
  },
  output: { dir: 'dist/ssr', format: 'es', inlineDynamicImports: true },
};

export default [esm, cdn, ssr, gateway, cli];
