import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where each runner leaves its counts, for `npm test` to add up. */
export const countsFolder = '.cache/test-counts';

/** @returns {{ passed: number, failed: number }} */
function countSuite({ suites, tests }) {
  const ran = tests.filter(({ skipped }) => !skipped);
  const passed = ran.filter((test) => test.passed).length;
  const counts = { passed, failed: ran.length - passed };
  for (const inner of suites.map(countSuite)) {
    counts.passed += inner.passed;
    counts.failed += inner.failed;
  }
  return counts;
}

/** A file that does not load, times out or breaks outside its tests is one failure: its tests may not have run at all. */
function countSession(session) {
  const counts = session.testResults ? countSuite(session.testResults) : { passed: 0, failed: 0 };
  if (!session.passed && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @param {string} name Of the counts file; each runner of a test run has its own. */
export function writeCounts(name, counts) {
  mkdirSync(countsFolder, { recursive: true });
  writeFileSync(join(countsFolder, `${name}.json`), `${JSON.stringify(counts)}\n`);
}

export const countLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;

/** Ends a test run with `N passed, N failed`, which web-test-runner itself does not print. */
export function countReporter(name) {
  const report = ({ sessions }) => {
    const counts = { passed: 0, failed: 0 };
    for (const session of sessions.map(countSession)) {
      counts.passed += session.passed;
      counts.failed += session.failed;
    }
    writeCounts(name, counts);
    console.log(`\n${countLine(counts)}`);
  };
  let watches = false;
  return {
    start: ({ config }) => (watches = config.watch),
    onTestRunFinished: (run) => watches && report(run),
    stop: (run) => !watches && report(run),
  };
}
