import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchConfig } from './bench-config.mjs';
import { answerParent } from './child.mjs';

// The gateway as it is shipped (`npm run build` first), in a process of its own. `argv`: parts of its configuration, and how
// its database is filled. `MAGPIE_GATEWAY_DIST` names another build than the one of this checkout.
const dist = resolve(process.env.MAGPIE_GATEWAY_DIST ?? 'src/gateway/dist');
const load = (path) => import(pathToFileURL(`${dist}/gateway/${path}`).href);

const { createGateway, serve } = await load('index.js');
const { config = {}, seed, outside } = JSON.parse(process.argv[2]);

async function throughOutside() {
  const { createSafeFetch } = await load('pictures/safe-fetch.js');
  return createSafeFetch((await import('./outside.mjs')).outside(outside));
}

const gateway = await createGateway(
  benchConfig(config),
  outside === undefined ? {} : { safeFetch: await throughOutside() },
);
const seeded = seed === undefined ? {} : await (await import('./seed.mjs')).seed(gateway.services, load, seed);
const server = await serve(gateway.fetch, { host: '127.0.0.1', port: 0 });

answerParent({ url: server.url, ...seeded }, async ({ what, urls, count, id }) => {
  if (what === 'cpu') return process.cpuUsage();
  if (what === 'memory') {
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, heapUsed, external, descriptors: readdirSync('/proc/self/fd').length };
  }
  if (what === 'images') {
    const { imageUrl } = await load('pictures/image-url.js');
    return urls.map((url) => new URL(imageUrl(gateway.services, url)).pathname);
  }
  if (what === 'tickets') return (await import('./seed.mjs')).seedTickets(gateway.services, load, count);
  if (what === 'decline') {
    const at = performance.timeOrigin + performance.now();
    await (await load('follows/tickets.js')).declineTicket(gateway.services, id);
    return { at };
  }
  if (what === 'streams') return { open: (await gateway.services.metrics.openStreams.get()).values[0]?.value ?? 0 };
  throw new Error(`Nobody knows what “${what}” is.`);
});
