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
    '@typescript-eslint/no-confusing-void-expression': [
      'error',
      { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
    ],
    // `noUncheckedIndexedAccess` doubts each index; where a length was checked, `!` says so without code.
    '@typescript-eslint/no-non-null-assertion': 'off',
    // `[...text]` and `{...element.dataset}` say what they do.
    '@typescript-eslint/no-misused-spread': 'off',
    // What a type promises, a page may not keep, nor a server without a DOM.
    '@typescript-eslint/no-unnecessary-condition': 'off',
    // Takes `Object.assign(element, {…})` for the making of an instance.
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
    ],
    // `async` without `await` turns what is thrown into a rejection.
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  },
};

const tests = {
  files: ['test/**/*.ts', 'stories/**/*.ts'],
  rules: {
    // @open-wc/semantic-dom-diff types `equal` as a promise, which it is not.
    '@typescript-eslint/no-floating-promises': [
      'error',
      {
        allowForKnownSafeCalls: [
          { from: 'package', package: 'chai', name: 'Equal' },
          // node:test waits for what it was told to run.
          { from: 'package', package: 'node:test', name: ['describe', 'it', 'suite', 'test'] },
        ],
      },
    ],
    // Chai's assertions are expressions; recorded JSON is spoiled on purpose, and so is what promises reject with.
    '@typescript-eslint/no-unused-expressions': 'off',
    '@typescript-eslint/no-base-to-string': 'off',
    '@typescript-eslint/no-dynamic-delete': 'off',
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    '@typescript-eslint/prefer-promise-reject-errors': 'off',
    '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
  },
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

/** The one place that makes nodes of HTML, of our own constant strings alone; and the one that imports by an address. */
const reviewed = {
  files: ['src/cdn/{template,magpie}.ts'],
  rules: {
    'no-unsanitized/property': 'off',
    'no-unsanitized/method': 'off',
    'no-restricted-syntax': ['error', ...syntax.filter(({ selector }) => !selector.includes('innerHTML'))],
    // Values of templates are drawn as `String` makes them, as lit-html does.
    '@typescript-eslint/no-base-to-string': 'off',
  },
};

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', 'coverage/', 'storybook-static/', '.cache/', 'src/core/gateway-api.ts'] },
  // Applications of other people, as it were: they use what is built, and their own compilers judge them.
  { ignores: ['test/frameworks/*/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.strict] },
  typescript,
  { files: ['src/**/*.ts'], extends: [noUnsanitized.configs.recommended] },
  { files: ['src/**/*.ts'], ignores: ['src/gateway/**'], extends: [lit['flat/recommended']] },
  tests,
  imports,
  boundaries(syntax),
  reviewed,
);
