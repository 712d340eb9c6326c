import { connect } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import { startChild } from './child.mjs';

const EACH = 167;
const SECONDS = Number(process.env.BENCH_SLOW_SECONDS ?? 20);
const MOST_HEALTHZ_MS = 500;

/** What slow connections do, a little at a time. */
const KINDS = {
  /** Its head never ends. */
  head: (socket) => {
    socket.write('POST /v1/accounts HTTP/1.1\r\nHost: magpie.example\r\n');
    return setInterval(() => socket.write(`X-${Math.random()}: 1\r\n`), 1_000);
  },
  /** A body of which a byte comes each second. */
  body: (socket) => {
    socket.write(
      'POST /v1/accounts HTTP/1.1\r\nHost: magpie.example\r\nAuthorization: Bearer mgp_x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n',
    );
    return setInterval(() => socket.write('a'), 1_000);
  },
  /** Asks for much, again and again, and reads nothing of it. */
  reader: (socket) => {
    socket.pause();
    const ask = () => socket.write('GET /openapi.json HTTP/1.1\r\nHost: magpie.example\r\n\r\n'.repeat(10));
    ask();
    return setInterval(ask, 1_000);
  },
};

/** Five hundred connections that are as slow as they may be, of three kinds: everybody else must not notice. */
export async function slow() {
  const gateway = await startChild('gateway.mjs', {}, { execArgv: ['--expose-gc'], env: { NODE_ENV: 'production' } });
  const { hostname, port } = new URL(gateway.url);
  const ended = {};
  const open = new Set();
  const start = (kind) => {
    const socket = connect({ host: hostname, port });
    let timer;
    socket.once('connect', () => (timer = KINDS[kind](socket)));
    socket
      .on('error', () => undefined)
      .once('close', () => {
        clearInterval(timer);
        open.delete(socket);
        ended[kind] = (ended[kind] ?? 0) + 1;
        // Whoever attacks comes again.
        if (!isOver) setTimeout(start, 100, kind);
      });
    open.add(socket);
  };
  let isOver = false;
  try {
    for (const kind of Object.keys(KINDS)) for (let n = 0; n < EACH; n += 1) start(kind);
    await passed(2_000);
    const took = [];
    const began = performance.now();
    while (performance.now() - began < SECONDS * 1_000) {
      const asked = performance.now();
      await (await fetch(`${gateway.url}/healthz`)).text();
      took.push(performance.now() - asked);
      await passed(50);
    }
    const sorted = took.toSorted((a, b) => a - b);
    const p99 = Math.round(sorted[Math.floor(sorted.length * 0.99)] * 10) / 10;
    const during = await gateway.ask({ what: 'memory' });
    isOver = true;
    open.forEach((socket) => socket.destroy());
    await passed(2_000);
    const { rss, descriptors } = await gateway.ask({ what: 'memory' });
    return {
      connections: EACH * Object.keys(KINDS).length,
      healthz: { asked: took.length, p50Ms: Math.round(sorted[Math.floor(sorted.length / 2)] * 10) / 10, p99Ms: p99 },
      reached: p99 <= MOST_HEALTHZ_MS,
      ended,
      rssMb: [during.rss, rss].map((bytes) => Math.round(bytes / 1_048_576)),
      descriptors: [during.descriptors, descriptors],
    };
  } finally {
    isOver = true;
    await gateway.stop();
  }
}
