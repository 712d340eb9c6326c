import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOnPath } from './find-browser.mjs';

const port = 4567;
const driver = `http://127.0.0.1:${port}`;

const miniBrowser = ['x86_64-linux-gnu', 'aarch64-linux-gnu', '']
  .flatMap((folder) => ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((api) => `/usr/lib/${folder}/${api}/MiniBrowser`))
  .find(existsSync);

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
  // WebKitGTK has no headless mode.
  const command = process.env.DISPLAY ? [program] : ['xvfb-run', '-a', program];
  const child = spawn(command[0], [...command.slice(1), '-p', String(port)], { stdio: 'ignore', detached: true });
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
    type: 'webkitgtk',
    concurrency: 1,
    async initialize() {
      child = await startDriver();
    },
    async startSession(id, url) {
      const { sessionId } = await send('POST', '/session', { capabilities });
      active.set(id, sessionId);
      await send('POST', `/session/${sessionId}/url`, { url });
    },
    isActive: (id) => active.has(id),
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
