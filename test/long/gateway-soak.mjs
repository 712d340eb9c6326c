import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as passed } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startChild } from '../../bench/gateway/child.mjs';

// `node test/long/gateway-soak.mjs --minutes 30 [--rps 200]`: the built gateway (`npm run build` first) under an even load, while
// the servers that it asks fail in every way there is. Its memory must not grow, its descriptors must not either, and what is
// cached must be quick. `SOAK_WAYS="huge good"`: other servers fail in these ways alone (`bench/gateway/upstream.mjs` has them). What is measured stands on standard output, a line of JSON every ten seconds and one at the end.
const { values } = parseArgs({ options: { minutes: { type: 'string' }, rps: { type: 'string' } } });
const MINUTES = Number(values.minutes ?? 30);
const RPS = Number(values.rps ?? 200);

const SAMPLE_MS = 10_000;
/** Caches fill and code is compiled before growth means anything. */
const WARM_PART = 1 / 3;
const MOST = { slopeMbPerHour: 1, cachedP99Ms: 50, descriptors: 4 };

const upstream = await startChild('upstream.mjs', {
  ways: process.env.SOAK_WAYS?.split(' ') ?? [
    'good',
    'reset',
    'good',
    'never',
    'good',
    'failing',
    'cut',
    'good',
    'busy',
    'drip',
    'good',
    'huge',
    'wrong',
  ],
});
const gateway = await startChild(
  'gateway.mjs',
  {
    config: { feeds: { allowed: ['https://feeds.example/', 'https://other.example/'] } },
    seed: { accounts: 50, posts: 25 },
    outside: { port: upstream.port },
  },
  { execArgv: ['--expose-gc'], env: { NODE_ENV: 'production' } },
);
const images = await gateway.ask({
  what: 'images',
  urls: Array.from({ length: 400 }, (_, n) => `https://pictures-${n % 20}.example/${n}.png`),
});

/** Whoever waits for a server that does not answer must not keep the others waiting. */
const agents = { quick: new Agent({ keepAlive: true, maxSockets: 64 }), slow: new Agent({ keepAlive: true }) };
const agentOf = (kind) => (kind === 'feed' || kind === 'image' ? agents.slow : agents.quick);
const some = (things) => things[Math.floor(Math.random() * things.length)];
const account = () => `/v1/accounts/magpie:river-${Math.floor(Math.random() * 50)}`;
const feed = () =>
  `/v1/accounts/${encodeURIComponent(`feed:https://${some(['feeds', 'other'])}.example/${Math.floor(Math.random() * 20)}`)}`;
/** How often each is asked for, of a hundred. */
const MIX = [
  [40, 'cached', account],
  [25, 'cached', () => `${account()}/posts`],
  [15, 'feed', () => `${feed()}${some(['', '/posts'])}`],
  [10, 'image', () => some(images)],
  [5, 'cached', () => '/healthz'],
  [5, 'missing', () => '/v1/accounts/magpie:nobody'],
];
const LOTS = MIX.flatMap(([times, kind, path]) => Array.from({ length: times }, () => ({ kind, path })));

const latencies = { cached: [], feed: [], image: [], missing: [] };
const statuses = {};
let broken = 0;

async function ask() {
  const { kind, path } = some(LOTS);
  const began = performance.now();
  try {
    const asking = request(new URL(path(), gateway.url), { agent: agentOf(kind), timeout: 30_000 });
    asking.once('timeout', () => asking.destroy(new Error('No answer.'))).end();
    const [response] = await once(asking, 'response');
    response.resume();
    await once(response, 'end');
    latencies[kind].push(performance.now() - began);
    statuses[`${kind} ${response.statusCode}`] = (statuses[`${kind} ${response.statusCode}`] ?? 0) + 1;
  } catch (error) {
    broken += 1;
    console.error(error.message);
  }
}

const p = (list, part) => Math.round((list.toSorted((a, b) => a - b)[Math.floor(list.length * part)] ?? 0) * 10) / 10;
const mb = (bytes) => Math.round(bytes / 10_485.76) / 100;

/** Megabytes an hour, by least squares. */
function slope(samples) {
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [x, y] = [mean(samples.map(({ at }) => at)), mean(samples.map(({ rssMb }) => rssMb))];
  const over = samples.reduce((sum, { at, rssMb }) => sum + (at - x) * (rssMb - y), 0);
  const under = samples.reduce((sum, { at }) => sum + (at - x) ** 2, 0);
  return Math.round((over / under) * 3_600_000 * 100) / 100;
}

const halves = (list) => [list.slice(0, list.length / 2), list.slice(list.length / 2)];

const samples = [];
const began = performance.now();
const endsAt = began + MINUTES * 60_000;
let sent = 0;
let nextSample = began + SAMPLE_MS;
while (performance.now() < endsAt) {
  const due = Math.floor(((performance.now() - began) / 1_000) * RPS);
  for (; sent < due; sent += 1) void ask();
  if (performance.now() >= nextSample) {
    nextSample += SAMPLE_MS;
    const { rss, heapUsed, external, descriptors } = await gateway.ask({ what: 'memory' });
    const at = performance.now() - began;
    const sample = { at, rssMb: mb(rss), heapMb: mb(heapUsed), externalMb: mb(external), descriptors };
    samples.push(sample);
    console.log(
      JSON.stringify({
        minute: Math.round(at / 6_000) / 10,
        ...sample,
        p99Ms: p(latencies.cached.slice(-2_000), 0.99),
      }),
    );
  }
  await passed(5);
}
await passed(2_000);
const { asked } = await upstream.ask({ what: 'counts' });
const steady = samples.slice(Math.floor(samples.length * WARM_PART));
const result = {
  minutes: MINUTES,
  rps: RPS,
  sent,
  broken,
  statuses,
  slopeMbPerHour: slope(steady),
  heapSlopeMbPerHour: slope(steady.map(({ at, heapMb }) => ({ at, rssMb: heapMb }))),
  rssMb: [steady[0]?.rssMb, steady.at(-1)?.rssMb],
  /** The most at once, in the first and in the second half: connections come and go. */
  descriptors: halves(steady).map((half) => Math.max(...half.map(({ descriptors }) => descriptors))),
  cachedMs: { p50: p(latencies.cached, 0.5), p99: p(latencies.cached, 0.99) },
  feedMs: { p50: p(latencies.feed, 0.5), p99: p(latencies.feed, 0.99) },
  imageMs: { p50: p(latencies.image, 0.5), p99: p(latencies.image, 0.99) },
  mostAskedHost: Math.max(...Object.values(asked)),
};
const [before, after] = result.descriptors;
const failed = [
  result.slopeMbPerHour > MOST.slopeMbPerHour && 'memory grows',
  result.cachedMs.p99 > MOST.cachedP99Ms && 'cached answers are slow',
  after - before > MOST.descriptors && 'there are more and more descriptors',
  broken > 0 && 'answers are missing',
].filter(Boolean);
console.log(JSON.stringify({ ...result, failed }));
await gateway.stop();
await upstream.stop();
Object.values(agents).forEach((agent) => agent.destroy());
process.exit(failed.length > 0 ? 1 : 0);
