import { after, before } from 'node:test';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../.config/find-browser.mjs';

/** Known to everybody: it says nothing of who a server is, and a browser that believes it has to be told to. */
const certificate = readFileSync(new URL('./example-hosts.pem', import.meta.url));
const TIMEOUT_MS = 15_000;

/**
 * An internet on this machine: hosts that end in `.example`, each of which answers by HTTPS, and a browser that is on it. Nothing
 * between the two is played: cookies, policies and streams are as they are elsewhere.
 */
class ExampleInternet {
  #server;
  #browser;
  #hosts = new Map();

  async open() {
    const listener = getRequestListener((request, env) => this.#answer(request, env));
    this.#server = createTlsServer({ key: certificate, cert: certificate }, listener);
    await new Promise((ready) => this.#server.listen(0, '127.0.0.1', ready));
    const { port } = this.#server.address();
    this.#browser = await chromium.launch({
      executablePath: findChromium(),
      args: [...chromiumArgs, `--host-resolver-rules=MAP *.example 127.0.0.1:${port}, MAP * ~NOTFOUND`],
    });
  }

  async close() {
    await this.#browser?.close();
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  /** @param answer As a server's `fetch`; `undefined`: there is none. */
  put(host, answer) {
    this.#hosts.set(host, answer);
  }

  /** A browser of somebody who has never been anywhere. Closed after the test. */
  async visitor(t, options = {}) {
    const context = await this.#browser.newContext({ locale: 'en', ignoreHTTPSErrors: true, ...options });
    t.after(() => context.close());
    context.setDefaultTimeout(TIMEOUT_MS);
    return context;
  }

  async #answer(request, env) {
    const { host } = new URL(request.url);
    const answer = this.#hosts.get(host);
    return answer ? answer(request, env) : new Response(null, { status: 404 });
  }
}

/** Starts such an internet for the tests of a file. */
export function openInternet() {
  const internet = new ExampleInternet();
  before(() => internet.open());
  after(() => internet.close());
  return internet;
}
