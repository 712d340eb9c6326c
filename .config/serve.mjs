import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A page asks for a policy with this tag; browsers ignore the name, so opened as a file the page works too. */
const policyTag = /<meta\s+name="csp"\s+content="([^"]+)"/;

/** `/dist/…` is what was built, everything else a page of the demo. `undefined` where it would leave these folders. */
async function fileOf(pathname) {
  const path = pathname.replace(/^\/demo(?=\/)/, '').replace(/\/$/, '/index.html');
  const folder = path.startsWith('/dist/') ? root : join(root, 'demo');
  const allowed = path.startsWith('/dist/') ? join(root, 'dist') : folder;
  try {
    const file = await realpath(join(folder, path));
    const inside = file.startsWith((await realpath(allowed)) + sep);
    return inside && (await stat(file)).isFile() ? file : undefined;
  } catch {
    // Not there; the visitor reads it from the status.
    return undefined;
  }
}

/** The page and its headers; each answer has its own nonce, in the policy and in the page. */
function withPolicy(html) {
  const nonce = randomBytes(16).toString('base64');
  const page = html.replaceAll('{{nonce}}', nonce);
  const policy = policyTag.exec(page)?.[1].replace(/\s+/g, ' ');
  return { body: page, headers: policy ? { 'content-security-policy': policy } : {} };
}

/** What a file name with a hash holds never changes; everything else is asked for again. */
const cacheOf = (file) => (/-[\w-]{8}\.js$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');

async function answer({ method, url }, response) {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const file = await fileOf(decodeURIComponent(new URL(url, 'http://localhost').pathname));
  if (!file) {
    response.writeHead(404, { 'content-type': types['.txt'] }).end('Not found\n');
    return;
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  const content = await readFile(file);
  const { body, headers } = extname(file) === '.html' ? withPolicy(content.toString()) : { body: content, headers: {} };
  response.writeHead(200, {
    'content-type': type,
    'cache-control': cacheOf(file),
    'x-content-type-options': 'nosniff',
    // The built files are used from other origins, as from a CDN.
    'access-control-allow-origin': '*',
    ...headers,
  });
  response.end(method === 'HEAD' ? undefined : body);
}

/**
 * Serves the demo and the built files; `npm start` and the end-to-end tests use it.
 * @param {{port?: number, host?: string}} [options] Port 0 takes any that is free.
 * @returns {Promise<import('node:http').Server & {url: string}>}
 */
export function serve({ port = 0, host = '127.0.0.1' } = {}) {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.headersSent || response.writeHead(400).end());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve(Object.assign(server, { url: `http://localhost:${server.address().port}/` }));
    });
  });
}
