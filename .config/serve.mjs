import { randomBytes } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

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

/** The built files of one version: an address that never says anything else. */
const pinned = /^\/dist\/cdn@[\w.+-]+(?=\/)/;

/** `/dist/…` is what was built, everything else a page of the demo. `undefined` where it would leave these folders. */
async function fileOf(pathname) {
  const path = pathname
    .replace(/^\/demo(?=\/)/, '')
    .replace(pinned, (folder) => (folder === `/dist/cdn@${version}` ? '/dist/cdn' : folder))
    .replace(/\/$/, '/index.html');
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

/** A part that pages share, by its file's name. Opened as a file, a page has the same words without it. */
const fragmentTag = /<!-- include ([\w-]+\.html) -->/g;

async function withFragments(html) {
  const names = [...html.matchAll(fragmentTag)].map(([, name]) => name);
  const fragments = await Promise.all(names.map((name) => readFile(join(root, 'demo', name), 'utf8')));
  return html.replaceAll(fragmentTag, () => fragments.shift());
}

/** The page and its headers; each answer has its own nonce, in the policy and in the page. */
function withPolicy(html) {
  const nonce = randomBytes(16).toString('base64');
  const page = html.replaceAll('{{nonce}}', nonce);
  const policy = policyTag.exec(page)?.[1].replace(/\s+/g, ' ');
  return { body: page, headers: policy ? { 'content-security-policy': policy } : {} };
}

/** Until the first release, each build has this version. */
const isReleased = version !== '0.0.0';

/** What a folder with a hash or a released version holds never changes; everything else is asked for again. */
const cacheOf = (file, url) =>
  (isReleased && pinned.test(url)) || /[\\/]chunks-\w+[\\/][^\\/]+$/.test(file)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache';

/** Addresses to listen at under which this machine is reached by its own name. */
const everywhere = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|::1?)$/;

/** Other names of this machine: a page that a browser opens there is of another origin than the gateway that it follows at. */
const aliases = /^(?:127\.0\.0\.1|\[::1\])(?=:|$)/;

async function answer({ method, url, headers: { host = '', 'sec-fetch-mode': mode } }, response, file) {
  const type = types[extname(file)] ?? 'application/octet-stream';
  const content = await readFile(file);
  const isPage = extname(file) === '.html';
  if (isPage && mode === 'navigate' && aliases.test(host)) {
    response.writeHead(307, { location: `http://${host.replace(aliases, 'localhost')}${url}` }).end();
    return;
  }
  const { body, headers } = isPage
    ? withPolicy(await withFragments(content.toString()))
    : { body: content, headers: {} };
  response.writeHead(200, {
    'content-type': type,
    'cache-control': cacheOf(file, url),
    'x-content-type-options': 'nosniff',
    // The built files are used from other origins, as from a CDN.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    ...headers,
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function refuse(_, response) {
  response.writeHead(404, { 'content-type': types['.txt'] }).end('Not found\n');
}

/**
 * Serves the demo and the built files; `npm start` and the end-to-end tests use it.
 * @param {object} [options]
 * @param {number} [options.port] 0 takes any that is free.
 * @param {string} [options.host] The address to listen at.
 * @param {import('node:http').RequestListener} [options.otherwise] Answers where there is no file.
 * @returns {Promise<import('node:http').Server & {url: string}>}
 */
export function serve({ port = 0, host = '127.0.0.1', otherwise = refuse } = {}) {
  const server = createServer(async (request, response) => {
    try {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      const file = isRead && (await fileOf(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)));
      await (file ? answer(request, response, file) : otherwise(request, response));
    } catch {
      // An address that cannot be decoded, or a file that went away between the look and the reading.
      if (!response.headersSent) response.writeHead(400).end();
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const name = everywhere.test(host) ? 'localhost' : host;
      resolve(Object.assign(server, { url: `http://${name}:${server.address().port}/` }));
    });
  });
}
