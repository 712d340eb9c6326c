// Run it with `node demo/server/server.mjs`, beside `npm start`, which opens the gateway that this asks.
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { createApp } from './app.mjs';

const { PORT = '8090', GATEWAY = 'http://localhost:8080' } = process.env;

// Plain http is for pages of this machine alone, and this says that the page is one. Deno has it, too: `--location`.
globalThis.location ??= new URL('http://localhost/');

const app = new Hono();
app.use('/dist/cdn/*', serveStatic({ root: fileURLToPath(new URL('../..', import.meta.url)) }));
app.route('/', createApp({ gateway: GATEWAY }));

serve({ fetch: app.fetch, port: Number(PORT) }, ({ port }) => console.log(`http://localhost:${port}/`));
