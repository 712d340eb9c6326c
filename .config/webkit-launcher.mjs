import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOnPath } from './find-browser.mjs';
import { webdriverPage } from './webdriver-page.mjs';

let driver;

const miniBrowser = ['x86_64-linux-gnu', 'aarch64-linux-gnu', '']
  .flatMap((folder) => ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((api) => `/usr/lib/${folder}/${api}/MiniBrowser`))
  .find(existsSync);

/** So that two runs on one machine do not meet in one driver. */
function freePort() {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A WebDriver command; those that WebKitGTK needs are few enough to do without a client. */
async function send(method, path, body) {
  const response = await fetch(driver + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKitWebDriver ${method} ${path}: ${value.message}`);
  return value;
}

async function startDriver() {
  const program = findOnPath(['WebKitWebDriver']);
  if (!program || !miniBrowser) {
    throw new Error('WebKitGTK is not installed. On Debian: apt-get install webkit2gtk-driver xvfb');
  }
  const port = await freePort();
  driver = `http://127.0.0.1:${port}`;
  // WebKitGTK has no headless mode.
  const command = process.env.DISPLAY ? [program] : ['xvfb-run', '-a', program];
  // A copy, as what plays sound writes into this folder.
  const settings = await mkdtemp(join(tmpdir(), 'magpie-webkitgtk-'));
  await cp(new URL('webkitgtk', import.meta.url), settings, { recursive: true });
  const child = spawn(command[0], [...command.slice(1), '-p', String(port)], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, XDG_CONFIG_HOME: settings },
  });
  for (let waitedMs = 0; ; waitedMs += 100) {
    const up = await fetch(`${driver}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return child;
    if (waitedMs > 15_000) throw new Error('WebKitWebDriver does not answer; is xvfb installed?');
    await sleep(100);
  }
}

const capabilities = {
  alwaysMatch: {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
  },
};

/**
 * Runs tests in WebKitGTK, the engine of Safari that there is for Linux. One page after another: its driver has one session.
 * @returns {import('@web/test-runner').BrowserLauncher}
 */
export function webkitLauncher() {
  const active = new Map();
  let child;
  return {
    name: 'WebKitGTK',
    // What `getPage` gives looks like a page of Playwright's, so the commands of web-test-runner work on it.
    type: 'playwright',
    concurrency: 1,
    async initialize() {
      child = await startDriver();
    },
    async startSession(id, url) {
      const { sessionId } = await send('POST', '/session', { capabilities });
      active.set(id, sessionId);
      // As Playwright's are.
      await this.getPage(id).setViewportSize({ width: 1280, height: 720 });
      await send('POST', `/session/${sessionId}/url`, { url });
    },
    isActive: (id) => active.has(id),
    getPage: (id) => webdriverPage((method, path, body) => send(method, `/session/${active.get(id)}${path}`, body)),
    getBrowserUrl: (id) => send('GET', `/session/${active.get(id)}/url`),
    async stopSession(id) {
      const sessionId = active.get(id);
      active.delete(id);
      await send('DELETE', `/session/${sessionId}`);
      return {};
    },
    async stop() {
      // The group: xvfb-run does not hand the signal on.
      if (child?.pid) process.kill(-child.pid);
      child = undefined;
    },
  };
}
