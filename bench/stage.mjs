import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../.config/find-browser.mjs';
import { PICTURE, answerTo } from './answers.mjs';
import { bundleFloors } from './floors.mjs';
import { scenarios } from './scenarios.mjs';

const DIST = join(import.meta.dirname, '../dist/cdn');
/** As a phone is slower than what developers have. */
const CPU_SLOWDOWN = 4;
const DONE_TIMEOUT_MS = 60_000;
/** So long a network takes to answer, and a page to come to rest. */
const ANSWER_MS = 20;
const REST_MS = 400;

/** Runs in the page before anything of it does; it must cost next to nothing, or it would be what is measured. */
function watch() {
  const seen = { shift: 0, blockingMs: 0, longestMs: 0, roots: [] };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      seen.blockingMs += Math.max(0, duration - 50);
      seen.longestMs = Math.max(seen.longestMs, duration);
    }
  }).observe({ type: 'longtask', buffered: true });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    // The buttons inside cards and dialogs inside buttons are not what is counted.
    if (this.parentElement === document.body) seen.roots.push(root);
    return root;
  };
  seen.isDrawn = (needle, roots, isInOne) => {
    const has = (root) => root.textContent.includes(needle);
    if (!roots) return Boolean(document.body) && has(document.body);
    if (seen.roots.length < roots) return false;
    return isInOne ? seen.roots.some(has) : [seen.roots[0], seen.roots.at(-1)].every(has);
  };
  window.seen = seen;
}

/** @returns When it is drawn; milliseconds since the page was asked for. */
const drawn = ([needle, roots, isInOne]) =>
  new Promise((resolve) => {
    const look = () => {
      if (!window.seen.isDrawn(needle, roots, isInOne)) setTimeout(look, 15);
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    look();
  });

/** A server for the pages and the widgets, networks that answer from here, and a browser. */
export async function openStage() {
  const floors = await bundleFloors();
  const packed = new Map();
  const pack = (name, text) => {
    if (!packed.has(name)) packed.set(name, brotliCompressSync(text));
    return packed.get(name);
  };
  const server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const [, kind, ...rest] = pathname.split('/');
    const name = rest.join('/');
    const send = (type, body, more = {}) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600', ...more }).end(body);
    try {
      if (kind === 'page') {
        const { html, head = '' } = scenarios[searchParams.get('of')];
        const page = `<!doctype html><html lang=en><meta charset=utf-8><title>Bench</title>${head}<body style="font:16px sans-serif;margin:20px">${html}<p>after`;
        send('text/html; charset=utf-8', page, { 'cache-control': 'no-store' });
      } else if (kind === 'media') send('image/png', PICTURE);
      else {
        const text = kind === 'floor' ? floors.get(name.replace('.js', '')) : readFileSync(join(DIST, name));
        send('text/javascript', pack(pathname, text), { 'content-encoding': 'br' });
      }
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumArgs, '--disable-dev-shm-usage', '--disable-gpu', '--enable-precise-memory-info'],
  });
  return {
    version: browser.version(),
    measure: (name) => measure(browser, origin, name),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Loads one page in a browser that has seen nothing, or has seen this page, and takes what it has cost. */
async function measure(browser, origin, name) {
  const { needle, roots = 0, isInOne = false, then, visit, scroll } = scenarios[name];
  const context = await browser.newContext({ viewport: { width: 900, height: 1200 } });
  const net = { requests: 0, inFlight: 0, mostInFlight: 0, isDown: false };
  await context.route(
    (url) => url.origin !== origin,
    async (route) => {
      const url = new URL(route.request().url());
      const body = answerTo(url, origin);
      net.requests++;
      net.mostInFlight = Math.max(net.mostInFlight, ++net.inFlight);
      await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
      net.inFlight--;
      if (net.isDown) return route.abort('internetdisconnected');
      if (!body) return route.fulfill({ status: 404, body: '' });
      const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
      return route.fulfill({ status: 200, contentType: 'application/json', headers, body: JSON.stringify(body) });
    },
  );
  try {
    if (visit) {
      const before = await context.newPage();
      await before.addInitScript(watch);
      await open(before, origin, name, [needle, roots, isInOne]);
      await before.waitForTimeout(REST_MS);
      await before.close();
      net.isDown = visit === 'offline';
      net.requests = 0;
    }
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    // The thread's own time: what others do on this machine is not in it.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript(watch);
    const contentMs = await open(page, origin, name, [needle, roots, isInOne]);
    await page.waitForTimeout(REST_MS);
    const { TaskDuration } = await metricsOf(session);
    if (scroll || then) await walkDown(page, then);
    await session.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize, Nodes } = await metricsOf(session);
    const { shift, blockingMs, longestMs } = await page.evaluate(() => window.seen);
    return {
      contentMs,
      mainMs: TaskDuration * 1000,
      blockingMs,
      longestMs,
      shift,
      heapMB: JSHeapUsedSize / 1e6,
      nodes: Nodes,
      requests: net.requests,
      mostInFlight: net.mostInFlight,
      ...(await bytesOf(page, origin)),
    };
  } finally {
    await context.close();
  }
}

async function open(page, origin, name, done) {
  await page.goto(`${origin}/page/?of=${encodeURIComponent(name)}`, { waitUntil: 'commit' });
  const late = page.waitForTimeout(DONE_TIMEOUT_MS).then(() => Promise.reject(new Error(`“${name}” was never drawn.`)));
  return Promise.race([page.evaluate(drawn, done), late]);
}

const metricsOf = async (session) =>
  Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));

/** Scripts alone; from the browser's own account of them. */
const bytesOf = (page, origin) =>
  page.evaluate((own) => {
    const files = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.startsWith(own) && name.endsWith('.js'));
    const sum = (read) => files.reduce((total, file) => total + read(file), 0);
    return {
      bytes: sum((file) => file.encodedBodySize),
      wireBytes: sum((file) => file.transferSize),
      files: files.length,
    };
  }, origin);

/** As a visitor who reads on to the end of the page, or to a post. */
async function walkDown(page, needle) {
  const deadline = Date.now() + DONE_TIMEOUT_MS;
  for (let still = 0; still < 5 && Date.now() < deadline;) {
    const isOver = await page.evaluate((text) => {
      const before = scrollY;
      scrollBy(0, innerHeight);
      return text ? window.seen.isDrawn(text, 1) : scrollY === before;
    }, needle);
    still = isOver ? still + 1 : 0;
    await page.waitForTimeout(60);
  }
}
