import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import noUnsanitized from 'eslint-plugin-no-unsanitized';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaries } from './boundaries.mjs';

const htmlSinks = '/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|setHTMLUnsafe|parseHTMLUnsafe|writeln?|cssText)$/';

/** Holds in all of `src`; the boundaries add theirs per folder. */
const syntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
  { selector: 'TSEnumDeclaration', message: 'A union of strings needs no code.' },
  {
    selector: `MemberExpression[property.name=${htmlSinks}]`,
    message: 'Remote text is never HTML: render nodes. Styles go into a style sheet.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    message: 'A strict CSP refuses style attributes.',
  },
  {
    selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
    message: 'A strict CSP refuses style attributes.',
  },
];

const typescript = {
  files: ['**/*.ts'],
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` } },
  rules: {
    '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    // `noUncheckedIndexedAccess` doubts each index; where a length was checked, `!` says so without code.
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
};

const tests = {
  files: ['test/**/*.ts', 'stories/**/*.ts'],
  rules: {
    // @open-wc/semantic-dom-diff types `equal` as a promise, which it is not.
    '@typescript-eslint/no-floating-promises': [
      'error',
      { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: 'Equal' }] },
    ],
    // Chai's assertions are expressions, and fakes answer at once where the real thing waits.
    '@typescript-eslint/no-unused-expressions': 'off',
    '@typescript-eslint/no-dynamic-delete': 'off',
    '@typescript-eslint/prefer-promise-reject-errors': 'off',
    '@typescript-eslint/require-await': 'off',
  },
};

// Servers run these too, where what lib.dom promises of `globalThis` is not there.
const everywhere = {
  files: ['src/{core,networks,stores}/**/*.ts'],
  rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
};

const imports = {
  files: ['{src,test,stories}/**/*.ts'],
  plugins: { 'import-x': importX },
  settings: {
    'import-x/extensions': ['.ts'],
    'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
  },
  rules: { 'import-x/no-cycle': ['error', { ignoreExternal: true }] },
};

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'storybook-static/', '.cache/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.strict] },
  typescript,
  { files: ['src/**/*.ts'], extends: [noUnsanitized.configs.recommended, lit['flat/recommended']] },
  everywhere,
  tests,
  imports,
  boundaries(syntax),
);
