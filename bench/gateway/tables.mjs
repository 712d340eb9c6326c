import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CompiledQuery, sql } from 'kysely';
import { register } from 'tsx/esm/api';
import { benchConfig } from './bench-config.mjs';
import { FOLLOWS_EACH, followedBy, grow, idOf } from './bulk.mjs';
import { note, statements } from './statements.mjs';

/** Ten follows for each account. `BENCH_ACCOUNTS=10000,100000`: other sizes; the largest takes minutes, and 2 GB of disk. */
const SIZES = (process.env.BENCH_ACCOUNTS ?? '10000,100000,1000000')
  .split(',')
  .map(Number)
  .map((accounts) => ({
    accounts,
    viewers: Math.floor((accounts * 10) / FOLLOWS_EACH),
  }));
const TIMES = 300;
/** At once, on PostgreSQL: as many connections as the gateway opens. */
const AT_ONCE = 8;

/** What a follow costs as the tables grow, on both databases, and which index each statement goes by. */
export async function tables(kinds = ['sqlite', 'postgres']) {
  const results = {};
  for (const kind of kinds) results[kind] = await onDatabase(kind);
  return results;
}

async function onDatabase(kind) {
  const dist = resolve(process.env.MAGPIE_GATEWAY_DIST ?? 'src/gateway/dist');
  const load = (path) => import(pathToFileURL(`${dist}/gateway/${path}`).href);
  const folder = await mkdtemp(join(tmpdir(), 'magpie-tables-'));
  register();
  const { startPostgres } = await import('../../test/gateway/support/postgres.ts');
  const postgres = kind === 'postgres' ? await startPostgres() : undefined;
  const file = join(folder, 'magpie.sqlite');
  const { createGateway } = await load('index.js');
  const { createLog } = await load('log.js');
  const gateway = await createGateway(
    benchConfig({
      database: postgres ? { kind, url: await postgres.createDatabase() } : { kind, file },
      openNetworks: { bluesky: false, mastodon: false },
      publishPage: false,
    }),
    { log: createLog([], { write: () => undefined }) },
  );
  const { services } = gateway;
  const calls = { gateway, services, ...(await load('follows/follow-store.js')) };
  const curve = [];
  try {
    let from = { accounts: 0, viewers: 0 };
    for (const to of SIZES) {
      const began = performance.now();
      await grow(services.database, kind, from, to);
      const loadSeconds = Math.round((performance.now() - began) / 1_000);
      note(true);
      curve.push({
        ...to,
        follows: to.viewers * FOLLOWS_EACH,
        loadSeconds,
        ...(await measure(calls, to)),
        ...(await sizes(services, kind, file)),
      });
      if (kind === 'postgres') Object.assign(curve.at(-1), await crowded(calls, to));
      note(false);
      console.error(kind, JSON.stringify(curve.at(-1)));
      from = to;
    }
    return { curve, plans: await plans(services, kind) };
  } finally {
    await gateway.close();
    await postgres?.stop();
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds of each, one after the other. */
async function measure({ gateway, services, followFromGateway, unfollow, followedAmong }, { accounts, viewers }) {
  const times = { follow: [], unfollow: [], relationship: [], account: [] };
  const timed = async (kind, work) => {
    const began = performance.now();
    await work();
    times[kind].push(performance.now() - began);
  };
  for (let n = 0; n < TIMES; n += 1) {
    const viewer = Math.floor(Math.random() * viewers);
    const viewerId = idOf(viewer);
    const accountId = idOf(followedBy(viewer, FOLLOWS_EACH, accounts));
    await timed('follow', () => followFromGateway(services, viewerId, accountId));
    const usernames = Array.from({ length: 10 }, (_, place) => `river-${followedBy(viewer, place, accounts)}`);
    await timed('relationship', () => followedAmong(services, viewerId, usernames));
    await timed('unfollow', () => unfollow(services, viewerId, accountId));
    const address = `/v1/accounts/magpie:river-${Math.floor(Math.random() * accounts)}?n=${n}`;
    await timed('account', () => gateway.fetch(new Request(`https://magpie.example${address}`)));
  }
  return Object.fromEntries(Object.entries(times).map(([kind, list]) => [`${kind}Ms`, figures(list)]));
}

/** Many at once: of accounts that nobody else follows at this moment, and of one that all do. */
async function crowded({ services, followFromGateway, unfollow }, { accounts, viewers }) {
  const rate = async (accountOf) => {
    const began = performance.now();
    let n = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (n < TIMES * 2) {
          const viewer = (n++ * 31) % viewers;
          await followFromGateway(services, idOf(viewer), idOf(accountOf(viewer)));
        }
      }),
    );
    const perSecond = Math.round((n / (performance.now() - began)) * 1_000);
    for (let m = 0; m < n; m += 1) {
      const viewer = (m * 31) % viewers;
      await unfollow(services, idOf(viewer), idOf(accountOf(viewer)));
    }
    return perSecond;
  };
  return {
    followsPerSecond: await rate((viewer) => followedBy(viewer, FOLLOWS_EACH + 1, accounts)),
    followsOfOneAccountPerSecond: await rate(() => accounts - 1),
  };
}

async function sizes({ database }, kind, file) {
  if (kind === 'sqlite') {
    await sql`pragma wal_checkpoint(truncate)`.execute(database);
    return { fileMb: Math.round((await stat(file)).size / 1_048_576) };
  }
  const { rows } =
    await sql`select relname as name, pg_total_relation_size(oid)::bigint as bytes, pg_indexes_size(oid)::bigint as indexes from pg_class where relname in ('follow', 'viewer', 'account')`.execute(
      database,
    );
  return { bytes: Object.fromEntries(rows.map(({ name, bytes, indexes }) => [name, { all: bytes, indexes }])) };
}

/** How the database goes about each statement, and those that read a table from its begin to its end. */
async function plans({ database }, kind) {
  const ways = [];
  for (const [text, values] of statements) {
    if (text.includes('pg_class')) continue;
    const explain = `explain ${kind === 'sqlite' ? 'query plan ' : ''}${text}`;
    const { rows } = await database.executeQuery(CompiledQuery.raw(explain, values));
    ways.push({ text, plan: rows.map((row) => row.detail ?? row['QUERY PLAN']) });
  }
  statements.clear();
  const scanning = /^SCAN (?!.*USING)|Seq Scan/;
  return {
    indexes: [
      ...new Set(ways.flatMap(({ plan }) => plan.flatMap((line) => /(?:INDEX|using) (\w+)/.exec(line)?.[1] ?? []))),
    ],
    statements: ways.length,
    sequential: ways.filter(({ plan }) => plan.some((line) => scanning.test(line.trim().replace(/^-> */, '')))),
  };
}

function figures(list) {
  const sorted = list.toSorted((a, b) => a - b);
  const round = (value) => Math.round(value * 100) / 100;
  return { p50: round(sorted[Math.floor(sorted.length / 2)]), p99: round(sorted[Math.floor(sorted.length * 0.99)]) };
}
