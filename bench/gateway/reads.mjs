import { CORES, startChild } from './child.mjs';

/** Cached public reads must reach this part of what a bare “hello” reaches. */
const AIM = 0.6;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 2);
/** Requests of each kind in a round. */
const AMOUNT = Number(process.env.BENCH_AMOUNT ?? 20_000);

/**
 * Public reads, one kind after the other, and in between the same server with nothing to do. Throughput on one core is one second
 * over the processor time of a request; that is what is compared, because other programs take it away from nobody.
 */
export async function reads() {
  const server = { core: CORES.server, env: { NODE_ENV: 'production' } };
  const [hello, gateway, load] = await Promise.all([
    startChild('hello.mjs', {}, server),
    startChild('gateway.mjs', { seed: { accounts: 50, posts: 25, picture: true } }, server),
    startChild('load.mjs', {}, { core: CORES.client }),
  ]);
  const of = (path, headers) => [{ path, ...(headers && { headers }) }];
  const batch = Array.from({ length: 20 }, (_, n) => `account=magpie:river-${n}`).join('&');
  const tag = (await fetch(`${gateway.url}/v1/accounts/magpie:river-0`)).headers.get('etag');
  const kinds = {
    account: of('/v1/accounts/magpie:river-0'),
    'account, 304': of('/v1/accounts/magpie:river-0', { 'if-none-match': tag }),
    '50 accounts': Array.from({ length: 50 }, (_, n) => ({ path: `/v1/accounts/magpie%3Ariver-${n}` })),
    '20 accounts in one': of(`/v1/accounts?${batch}`),
    '20 posts': of('/v1/accounts/magpie:river-0/posts'),
    picture: of(`/v1/pictures/${gateway.pictureId}-640.webp`),
    'not kept: healthz': of('/healthz'),
    'not kept: accounts, none twice': undefined,
  };
  try {
    const rounds = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const figures = {};
      for (const [name, requests] of Object.entries(kinds)) {
        const different = Array.from({ length: AMOUNT / 8 }, (_, n) => ({
          path: `/v1/accounts/magpie:river-${n % 50}?n=${round}-${n}`,
        }));
        const base = await timed(hello, load, of('/'));
        const own = await timed(gateway, load, requests ?? different, requests ? AMOUNT : different.length);
        figures[name] = { hello: base, own };
      }
      // The first is for the compiler.
      if (round > 0) rounds.push(figures);
    }
    return {
      aim: AIM,
      kinds: Object.fromEntries(Object.keys(kinds).map((name) => [name, summary(rounds.map((round) => round[name]))])),
    };
  } finally {
    await Promise.all([hello, gateway, load].map((child) => child.stop()));
  }
}

/** Processor time of a request in microseconds, and what the load generator saw. */
async function timed(server, load, requests, amount = AMOUNT) {
  const before = await server.ask({ what: 'cpu' });
  const seen = await load.ask({ url: server.url, requests, amount });
  const after = await server.ask({ what: 'cpu' });
  const micros = (after.user + after.system - before.user - before.system) / amount;
  return { ...seen, micros, bad: seen.non2xx + seen.errors - (seen.statuses[304] ?? 0) };
}

function summary(rounds) {
  const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const ratio = middle(rounds.map(({ hello, own }) => hello.micros / own.micros));
  const micros = middle(rounds.map(({ own }) => own.micros));
  return {
    ratio: Math.round(ratio * 100) / 100,
    reached: ratio >= AIM,
    microsPerRequest: Math.round(micros * 10) / 10,
    perCoreAndSecond: Math.round(1e6 / micros),
    helloMicros: Math.round(middle(rounds.map(({ hello }) => hello.micros)) * 10) / 10,
    seen: { rps: middle(rounds.map(({ own }) => own.rps)), hello: middle(rounds.map(({ hello }) => hello.rps)) },
    bad: rounds.reduce((sum, { own }) => sum + own.bad, 0),
  };
}
