import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Where each runner leaves its counts, for `npm test` to add up. */
export const countsFolder = '.cache/test-counts';

/** @returns {{ passed: number, failed: number }} */
function countSuite({ suites, tests }) {
  const ran = tests.filter(({ skipped }) => !skipped);
  const passed = ran.filter((test) => test.passed).length;
  return sum([{ passed, failed: ran.length - passed }, ...suites.map(countSuite)]);
}

/** A file that does not load, times out or breaks outside its tests is one failure: its tests may not have run at all. */
function countSession(session) {
  const counts = session.testResults ? countSuite(session.testResults) : { passed: 0, failed: 0 };
  if (!session.passed && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @param {Iterable<{ passed: number, failed: number }>} all */
export function sum(all) {
  const total = { passed: 0, failed: 0 };
  for (const { passed, failed } of all) {
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

/**
 * @param {string} name Of the counts file; each runner of a test run has its own.
 * @param {Record<string, { passed: number, failed: number }>} files By path from the root.
 */
export function writeCounts(name, files) {
  mkdirSync(countsFolder, { recursive: true });
  writeFileSync(join(countsFolder, `${name}.json`), `${JSON.stringify(files)}\n`);
}

export const countLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** Path of a test file as the counts name it. */
export const nameOf = (file) => relative(process.cwd(), file).replaceAll('\\', '/');

/** Ends a test run with `N passed, N failed`, which web-test-runner itself does not print. */
export function countReporter(name) {
  const report = ({ sessions }) => {
    const files = {};
    for (const session of sessions) {
      const file = nameOf(session.testFile);
      files[file] = sum([files[file] ?? { passed: 0, failed: 0 }, countSession(session)]);
    }
    writeCounts(name, files);
    console.log(`\n${countLine(sum(Object.values(files)))}`);
  };
  let watches = false;
  return {
    start: ({ config }) => (watches = config.watch),
    onTestRunFinished: (run) => watches && report(run),
    stop: (run) => !watches && report(run),
  };
}
