import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright';

const asRoot = process.platform !== 'win32' && process.getuid?.() === 0;

// Chromium's sandbox refuses to start for root, and inside most CI containers; everywhere else it stays on.
const sandboxArgs = asRoot || process.env.CI ? ['--no-sandbox'] : [];

/** Keeps a browser under test from talking to anyone but the test server. */
export const chromiumArgs = [
  ...sandboxArgs,
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);

const usualPlaces = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  ),
  win32: windowsFolders.flatMap((folder) => [
    join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]),
  linux: ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium'],
};

/** The path of the first of these commands that is on PATH. */
export function findOnPath(names) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix))).find((path) => existsSync(path));
}

function findInstalled() {
  return (
    [chromium.executablePath(), findOnPath(commands), ...(usualPlaces[process.platform] ?? [])].find(
      (path) => path && existsSync(path),
    ) ?? undefined
  );
}

function run(command, args, timeoutMs) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: timeoutMs }).status === 0;
}

function installWithPlaywright() {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  return run(process.execPath, [cli, 'install', 'chromium'], 180_000);
}

function installWithApt() {
  if (!asRoot || !findOnPath(['apt-get'])) return false;
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  return run('apt-get', ['-qq', 'update'], 120_000) && run('apt-get', ['-qq', '-y', 'install', 'chromium'], 300_000);
}

/**
 * The path of a Chromium, Chrome or Edge; installs one where there is none.
 * @throws {Error} None is there and none could be installed; the message says what to do.
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist.`);
    return chosen;
  }
  const installed = findInstalled();
  if (installed) return installed;
  for (const install of [installWithPlaywright, installWithApt]) {
    console.log('No Chromium found; installing one for the tests…');
    const path = install() && findInstalled();
    if (path) return path;
  }
  throw new Error(
    'The tests need Chromium, Chrome or Edge. Install one (`npx playwright install chromium`, or your system’s package) ' +
      'or set CHROMIUM_PATH to its program.',
  );
}
