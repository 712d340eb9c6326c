import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countLine, countsFolder } from './count-reporter.mjs';

const has = (folder, ending) =>
  existsSync(folder) && readdirSync(folder, { recursive: true }).some((path) => path.endsWith(ending));

const eslint = 'eslint --config .config/eslint.config.mjs --cache --cache-location .cache/eslint/ --max-warnings 0 .';
const elementTests = 'test/elements/**/*.test.ts';
const endToEnd = 'test/e2e';

/** Everything CI runs, what fails soonest first. A step with counts is a test run. */
const steps = [
  {
    name: 'types',
    command: 'tsc --noEmit && tsc --noEmit -p src/gateway/tsconfig.json && tsc --noEmit -p test/gateway/tsconfig.json',
  },
  { name: 'lint', command: eslint },
  { name: 'format', command: 'prettier --check --log-level warn .' },
  { name: 'unused code', command: 'knip --config .config/knip.json' },
  { name: 'build and manifest', command: 'npm run --silent build' },
  { name: 'package', command: 'node .config/check-package.mjs && publint --strict && publint --strict src/gateway' },
  {
    name: 'package types',
    command: ['.', 'src/gateway']
      .map((folder) => `attw --pack ${folder} --profile esm-only --format table-flipped --no-summary`)
      .join(' && '),
  },
  { name: 'size', command: 'size-limit' },
  { name: 'tests in Chromium', command: 'wtr', counts: 'chromium' },
  {
    name: 'elements on the lit of the CDN bundle',
    command: `wtr --files ${elementTests}`,
    env: { MAGPIE_LIT: 'cdn' },
    counts: 'chromium-cdn-lit',
    when: has('test/elements', '.test.ts'),
  },
  {
    name: 'gateway',
    command: `node --import tsx --test --test-timeout 120000 --test-reporter ./.config/node-test-reporter.mjs test/gateway/*.test.ts`,
    env: { MAGPIE_COUNTS: 'gateway' },
    counts: 'gateway',
  },
  {
    name: 'end to end, with what was built',
    command: `node --test --test-reporter ./.config/node-test-reporter.mjs ${endToEnd}/`,
    env: { MAGPIE_COUNTS: 'end-to-end' },
    counts: 'end-to-end',
    when: has(endToEnd, '.test.mjs'),
  },
];

function run({ command, env }) {
  const options = {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: true,
    env: {
      ...process.env,
      PATH: `${join('node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      ...env,
    },
  };
  return spawnSync(command, options).status === 0;
}

function countsOf({ counts }) {
  const file = counts && join(countsFolder, `${counts}.json`);
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
}

function runAll() {
  rmSync(countsFolder, { recursive: true, force: true });
  const total = { passed: 0, failed: 0 };
  let ok = true;
  for (const step of steps.filter(({ when = true }) => when)) {
    console.log(`\n— ${step.name}`);
    ok = run(step);
    const { passed, failed } = countsOf(step);
    total.passed += passed;
    // A step that fails without a failed test, such as lint, is one failure: the last line never looks like success.
    total.failed += ok ? failed : Math.max(failed, 1);
    if (!ok) {
      console.error(`\nFailed: ${step.name}. What comes after it was not run.`);
      break;
    }
  }
  console.log(`\n${countLine(total)}`);
  return ok;
}

// `npm test -- --group account-card` is about tests alone.
const args = process.argv.slice(2);
const quoted = args.map((arg) => JSON.stringify(arg)).join(' ');
const ok = args.length > 0 ? run({ command: `wtr ${quoted}` }) : runAll();
process.exit(ok ? 0 : 1);
