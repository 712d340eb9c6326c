import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Linter } from 'eslint';
import noUnsanitized from 'eslint-plugin-no-unsanitized';

const SINKS =
  '/^(innerHTML|outerHTML|srcdoc|cssText|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|parseFromString|writeln?)$/';
const DIRECTIVES = '/^(unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic|styleMap)$/';

/** What makes code or nodes of text, however it is written. */
const selectors = [
  `MemberExpression[computed=false][property.name=${SINKS}]`,
  `MemberExpression[computed=true][property.value=${SINKS}]`,
  `Identifier[name=${DIRECTIVES}]`,
  'CallExpression[callee.name="eval"]',
  'NewExpression[callee.name="Function"]',
  'CallExpression[callee.name="Function"]',
  'CallExpression[callee.name=/^set(Timeout|Interval)$/][arguments.0.type=/^(Literal|TemplateLiteral)$/]',
  'CallExpression[callee.property.name="setAttribute"][arguments.0.value=/^(style|srcdoc|on.*)$/i]',
  'ImportExpression[source.type!="Literal"]',
];

const linter = new Linter();
const config = {
  files: ['**/*.js'],
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
  plugins: { 'no-unsanitized': noUnsanitized },
  rules: {
    'no-restricted-syntax': ['error', ...selectors.map((selector) => ({ selector, message: selector }))],
    'no-unsanitized/property': 'error',
    'no-unsanitized/method': 'error',
  },
};

/** What is found in the files of a folder, as the text that it stands in. */
function found(folder) {
  const root = new URL(`../../dist/${folder}/`, import.meta.url);
  const files = readdirSync(root, { recursive: true }).filter(
    (file) => file.endsWith('.js') && statSync(new URL(file, root)).isFile(),
  );
  assert.ok(files.length > 10, `${folder} is built`);
  const places = new Set();
  for (const file of files) {
    const code = readFileSync(new URL(file, root), 'utf8');
    const lines = code.split('\n');
    for (const { line, endLine, column, endColumn, message, fatal, ruleId } of linter.verify(code, config, {
      filename: 'file.js',
    })) {
      // What it says of comments that are for a linter is about none of our rules.
      if (!fatal && !ruleId) continue;
      const text = fatal ? message : lines[line - 1].slice(column - 1, endLine === line ? endColumn - 1 : undefined);
      places.add(`${file.replace(/^.*[\\/]/, '')}: ${text.replace(/\b\w\b/g, '_')}`);
    }
  }
  return [...places].sort();
}

describe('what is built makes no nodes and no code of text', () => {
  it('but for our own templates, and files of our own whose names are made when they are needed', () => {
    assert.deepEqual(
      found('cdn').map((place) => place.replace(/chunks-\w+/, 'chunks').replace(/(?<=import)\([\w$]+\)/, '(_)')),
      [
        'magpie.js: _.innerHTML',
        'magpie.js: _.innerHTML=_?_.createHTML(_):_',
        'magpie.js: import(_)',
        'magpie.js: import(`./chunks/${_}.js`)',
      ],
    );
  });

  it('in the modules of the package', () => {
    assert.deepEqual(found('esm'), []);
  });
});
