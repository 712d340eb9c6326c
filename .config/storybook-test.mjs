import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { countLine } from './count-reporter.mjs';
import { chromiumArgs, findChromium } from './find-browser.mjs';

/**
 * Opens every story of the built Storybook in Chromium: its play function has to come to its end, axe to find nothing, the page
 * to throw nothing, and no request to leave this machine. `npm run storybook:test -- feed` opens those whose id says so.
 */
const folder = fileURLToPath(new URL('../storybook-static', import.meta.url));
const PAGES = 2;
const TIMEOUT_MS = 20_000;

const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mp4': 'video/mp4',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webm': 'video/webm',
};

const server = createServer(async ({ url }, response) => {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  try {
    const content = await readFile(join(folder, path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(content);
  } catch {
    response.writeHead(404).end();
  }
});

/** How it ended, by what Storybook tells on its channel. Runs in the page. */
function ended() {
  const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
  const last = (event) => channel?.last(event)?.[0];
  const broken = ['storyErrored', 'storyThrewException', 'playFunctionThrewException', 'storyMissing'];
  const error = broken.map(last).find(Boolean);
  if (error) return { problems: [`${error.title ?? error.name ?? ''} ${error.description ?? error.message ?? error}`] };
  const finished = last('storyFinished');
  if (!finished) return undefined;
  const reports = finished.reporters.flatMap(({ type, status, result }) =>
    status === 'passed'
      ? []
      : (result.violations?.map(({ id, help, nodes }) => `${type}: ${id}, ${help}: ${nodes[0].html}`) ?? [type]),
  );
  if (finished.status !== 'success' && reports.length === 0) reports.push('Its play function failed.');
  return { problems: reports, checked: finished.reporters.some(({ type }) => type === 'a11y') };
}

/** What is wrong with a story; nothing where it is as it should be. */
async function problemsOf(browser, origin, id) {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^http/.test(url.protocol) && url.origin !== origin) problems.push(`asks ${url.href}`);
  });
  try {
    await page.goto(`${origin}/iframe.html?viewMode=story&id=${id}`);
    const end = await page.waitForFunction(ended, undefined, { timeout: TIMEOUT_MS });
    const { problems: told, checked } = await end.jsonValue();
    problems.push(...told);
    if (told.length === 0 && !checked) problems.push('axe has not looked at it');
  } catch (error) {
    problems.push(error.message);
  }
  await context.close();
  return problems;
}

const [wanted = ''] = process.argv.slice(2);
const built = spawnSync('npm', ['run', '--silent', 'storybook:build', '--', '--quiet', '--output-dir', folder], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (built.status !== 0) {
  console.error(built.stdout, built.stderr);
  process.exit(1);
}

await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
const waiting = Object.values(entries)
  .filter(({ type, id }) => type === 'story' && id.includes(wanted))
  .map(({ id }) => id);
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
const total = { passed: 0, failed: 0 };
const work = async () => {
  for (let id = waiting.shift(); id; id = waiting.shift()) {
    const problems = await problemsOf(browser, origin, id);
    total[problems.length === 0 ? 'passed' : 'failed']++;
    for (const problem of problems) console.error(`${id}: ${problem}`);
  }
};
await Promise.all(Array.from({ length: PAGES }, work));
await browser.close();
server.close();
console.log(countLine(total));
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
