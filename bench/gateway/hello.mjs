import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { answerParent } from './child.mjs';

// What the gateway is held against: the same server of the same library, with nothing to do.
const app = new Hono().get('/', (context) => context.text('hello'));
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, '127.0.0.1', () => {
  answerParent({ url: `http://127.0.0.1:${server.address().port}` }, () => process.cpuUsage());
});
