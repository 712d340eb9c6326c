import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import replace from '@rollup/plugin-replace';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fromRollup } from '@web/dev-server-rollup';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { countReporter } from './.config/count-reporter.mjs';
import { chromiumArgs, findChromium } from './.config/find-browser.mjs';

/** `--group account-card` runs `account-card.test.ts`, in whichever folder; one name in two folders is one group. */
function groupsByName() {
  const groups = new Map();
  for (const path of readdirSync('test', { recursive: true })) {
    // The gateway's tests run in Node.js.
    if (!path.endsWith('.test.ts') || path.startsWith('gateway')) continue;
    const name = basename(path, '.test.ts');
    groups.set(name, [...(groups.get(name) ?? []), join('test', path).replaceAll('\\', '/')]);
  }
  return [...groups].map(([name, files]) => ({ name, files }));
}

/** Runs stores and elements on what the CDN bundle has in place of `lit` and `nanostores`. */
const standIns = {
  name: 'cdn-stand-ins',
  resolveImport: ({ source, context }) =>
    /^(lit|nanostores)$/.test(source) && /^\/(src\/|test\/support\/element-lit\.ts$)/.test(context.path)
      ? `/src/cdn/${source}.ts`
      : undefined,
};

/** How long `waitUntil` waits where a test says nothing: its own second is short beside another page on a shared machine. */
const patience = {
  name: 'patience',
  transform: ({ path, body }) =>
    path.endsWith('/testing-helpers/src/helpers.js') ? body.replace('timeout = 1000', 'timeout = 4000') : undefined,
};

const focused = process.argv.includes('--group');

export default {
  // Without a group the files are given flat: groups would make web-test-runner start a browser for each of them.
  ...(focused ? { groups: groupsByName() } : { files: ['test/**/*.test.ts', '!test/gateway/**'] }),
  nodeResolve: true,
  // Pages wait more than they work: two at a time on a machine with two cores are done in two thirds of the time.
  concurrency: 2,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: findChromium(), args: chromiumArgs },
    }),
  ],
  plugins: [
    patience,
    ...(process.env.MAGPIE_LIT === 'cdn' ? [standIns] : []),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
    // nanostores asks a bundler's variable, which a browser does not have.
    fromRollup(replace)({
      include: ['**/node_modules/nanostores/**'],
      preventAssignment: true,
      values: { 'process.env.NODE_ENV': JSON.stringify('development') },
    }),
  ],
  // The model of hundreds of histories is one file, and may meet a slow machine.
  testsFinishTimeout: 300_000,
  testFramework: { config: { ui: 'bdd', timeout: '5000' } },
  // A card measures what it has drawn, and then draws again: what Lit warns of is meant.
  filterBrowserLogs: ({ args: [text] }) =>
    !/^Lit is in dev mode|scheduled an update|came to nothing/.test(String(text)),
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text-summary', 'lcovonly'] },
  reporters: [
    defaultReporter({ reportTestProgress: process.stdout.isTTY === true || process.argv.includes('--coverage') }),
    countReporter(process.env.MAGPIE_LIT === 'cdn' ? 'chromium-cdn-lit' : 'chromium'),
  ],
};
