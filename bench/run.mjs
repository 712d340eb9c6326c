import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keep, median, provenance, readHistory, worseThan } from './history.mjs';
import { scenarios } from './scenarios.mjs';
import { openStage } from './stage.mjs';

const HELP = `What the widgets cost a page, beside what bare Lit and nanostores cost, in a Chromium four times slower than this machine.

  npm run bench                    everything, medians of 5 rounds; builds nothing: run npm run build before
  npm run bench -- button card     pages whose name has one of these words, with their floors
  npm run bench -- --keep          adds the run to bench/results/history.jsonl; on a quiet machine only
  npm run bench:check              fails where a ratio, or what is downloaded, is over a tenth worse than in the last kept runs;
                                   what looks worse is measured again twice before it does
  --rounds 9                       more rounds
  --json                           the entry as it would be kept

Times are the main thread's own, less a blank page, as a multiple of the floor's. Bytes are scripts, brotli.`;

const { values: flags, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean' },
    check: { type: 'boolean' },
    keep: { type: 'boolean' },
    json: { type: 'boolean' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(flags.rounds);
const round = (value) => Number(value.toPrecision(4));

/** Pages by name, with what they are compared with. */
function chosen(names) {
  const all = Object.keys(scenarios);
  const own = names.length ? all.filter((name) => names.some((word) => name.includes(word))) : all;
  return [...new Set(['blank', ...own.flatMap((name) => [scenarios[name].floor ?? name, name])])];
}

async function run() {
  const stage = await openStage();
  const samples = new Map();
  const play = async (names, count) => {
    // One of each after the other: what slows the machine down for a while is in all of them.
    for (let round = 0; round < count; round++) {
      for (const name of names) {
        if (process.stderr.isTTY) process.stderr.write(`\r\x1b[Kround ${round + 1} of ${count}: ${name}`);
        samples.set(name, [...(samples.get(name) ?? []), await stage.measure(name)]);
      }
    }
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  };
  try {
    await play(chosen(words), rounds);
    const history = readHistory();
    let worse = flags.check ? worseThan(history, ratiosOf(mediansOf(samples))) : [];
    for (let again = 0; again < 2 && worse.length; again++) {
      await play(chosen([...new Set(worse.map(({ scenario }) => scenario))]), rounds * 2);
      worse = worseThan(history, ratiosOf(mediansOf(samples)));
    }
    const medians = mediansOf(samples);
    const entry = { ...provenance(stage.version, rounds), medians, ratios: ratiosOf(medians) };
    if (flags.json) console.log(JSON.stringify(entry));
    else console.table(rowsOf(entry));
    if (flags.keep) keep(entry);
    return tell(worse, brokenPromises(medians), history);
  } finally {
    await stage.close();
  }
}

function mediansOf(samples) {
  return Object.fromEntries(
    [...samples].map(([name, runs]) => [
      name,
      Object.fromEntries(Object.keys(runs[0]).map((key) => [key, round(median(runs.map((one) => one[key])))])),
    ]),
  );
}

/** Each page beside its floor, both less a blank page. */
function ratiosOf(medians) {
  const { blank } = medians;
  const over = (one, other, key) => round((one[key] - blank[key]) / (other[key] - blank[key]));
  return Object.fromEntries(
    Object.entries(medians)
      .filter(([name]) => scenarios[name].floor)
      .map(([name, own]) => {
        const floor = medians[scenarios[name].floor];
        const { nodes, bytes, requests } = own;
        return [name, { main: over(own, floor, 'mainMs'), heap: over(own, floor, 'heapMB'), nodes, bytes, requests }];
      }),
  );
}

function rowsOf({ medians, ratios }) {
  return Object.fromEntries(
    Object.entries(medians).map(([name, own]) => [
      name,
      {
        'content ms': Math.round(own.contentMs),
        'main ms': Math.round(own.mainMs),
        '× floor': ratios[name]?.main,
        'blocking ms': Math.round(own.blockingMs),
        'longest ms': Math.round(own.longestMs),
        shift: Number(own.shift.toFixed(4)),
        'heap MB': Number(own.heapMB.toFixed(1)),
        nodes: own.nodes,
        files: own.files,
        bytes: own.bytes,
        'with headers': own.wireBytes,
        requests: own.requests,
        'at once': own.mostInFlight,
      },
    ]),
  );
}

/** What holds on any machine. */
function brokenPromises(medians) {
  return Object.entries(medians).flatMap(([name, { requests, mostInFlight }]) => {
    const { maxRequests = Infinity, visit } = scenarios[name];
    return [
      ...(requests > maxRequests ? [`“${name}” asks ${requests} times, not ${maxRequests} at most.`] : []),
      ...(mostInFlight > 4 ? [`“${name}” has ${mostInFlight} requests in flight, not 4 at most.`] : []),
      ...(visit === 'again' && requests ? [`“${name}” asks ${requests} times while its answers are fresh.`] : []),
    ];
  });
}

/** @returns The exit code. */
function tell(worse, broken, history) {
  if (flags.check && !history.length)
    console.log('No run is kept yet: there is nothing to compare with (--keep keeps one).');
  if (worse.length) {
    console.log('Over a tenth worse than in the last kept runs:');
    console.table(worse);
  }
  for (const sentence of broken) console.log(sentence);
  return worse.length || broken.length ? 1 : 0;
}

if (flags.help) {
  console.log(HELP);
} else if (!existsSync(join(import.meta.dirname, '../dist/cdn/magpie.js'))) {
  console.error('There is no dist/cdn/magpie.js. Run `npm run build` first.');
  process.exitCode = 1;
} else {
  process.exitCode = await run();
}
