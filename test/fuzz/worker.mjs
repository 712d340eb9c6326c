import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import Module from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { cpuMs } from './cpu-time.mjs';
import { mutator } from './mutate.mjs';

/**
 * Runs one target for a time: changes inputs, keeps those that reach a branch as often as none before, reports what throws.
 * The input under way lies where the other thread sees it, should it never end.
 */
const { code, branches, words, inputs, seed, milliseconds, shared, folder } = workerData;
const counters = (globalThis.counters = new Uint8Array(branches));
const seen = new Uint8Array(branches);
const [progress, current] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)];

const { target } = load(code);
const prototypes = [Object, Array, Function, String, Number, RegExp, Map, Promise].map(({ prototype }) => prototype);
const namesOf = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).length).join();
const names = namesOf();

const corpus = [];
const found = new Set();
let runs = 0;

/** @returns Whether it reached what no input before it did. */
async function run(input) {
  counters.fill(0);
  current.set(input.subarray(0, current.length));
  progress[1] = input.length;
  Atomics.add(progress, 0, 1);
  runs++;
  const began = cpuMs();
  try {
    const result = target.fuzz(input);
    if (result instanceof Promise) await result;
    if (namesOf() !== names) throw new Error('A prototype has another member');
  } catch (error) {
    report(input, error);
  }
  const took = cpuMs() - began;
  let isNew = false;
  for (let at = 0; at < branches; at++) {
    const count = counters[at];
    if (count === 0) continue;
    // As AFL: 1, 2, 3, 4-7, 8-15, 16-31, 32-127, 128 and more are different things.
    const bit =
      count < 4 ? 1 << (count - 1) : count < 8 ? 8 : count < 16 ? 16 : count < 32 ? 32 : count < 128 ? 64 : 128;
    if (seen[at] & bit) continue;
    seen[at] |= bit;
    isNew = true;
  }
  return { isNew, took };
}

function report(input, error) {
  const text = String(error?.stack ?? error);
  const where = text.replace(/\d+/g, '').slice(0, 400);
  if (found.has(where)) return;
  found.add(where);
  parentPort.postMessage({ kind: 'found', input, text: text.slice(0, 2_000) });
}

function load(source) {
  const path = join(folder, 'target.cjs');
  const module = new Module(path);
  module.filename = path;
  module.paths = createRequire(path).resolve.paths('x');
  module._compile(source, path);
  return module.exports;
}

const mutate = mutator(words, seed);
const end = Date.now() + milliseconds;
const digests = new Set();
const keep = (input, isStart) => {
  const digest = createHash('sha1').update(input).digest('hex');
  if (digests.has(digest)) return;
  digests.add(digest);
  corpus.push(input);
  if (!isStart) parentPort.postMessage({ kind: 'kept', input, digest });
};
for (const given of [...target.starts(), ...inputs, '', '[]', '{}']) {
  const input = Buffer.from(given);
  await run(input);
  keep(input, true);
}
const starts = corpus.length;
let next = 0;
while (Date.now() < end) {
  // New inputs are tried more often: what they reach has been changed least.
  const from = next++ % 3 === 0 ? Math.max(corpus.length - 20, 0) : 0;
  const base = corpus[from + Math.floor(Math.random() * (corpus.length - from))];
  const input = mutate(base, corpus[Math.floor(Math.random() * corpus.length)]);
  const { isNew, took } = await run(input);
  // Once more: memory may have been collected, or code compiled.
  if (took > 1_000) {
    const again = Math.min((await run(input)).took, (await run(input)).took);
    if (again > 1_000) report(input, new Error(`Slow: ${Math.round(again)} ms`));
  }
  if (isNew) keep(input, false);
}
const reached = seen.filter(Boolean).length;
parentPort.postMessage({ kind: 'done', runs, starts, corpus: corpus.length, reached, branches });
