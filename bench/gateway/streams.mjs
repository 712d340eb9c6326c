import { setTimeout as passed } from 'node:timers/promises';
import { startChild } from './child.mjs';

const STEPS = [0, 1_000, 5_000, 10_000];
const CLIENTS = 2;
const CHANGES = 50;
/** Streams look at the database every five seconds: a figure of their idling has to hold two of that. */
const IDLE_MS = 10_000;

/** Pages that wait for a ticket: what ten thousand cost, open and idle, and how soon they hear of a change. */
export async function streams() {
  const gateway = await startChild('gateway.mjs', {}, { execArgv: ['--expose-gc'], env: { NODE_ENV: 'production' } });
  const { ids, secret } = await gateway.ask({ what: 'tickets', count: STEPS.at(-1) });
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, () => startChild('stream-clients.mjs', { url: gateway.url, secret })),
  );
  try {
    const open = [];
    for (const [step, count] of STEPS.entries()) {
      const before = STEPS[step - 1] ?? 0;
      const began = performance.now();
      const share = (count - before) / CLIENTS;
      await Promise.all(
        clients.map((client, n) => {
          const first = before + n * share;
          return client.ask({ what: 'open', ids: ids.slice(first, first + share), first });
        }),
      );
      const openMs = Math.round(performance.now() - began);
      open.push({ streams: count, openMs, ...(await idle(gateway)) });
    }
    const delays = [];
    for (let n = 0; n < CHANGES; n += 1) {
      const at = Math.floor((n / CHANGES) * ids.length);
      const half = (ids.length - STEPS.at(-2)) / CLIENTS;
      const client = clients[at < STEPS.at(-2) ? clientOf(at) : at < STEPS.at(-2) + half ? 0 : 1];
      await client.ask({ what: 'arm', id: ids[at] });
      const arrival = client.ask({ what: 'changed', id: ids[at] });
      const { at: changedAt } = await gateway.ask({ what: 'decline', id: ids[at] });
      delays.push((await arrival).at - changedAt);
    }
    await Promise.all(clients.map((client) => client.ask({ what: 'close' })));
    const closedAt = performance.now();
    let left;
    do {
      await passed(100);
      left = (await gateway.ask({ what: 'streams' })).open;
    } while (left > 0 && performance.now() - closedAt < 30_000);
    const closeMs = Math.round(performance.now() - closedAt);
    const [first] = open;
    const last = open.at(-1);
    return {
      open,
      kbPerStream: Math.round(((last.rssMb - first.rssMb) * 1_024 * 10) / last.streams) / 10,
      changeMs: { p50: percentile(delays, 0.5), p99: percentile(delays, 0.99) },
      closed: { left, closeMs, ...(await memory(gateway)) },
    };
  } finally {
    await Promise.all([gateway, ...clients].map((child) => child.stop()));
  }
}

/** Which client opened a stream of the first two steps. */
function clientOf(at) {
  const step = STEPS.findIndex((count) => at < count);
  const [from, to] = [STEPS[step - 1], STEPS[step]];
  return at - from < (to - from) / CLIENTS ? 0 : 1;
}

async function idle(gateway) {
  const before = await gateway.ask({ what: 'cpu' });
  await passed(IDLE_MS);
  const after = await gateway.ask({ what: 'cpu' });
  const idleCpu = (after.user + after.system - before.user - before.system) / 1_000 / IDLE_MS;
  return { idleCpuPercent: Math.round(idleCpu * 1_000) / 10, ...(await memory(gateway)) };
}

async function memory(gateway) {
  const { rss, heapUsed, external, descriptors } = await gateway.ask({ what: 'memory' });
  const mb = (bytes) => Math.round(bytes / 1_048_576);
  return { rssMb: mb(rss), heapMb: mb(heapUsed), externalMb: mb(external), descriptors };
}

const percentile = (list, part) => Math.round(list.toSorted((a, b) => a - b)[Math.floor(list.length * part)] * 10) / 10;
