import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countLine, countsFolder, sum } from './count-reporter.mjs';

const has = (folder, ending) =>
  existsSync(folder) && readdirSync(folder, { recursive: true }).some((path) => path.endsWith(ending));

const eslint = 'eslint --config .config/eslint.config.mjs --cache --cache-location .cache/eslint/ --max-warnings 0 .';
/** The model of hundreds of histories is played once, on the real ones. */
const standInTests = "test/elements/**/*.test.ts test/stores/**/*.test.ts '!test/stores/follow-model*.test.ts'";
const endToEnd = 'test/e2e';
const frameworkTests = 'test/frameworks/*.test.mjs';
const reporter = '--test-reporter ./.config/node-test-reporter.mjs';
const nodeOptions = `--test-concurrency=2 ${reporter}`;
const nodeTests = `node --test ${nodeOptions}`;
/** Node takes the limit for that of a process, too, in which there are a dozen files. */
const gatewayOptions = '--import tsx --test-timeout 600000';
const gatewayTests = `${nodeTests} ${gatewayOptions}`;
const endToEndTests = `${nodeTests} --import tsx`;
/** Files that start processes by the dozen, or take longest. */
const longGatewayTests =
  'cli,connected-sign-ins,connected-two-processes,kill,migrate,openapi,publishing-crash,tickets-model,two-processes';

/**
 * Everything CI runs, what fails soonest first. A step with counts is a test run. Neighbours that are `beside` each other change
 * nothing that another reads, and run at the same time.
 */
const steps = [
  {
    name: 'types',
    command: 'tsc --noEmit && tsc --noEmit -p src/gateway/tsconfig.json && tsc --noEmit -p test/gateway/tsconfig.json',
    beside: true,
  },
  { name: 'lint', command: eslint, beside: true },
  { name: 'format', command: 'prettier --check --log-level warn .', beside: true },
  { name: 'unused code', command: 'knip --config .config/knip.json', beside: true },
  {
    name: 'lock file',
    command:
      'lockfile-lint --path package-lock.json --type npm --validate-https --validate-integrity --validate-package-names ' +
      '--allowed-hosts npm --format plain && node .config/check-lock-file.mjs',
    beside: true,
  },
  // What is made from the manifest and lies in the repository is compared here, and not written.
  { name: 'build and manifest', command: 'npm run --silent build', env: { MAGPIE_GENERATED: 'check' } },
  {
    name: 'package',
    command: [
      'node .config/check-package.mjs',
      'node .config/check-integrity.mjs',
      'node .config/check-licences.mjs',
      'publint --strict',
      'publint --strict src/gateway',
    ].join(' && '),
    beside: true,
  },
  {
    name: 'package types',
    command: ['.', 'src/gateway']
      .map((folder) => `attw --pack ${folder} --profile esm-only --format table-flipped --no-summary`)
      .join(' && '),
    beside: true,
  },
  { name: 'size', command: 'size-limit && node .config/readme-sizes.mjs', beside: true },
  { name: 'tests in Chromium', command: 'wtr', only: (files) => `wtr --files ${files}`, counts: 'chromium' },
  {
    name: 'stores and elements on what the CDN bundle has in place of lit and nanostores',
    command: `wtr --files ${standInTests}`,
    only: (files) => `wtr --files ${files}`,
    env: { MAGPIE_LIT: 'cdn' },
    counts: 'chromium-cdn-lit',
    when: has('test/elements', '.test.ts'),
  },
  {
    name: 'gateway',
    command: `node .config/in-groups.mjs gateway --alone=${longGatewayTests} ${nodeOptions} ${gatewayOptions} -- test/gateway/*.test.ts`,
    only: (files) => `${gatewayTests} ${files}`,
    env: { MAGPIE_COUNTS: 'gateway' },
    counts: 'gateway',
  },
  {
    name: 'frameworks',
    command: `${nodeTests} --test-timeout 300000 ${frameworkTests}`,
    only: (files) => `${nodeTests} ${files}`,
    env: { MAGPIE_COUNTS: 'frameworks' },
    counts: 'frameworks',
  },
  {
    name: 'rendering on servers, with what was built',
    command: `${endToEndTests} test/ssr/`,
    only: (files) => `${endToEndTests} ${files}`,
    env: { MAGPIE_COUNTS: 'ssr' },
    counts: 'ssr',
    when: has('test/ssr', '.test.mjs'),
  },
  {
    name: 'end to end, with what was built',
    // A browser waits more than it works: three at a time on two cores take a quarter less than two.
    command: `node --test --test-concurrency=3 ${reporter} --import tsx ${endToEnd}/`,
    only: (files) => `${endToEndTests} ${files}`,
    env: { MAGPIE_COUNTS: 'end-to-end' },
    counts: 'end-to-end',
    when: has(endToEnd, '.test.mjs'),
  },
  {
    name: 'look and accessibility of every state',
    command: `${endToEndTests} test/look/*.test.mjs`,
    only: (files) => `${endToEndTests} ${files}`,
    env: { MAGPIE_COUNTS: 'look' },
    counts: 'look',
  },
];

/** Whether a command ended well. What it says is printed as it comes or, `beside` others, whole at its end. */
function run({ command, env, beside = false }) {
  const child = spawn(command, {
    stdio: ['ignore', ...(beside ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
    shell: true,
    env: {
      ...process.env,
      PATH: `${join('node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
      ...env,
    },
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve) => {
    child.on('error', (error) => said.push(Buffer.from(`${error}\n`)));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

/** By file; empty for a step that is no test run, or that did not get as far as its tests. */
function countsOf({ counts }) {
  const file = counts && join(countsFolder, `${counts}.json`);
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** More than so many files that fail at once are no accident. */
const FEW = 3;

/**
 * Runs a step. On CI, a few test files that fail have a second try, alone: on a machine that others share, a browser may be
 * held up for seconds. What needed it is said at the end, so that nobody takes an unsteady test for a sound one.
 * @returns {Promise<{ ok: boolean, files: Record<string, { passed: number, failed: number }>, unsteady: string[] }>}
 */
async function runStep(step) {
  const ok = await run(step);
  const files = countsOf(step);
  const failed = Object.keys(files).filter((file) => files[file].failed > 0);
  if (ok || !process.env.CI || !step.only || failed.length === 0 || failed.length > FEW) {
    return { ok, files, unsteady: [] };
  }
  console.log(`\n— ${step.name}, once more: ${failed.join(', ')}`);
  const again = await run({ ...step, command: step.only(failed.join(' ')) });
  return { ok: again, files: { ...files, ...countsOf(step) }, unsteady: again ? failed : [] };
}

/** Neighbours that run at the same time are one entry. */
function inTurns() {
  const turns = [];
  for (const step of steps.filter(({ when = true }) => when)) {
    if (step.beside && turns.at(-1)?.[0].beside) turns.at(-1).push(step);
    else turns.push([step]);
  }
  return turns;
}

async function runAll() {
  rmSync(countsFolder, { recursive: true, force: true });
  const total = { passed: 0, failed: 0 };
  const unsteady = [];
  const failedSteps = [];
  for (const turn of inTurns()) {
    console.log(`\n— ${turn.map(({ name }) => name).join(', ')}`);
    for (const [index, { ok, ...result }] of (await Promise.all(turn.map(runStep))).entries()) {
      unsteady.push(...result.unsteady);
      const { passed, failed } = sum(Object.values(result.files));
      total.passed += passed;
      // A step that fails without a failed test, such as lint, is one failure: the last line never looks like success.
      total.failed += ok ? failed : Math.max(failed, 1);
      if (!ok) failedSteps.push(turn[index].name);
    }
    if (failedSteps.length > 0) {
      console.error(`\nFailed: ${failedSteps.join(', ')}. What comes after it was not run.`);
      break;
    }
  }
  if (unsteady.length > 0) console.log(`\nPassed at the second try only: ${unsteady.join(', ')}`);
  console.log(`\n${countLine(total)}`);
  return failedSteps.length === 0;
}

// `npm test -- --group account-card` is about tests alone.
const args = process.argv.slice(2);
const quoted = args.map((arg) => JSON.stringify(arg)).join(' ');
const ok = await (args.length > 0 ? run({ command: `wtr ${quoted}` }) : runAll());
process.exit(ok ? 0 : 1);
