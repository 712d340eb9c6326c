import { record } from './results.mjs';

// `npm run bench:gateway -- reads streams …`: measures the built gateway (`npm run build` first), and adds a line for each
// scenario to `bench/results/gateway.jsonl`.
const SCENARIOS = {
  reads: async () => (await import('./reads.mjs')).reads(),
  'tables-sqlite': async () => (await import('./tables.mjs')).tables(['sqlite']),
  'tables-postgres': async () => (await import('./tables.mjs')).tables(['postgres']),
  crowd: async () => (await import('./crowd.mjs')).crowd(),
  slow: async () => (await import('./slow.mjs')).slow(),
  streams: async () => (await import('./streams.mjs')).streams(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in SCENARIOS));
if (asked.length === 0 || unknown.length > 0) {
  console.error(
    `Name what to measure: ${Object.keys(SCENARIOS).join(', ')}. Unknown: ${unknown.join(', ') || 'none'}.`,
  );
  process.exit(1);
}
for (const name of asked) await record(name, await SCENARIOS[name]());
