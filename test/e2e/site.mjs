import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const types = { js: 'text/javascript', json: 'application/json', txt: 'text/plain' };

/**
 * A customer's website: pages that tests write, and the built files.
 * @returns {Promise<{url: string, otherUrl: string, put: (html: string, headers?: Record<string, string>) => string, close: () => void}>}
 * `otherUrl` is the same by an address of another site, as browsers see it.
 */
export async function startSite() {
  const pages = [];
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const page = pages[/^\/page-(\d+)$/.exec(pathname)?.[1]];
    const file = /^\/dist\/cdn\/(?:chunks-\w+\/)?[\w.-]+\.(js|json|txt)$/.exec(pathname);
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
      return;
    }
    const content = file && (await readFile(root + pathname).catch(() => null));
    // Anybody may load them, as from a CDN: a sandboxed frame is of no origin.
    const anybody = { 'access-control-allow-origin': '*' };
    if (content) response.writeHead(200, { 'content-type': types[file[1]], ...anybody }).end(content);
    else response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  const url = `http://localhost:${port}`;
  return {
    url,
    otherUrl: `http://127.0.0.1:${port}`,
    /** Where a page is from now on; each has an address of its own. */
    put: (html, headers = {}) => `${url}/page-${pages.push({ html, headers }) - 1}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
