import { createServer } from 'node:http';
import { answerParent } from './child.mjs';

// Everybody else's servers, in a process of its own: what they answer is told by `argv`, and how often each host was asked is
// counted. `ways`: of these each request gets the next one.
let { ways } = JSON.parse(process.argv[2]);
const asked = new Map();
let count = 0;

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>River</title><link>https://feeds.example/</link>${Array.from(
  { length: 30 },
  (_, n) =>
    `<item><title>Item ${n}</title><guid>${n}</guid><link>https://feeds.example/${n}</link><pubDate>${new Date(Date.UTC(2026, 8, 1 + (n % 28))).toUTCString()}</pubDate><description>${'The water stands still. '.repeat(10)}</description></item>`,
).join('')}</channel></rss>`;
// One pixel, PNG.
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const WAYS = {
  good: (request, response) =>
    request.url.endsWith('.png')
      ? response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE)
      : response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(FEED),
  never: () => undefined,
  reset: (request) => request.socket.resetAndDestroy(),
  failing: (_request, response) => response.writeHead(503, { 'retry-after': '60' }).end('later'),
  busy: (_request, response) => response.writeHead(429, { 'retry-after': '30' }).end(),
  cut: (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-length': `${FEED.length}` });
    response.write(FEED.slice(0, 500));
    setTimeout(() => response.destroy(), 50);
  },
  drip: (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    const timer = setInterval(() => response.write(' '), 500);
    response.once('close', () => clearInterval(timer));
  },
  huge: (_request, response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    more();
  },
  wrong: (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome to the hotel'),
};

const server = createServer((request, response) => {
  const { host } = request.headers;
  asked.set(host, (asked.get(host) ?? 0) + 1);
  WAYS[ways[count++ % ways.length]](request, response);
});
server.listen(0, '127.0.0.1', () => {
  answerParent({ port: server.address().port }, ({ what, ways: others }) => {
    if (what === 'ways') ways = others;
    return { asked: Object.fromEntries(asked), count };
  });
});
