import { createRequire } from 'node:module';
import Module from 'node:module';
import { join } from 'node:path';
import { cpuMs } from './cpu-time.mjs';

const LENGTH = 100_000;
const LIMIT_MS = 50;
/** What readers look ahead for, or go back over. */
const PARTS =
  'a|<|>|&|&a|&#|;|"|\'|=|<a |<a href="|</b>|<!--|<![CDATA[|]]>|<!DOCTYPE [|<?|<p>|<ul><li>|<br> |<script>|[|]|(|)|[a](|![|*|_|**a|`|> |- |1. |\\|{|}|{"a":|,|:|.|-|@|@a|@a.|a.|#|#a|https://|https://a.|/|//|?|%|%2|\u0000| |\t|\n|\r|\r\n|\n\n|data:|\u202e|\u200b|\u0301|\u{1f600}|\ud800|河|0|00|1 |e|+|~|^|$|xmlns:a="b" |a="b" |:a:|callback('.split(
    '|',
  );

/**
 * Measures what 100 kB of each repeated part take, in the processor time of the fastest of three runs, and prints the slowest,
 * with the ratio to half the length beside it.
 */
export function measure(name, { code, branches }, inputs, folder) {
  globalThis.counters = new Uint8Array(branches);
  const path = join(folder, 'target.cjs');
  const module = new Module(path);
  module.filename = path;
  module.paths = createRequire(path).resolve.paths('x');
  module._compile(code, path);
  const { target } = module.exports;
  const parts = new Set(['|', ...PARTS]);
  for (const input of inputs) {
    const text = input.toString('utf8');
    for (let at = 0; at < text.length && parts.size < 3_000; at += 7) parts.add(text.slice(at, at + 1 + (at % 11)));
  }
  return run(name, target, [...parts]);
}

async function run(name, target, parts) {
  let worst = { part: '', took: 0, ratio: 0 };
  for (const part of parts) {
    const took = await time(target, part, LENGTH);
    if (took <= worst.took) continue;
    worst = { part, took, ratio: took / (await time(target, part, LENGTH / 2)) };
  }
  const { part, took, ratio } = worst;
  console.log(
    `${name}: at most ${took.toFixed(1)} ms for ${LENGTH / 1_000} kB (${parts.length} parts; ${JSON.stringify(part).slice(0, 40)}, ` +
      `${ratio.toFixed(1)} times that of half)${took > LIMIT_MS ? ' — OVER' : ''}`,
  );
}

async function time(target, part, length) {
  const repeated = part.repeat(Math.ceil(length / part.length)).slice(0, length);
  const input = Buffer.from(target.large?.(repeated) ?? repeated);
  let best = Infinity;
  for (let n = 0; n < 3; n++) {
    const began = cpuMs();
    try {
      await target.fuzz(input);
    } catch {
      // What does not hold is found by fuzzing.
    }
    best = Math.min(best, cpuMs() - began);
    if (best < 5) break;
  }
  return best;
}
