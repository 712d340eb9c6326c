import { readFileSync } from 'node:fs';

const gatewayPackages = Object.keys(JSON.parse(readFileSync('src/gateway/package.json', 'utf8')).dependencies);

/**
 * Who may import whom: each folder of `src` names the sibling folders and packages that it may use. Type imports count.
 * Entries (`index.ts`, `all.ts`, `cdn/`) are not listed: they import everything, and nothing imports them.
 */
const table = {
  core: { may: [], packages: [] },
  networks: { may: ['core'], packages: [] },
  stores: { may: ['core'], packages: ['nanostores'] },
  locales: { may: ['core'], packages: [] },
  cli: { may: ['networks'], packages: ['node:\\w+'] },
  gateway: { may: ['core', 'networks'], packages: ['node:\\w+', ...gatewayPackages] },
  elements: { may: ['core', 'stores', 'locales'], packages: ['lit', 'nanostores', 'hls.js'] },
  ssr: {
    may: ['core', 'networks', 'stores', 'locales', 'elements'],
    packages: ['lit', 'nanostores', '@lit-labs/ssr', '@lit-labs/ssr-client'],
  },
  react: { may: ['core', 'elements'], packages: ['react', '@lit/react'] },
  analytics: { may: ['core', 'elements'], packages: [] },
};

const folders = [...Object.keys(table), 'cdn'];
const anyOf = (names) => `(?:${names.map((name) => name.replace('.', '\\.')).join('|')})(?:/|$)`;

const sinks = {
  regex: '^lit(?:-html)?/(?:directives/(?:unsafe-|style-map)|static)',
  message: 'Remote text is never HTML, and a strict CSP refuses style attributes.',
};

/** The specifiers that a folder may not name, however it imports them. */
function forbidden(folder) {
  const { may, packages } = table[folder];
  const others = folders.filter((other) => other !== folder && !may.includes(other));
  return [
    {
      regex: `^(?:\\.\\./)+(?:${anyOf(others)}|all\\.js$)`,
      message: `src/${folder} may import only: ${[...may, ...packages].join(', ') || 'itself'}.`,
    },
    {
      regex: packages.length === 0 ? '^[^.]' : `^(?!${anyOf(packages)})[^.]`,
      message: `src/${folder} may use only these packages: ${packages.join(', ') || 'none'}.`,
    },
  ];
}

const foreignElement = {
  regex: '^\\.\\./(?!shared/)[^./][^/]*/(?!define\\.js$)',
  message: 'Between elements: only shared/ and another element’s define.js.',
};

const staticImports = (patterns) => ({ 'no-restricted-imports': ['error', { patterns: [...patterns, sinks] }] });

// ESLint's own rule knows static imports alone; `import('…')` as expression and as type are found by their syntax.
function dynamicImports(patterns) {
  return patterns.flatMap(({ regex, message }) =>
    ['ImportExpression', 'TSImportType'].map((node) => ({
      selector: `${node}[source.value=/${regex.replaceAll('/', '\\/')}/]`,
      message,
    })),
  );
}

/** @param {object[]} syntax `no-restricted-syntax` entries that hold in all of `src`; a later block replaces, never adds. */
export function boundaries(syntax) {
  const blocks = Object.keys(table).map((folder) => {
    const patterns = forbidden(folder);
    return {
      files: [`src/${folder}/**/*.ts`],
      rules: {
        ...staticImports(patterns),
        'no-restricted-syntax': ['error', ...syntax, ...dynamicImports(patterns)],
      },
    };
  });
  return [
    { files: ['src/**/*.ts'], rules: { ...staticImports([]), 'no-restricted-syntax': ['error', ...syntax] } },
    ...blocks,
    {
      files: ['src/elements/*/*.ts'],
      rules: staticImports([...forbidden('elements'), foreignElement]),
    },
    {
      files: ['stories/**/*.ts'],
      rules: staticImports([
        {
          regex: '^(?:\\.\\./)+src/(?!index\\.js$|elements/[^/]+/define\\.js$)',
          message: 'Stories show elements as a page gets them: define.js, and the fakes of test/support.',
        },
      ]),
    },
    {
      files: ['demo/**/*.{js,mjs}'],
      rules: staticImports([
        { regex: '^(?!(?:\\.\\./|/)dist/|\\./)', message: 'The demo is a customer: it imports dist alone.' },
      ]),
    },
    {
      files: ['demo/server/**/*.mjs'],
      rules: staticImports([
        {
          regex: '^(?!\\.\\./\\.\\./dist/|\\./|node:|hono$|@hono/node-server)',
          message: 'A customer’s server: it imports dist, and what any server is made of.',
        },
      ]),
    },
  ];
}
