import { setTimeout as passed } from 'node:timers/promises';
import { startChild } from './child.mjs';

/** Viewers, and how many reads each page view is; each looks at one page a minute. */
const VIEWERS = 2_000;
const READS = 3;
/** The hard case: each viewer asks once a second. */
const HARD_RPS = 2_000;
const EVEN_SECONDS = Number(process.env.BENCH_EVEN_SECONDS ?? 20);
const HARD_SECONDS = Number(process.env.BENCH_HARD_SECONDS ?? 15);
/** Three fifths of what a Mastodon server lets one address ask within five minutes. */
const MOST_IN_FIVE_MINUTES = 180;

/** Viewers of feeds whose server is gone, or never answers: how soon they hear, and how often the server is asked. */
export async function crowd() {
  const cases = {};
  for (const [name, upstreamIs] of Object.entries({
    refused: 'gone',
    'never answers': 'silent',
    'dies with a good answer kept': 'dying',
  })) {
    cases[name] = await under(upstreamIs);
  }
  return { viewers: VIEWERS, mostInFiveMinutes: MOST_IN_FIVE_MINUTES, cases };
}

async function under(upstreamIs) {
  const upstream = await startChild('upstream.mjs', { ways: [upstreamIs === 'dying' ? 'good' : 'never'] });
  // A port where nobody listens refuses.
  const port = upstreamIs === 'gone' ? 9 : upstream.port;
  const gateway = await startChild(
    'gateway.mjs',
    {
      config: { feeds: { allowed: ['https://feeds.example/'] } },
      seed: { accounts: 20, posts: 20 },
      outside: { port },
    },
    { execArgv: ['--expose-gc'], env: { NODE_ENV: 'production' } },
  );
  const load = await startChild('load.mjs', {});
  const feeds = Array.from(
    { length: 20 },
    (_, n) => `/v1/accounts/${encodeURIComponent(`feed:https://feeds.example/${n}`)}`,
  );
  const images = await gateway.ask({
    what: 'images',
    urls: Array.from({ length: 50 }, (_, n) => `https://pictures.example/${n}.png`),
  });
  const paths = [
    ...feeds.flatMap((feed) => [feed, `${feed}/posts`]),
    ...images,
    ...Array.from({ length: 20 }, (_, n) => `/v1/accounts/magpie:river-${n}/posts`),
  ];
  const requests = paths.map((path) => ({ path }));
  try {
    if (upstreamIs === 'dying') {
      for (const path of paths) await (await fetch(gateway.url + path)).arrayBuffer();
      await upstream.ask({ what: 'ways', ways: ['reset'] });
    }
    const before = await gateway.ask({ what: 'memory' });
    // The first who come wait for servers that do not answer; what is learnt of them serves all others.
    const began = performance.now();
    await Promise.all(paths.map(async (path) => (await fetch(gateway.url + path)).arrayBuffer()));
    const firstMs = Math.round(performance.now() - began);
    const even = await load.ask({
      url: gateway.url,
      requests,
      rate: (VIEWERS * READS) / 60,
      seconds: EVEN_SECONDS,
      connections: 50,
    });
    const hard = await load.ask({
      url: gateway.url,
      requests,
      rate: HARD_RPS,
      seconds: HARD_SECONDS,
      connections: 200,
    });
    await passed(1_000);
    const after = await gateway.ask({ what: 'memory' });
    const { asked } = await upstream.ask({ what: 'counts' });
    const mb = ({ rss }) => Math.round(rss / 1_048_576);
    return { firstMs, even, hard, rssMb: [mb(before), mb(after)], asked };
  } finally {
    await Promise.all([upstream, gateway, load].map((child) => child.stop()));
  }
}
