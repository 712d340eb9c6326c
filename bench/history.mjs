import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const file = join(import.meta.dirname, 'results', 'history.jsonl');

/** What is compared between runs: ratios within one, and what no machine changes. The slack is what is no news at that size. */
const compared = {
  main: { name: 'main thread', slack: 0.05 },
  heap: { name: 'heap', slack: 0.02 },
  nodes: { name: 'nodes', slack: 5 },
  bytes: { name: 'bytes', slack: 0 },
  requests: { name: 'requests', slack: 0 },
};
const WORSE = 1.1;

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** @returns The entries that were kept, oldest first. */
export const readHistory = () =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];

export function keep(entry) {
  mkdirSync(join(file, '..'), { recursive: true });
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

/** `undefined` outside of a repository, such as in a copy of its files. */
function commit() {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Where and of what a run is. */
export function provenance(browser, rounds) {
  const [{ model = 'unknown' } = {}] = cpus();
  return {
    date: new Date().toISOString(),
    commit: commit(),
    machine: `${cpus().length} × ${model.trim()}`,
    browser,
    rounds,
  };
}

/** @returns What is more than a tenth worse than the median of the last three kept runs; nothing where none is kept. */
export function worseThan(history, ratios) {
  const last = history.slice(-3);
  return Object.entries(ratios).flatMap(([scenario, now]) =>
    Object.entries(compared).flatMap(([key, { name, slack }]) => {
      const before = last.map((entry) => entry.ratios[scenario]?.[key]).filter((value) => value !== undefined);
      if (!before.length || now[key] === undefined) return [];
      const was = median(before);
      return now[key] > was * WORSE + slack ? [{ scenario, what: name, was, now: now[key] }] : [];
    }),
  );
}
