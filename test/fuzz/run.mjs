/**
 * `node test/fuzz/run.mjs [--minutes 10] [--linear] [target…]`: fuzzes parsers, each for so long, by what branches an input
 * reaches. Inputs go to `.cache/fuzz/`: what was reached anew, and what something was wrong with, which also ends in an exit
 * code. Once mended, that file belongs into `seeds/`, where `npm test` plays it again.
 *
 * `--linear` measures instead how long 100 kB of any repeated part take, of inputs kept before among them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { cpuMs } from './cpu-time.mjs';
import { instrument } from './instrument.mjs';
import { measure } from './linear.mjs';

const here = import.meta.dirname;
const cache = resolve('.cache/fuzz');
/** An input that takes so much of a processor never ends, as far as a visitor is concerned. */
const HANG_MS = 10_000;
const LOOK_MS = 1_000;
const SHARED_BYTES = 8 + 65_536;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' }, linear: { type: 'boolean', default: false } },
});
const names = readdirSync(join(here, 'targets'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => name !== 'all');
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no target ${unknown.join(', ')}. Expected: ${names.join(', ')}.`);
  process.exit(2);
}

const filesIn = (folder) =>
  existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file))) : [];

let failed = false;
for (const name of positionals.length > 0 ? positionals : names) {
  const inputs = [...filesIn(join(here, 'seeds', name)), ...filesIn(join(cache, name))];
  const bundled = await instrument(join(here, 'targets', `${name}.ts`));
  if (values.linear) await measure(name, bundled, inputs, cache);
  else if (!(await fuzz(name, bundled, inputs))) failed = true;
}
process.exit(failed ? 1 : 0);

/** @returns Whether nothing was wrong. */
async function fuzz(name, bundled, inputs) {
  const kept = join(cache, name);
  const wrong = join(cache, 'found');
  mkdirSync(kept, { recursive: true });
  mkdirSync(wrong, { recursive: true });
  const shared = new SharedArrayBuffer(SHARED_BYTES);
  const worker = new Worker(join(here, 'worker.mjs'), {
    workerData: {
      ...bundled,
      inputs,
      shared,
      seed: Date.now(),
      milliseconds: Number(values.minutes) * 60_000,
      folder: here,
    },
  });
  const progress = new Int32Array(shared, 0, 2);
  return new Promise((end) => {
    let sound = true;
    const found = (input, text) => {
      sound = false;
      const file = join(wrong, `${name}-${createHash('sha1').update(input).digest('hex').slice(0, 8)}`);
      writeFileSync(file, input);
      console.error(`${name}: ${file}\n${text}`);
    };
    let last = -1;
    let since = 0;
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 0);
      if (now !== last) since = cpuMs();
      else if (now > 0 && cpuMs() - since > HANG_MS) {
        found(Buffer.from(new Uint8Array(shared, 8, Math.min(progress[1], SHARED_BYTES - 8))), 'It does not end.');
        void worker.terminate();
      }
      last = now;
    }, LOOK_MS);
    worker.on('message', ({ kind, input, digest, text, ...counts }) => {
      if (kind === 'found') found(input, text);
      if (kind === 'kept') writeFileSync(join(kept, digest), input);
      if (kind === 'done') {
        clearInterval(watch);
        void worker.terminate();
        const { runs, reached, branches, corpus } = counts;
        console.log(
          `${new Date().toISOString()} ${name}: ${values.minutes} min, ${runs} runs, ${reached} of ${branches} branches, ` +
            `${corpus} inputs kept, ${sound ? 'sound' : 'NOT SOUND'}`,
        );
      }
    });
    worker.on('error', (error) => found(Buffer.alloc(0), String(error.stack)));
    worker.on('exit', () => {
      clearInterval(watch);
      end(sound);
    });
  });
}
