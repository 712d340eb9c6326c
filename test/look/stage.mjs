import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../.config/find-browser.mjs';
import { answer } from '../e2e/networks.mjs';
import { drawing } from './drawings.mjs';
import { gateway, NOW, settled, world } from './world.mjs';

const TIMEOUT_MS = 10_000;
/** Around what is looked at: a focus ring and a shadow show. CSS pixels. */
const MARGIN = 12;

/** What makes letters the same on different machines: whole pixels, no colours at their edges, no hints of the system’s. */
const steadyArgs = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--disable-font-subpixel-positioning',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

/**
 * The ways in which each state is looked at. `room` is how wide the page is, in CSS pixels: 320 is also what is left of 1280
 * at 400 % zoom.
 */
export const variants = {
  light: { room: 480 },
  dark: { room: 480, colorScheme: 'dark' },
  rtl: { room: 480, dir: 'rtl', lang: 'ar' },
  'forced-colors': { room: 480, forcedColors: 'active' },
  320: { room: 320 },
  1280: { room: 1280 },
};

const require = createRequire(import.meta.url);
const fontFolder = (name) => join(dirname(require.resolve(`@fontsource/${name}/package.json`)), 'files');
const face = (family, name, subset, weight, range) =>
  `@font-face { font-family: ${family}; font-weight: ${weight}; src: url(/fonts/${name}/${name}-${subset}-${weight}-normal.woff2);${range} }`;
const weights = [400, 500, 600, 700];
const fonts = [
  ...weights.map((weight) => face('Inter', 'inter', 'latin', weight, '')),
  ...weights.map((weight) => face('Arabic', 'noto-sans-arabic', 'arabic', weight, ' unicode-range: U+600-6FF;')),
].join('\n');

const pageAt = (origin, { dir = 'ltr', lang = 'en' }) => `<!doctype html>
<html lang="${lang}" dir="${dir}">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>Stage</title>
  <style>
    ${fonts}
    :root { color-scheme: light dark; background: light-dark(#fbfbfc, #111214); color: CanvasText; }
    body { margin: 0; font: 16px/1.45 Inter, Arabic, sans-serif; }
    #stage { padding: 16px; }
  </style>
  <main id="stage"></main>
  <script type="application/json" id="world">${JSON.stringify({ world: world(origin), now: NOW }).replaceAll('<', '\\u003c')}</script>
  <script type="module" src="/page.mjs"></script>
</html>`;

/** The files of the page, by what their address begins with. */
const folders = [
  [/^\/dist\/cdn\/((?:chunks-\w+\/)?[\w.-]+\.js)$/, 'dist/cdn', 'text/javascript'],
  [/^\/(page\.mjs)$/, 'test/look', 'text/javascript'],
  [/^\/fonts\/inter\/([\w-]+\.woff2)$/, fontFolder('inter'), 'font/woff2'],
  [/^\/fonts\/noto-sans-arabic\/([\w-]+\.woff2)$/, fontFolder('noto-sans-arabic'), 'font/woff2'],
];

async function serve() {
  const server = createServer(async ({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const origin = `http://localhost:${server.address().port}`;
    if (pathname === '/') {
      const variant = variants[searchParams.get('variant')];
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageAt(origin, variant));
      return;
    }
    const picture = drawing(/^\/pictures\/([\w-]+)\.png$/.exec(pathname)?.[1]);
    if (picture) {
      response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
      return;
    }
    for (const [pattern, folder, type] of folders) {
      const name = pattern.exec(pathname)?.[1];
      const content = name && (await readFile(join(folder, name)).catch(() => undefined));
      if (!content) continue;
      response.writeHead(200, { 'content-type': type }).end(content);
      return;
    }
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

/** Answers in place of the gateway, whose samples are made the same every day. */
async function answerAsGateway(route, origin) {
  const request = route.request();
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': '*',
    'access-control-expose-headers': '*',
  };
  if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
  const { method, url, body } = { method: request.method(), url: request.url(), body: request.postData() ?? undefined };
  const response = await gateway.fetch(url, { method, headers: request.headers(), body });
  const type = response.headers.get('content-type') ?? '';
  // A stream of events is one that never speaks.
  if (type.includes('event-stream')) return undefined;
  return route.fulfill({
    status: response.status,
    headers: { ...Object.fromEntries(response.headers), ...headers },
    body: settled(await response.text(), origin),
  });
}

/** A browser and a website that states are shown with. */
export class Theatre {
  #browser;
  #server;

  async open() {
    this.#server = await serve();
    this.#browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs, ...steadyArgs] });
  }

  async close() {
    await this.#browser?.close();
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  /** Of the browser: the number that its rendering changes with. */
  get majorVersion() {
    return Number.parseInt(this.#browser.version(), 10);
  }

  /**
   * A page that shows one state after the other.
   * @param name Of the variant.
   * @param [options] As for Playwright’s `newContext`.
   */
  async stage(name, options = {}) {
    const { room, colorScheme = 'light', forcedColors = 'none', lang = 'en' } = variants[name];
    const context = await this.#browser.newContext({
      viewport: { width: room, height: 960 },
      deviceScaleFactor: 1,
      locale: lang,
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      colorScheme,
      forcedColors,
      ...options,
    });
    context.setDefaultTimeout(TIMEOUT_MS);
    const origin = `http://localhost:${this.#server.address().port}`;
    await context.route(
      (url) => url.origin !== origin,
      (route) => {
        const request = route.request();
        if (request.resourceType() === 'image')
          return route.fulfill({ contentType: 'image/png', body: drawing('square') });
        return request.url().startsWith(gateway.url) ? answerAsGateway(route, origin) : answer(route);
      },
    );
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    const stage = new Stage(page, `${origin}/?variant=${name}`);
    await stage.enter();
    return stage;
  }
}

/** A page that shows one state after the other. */
export class Stage {
  #href;

  constructor(page, href) {
    this.page = page;
    this.#href = href;
  }

  async enter(hash = '') {
    await this.page.goto('about:blank');
    await this.page.goto(this.#href + hash);
    await this.page.locator('html[data-ready]').waitFor();
  }

  close() {
    return this.page.context().close();
  }

  /** Shows a state, and waits until nothing moves any more. */
  async show({ markup = '', settings, follows, kept, isOffline, hash, act, sign }) {
    if (hash || this.page.url().includes('#')) await this.enter(hash);
    await this.page.mouse.move(0, 0);
    await this.page.evaluate((shown) => window.look.show(shown), { markup, settings, follows, kept, isOffline });
    await act?.(this.page);
    for (const part of [sign].flat()) await this.page.locator(part).first().waitFor();
    await this.page.evaluate(() => window.look.isQuiet());
  }

  /** A picture of what the last state is looked at for, with some room around it. @returns {Promise<Buffer>} PNG. */
  async picture({ frame = ['#stage > *'] }) {
    const { width, height } = this.page.viewportSize();
    const boxes = [];
    for (const part of frame) {
      for (const found of await this.page.locator(part).all()) boxes.push(await found.boundingBox());
    }
    const left = Math.max(Math.floor(Math.min(...boxes.map(({ x }) => x))) - MARGIN, 0);
    const top = Math.max(Math.floor(Math.min(...boxes.map(({ y }) => y))) - MARGIN, 0);
    const right = Math.min(Math.ceil(Math.max(...boxes.map((box) => box.x + box.width))) + MARGIN, width);
    const bottom = Math.min(Math.ceil(Math.max(...boxes.map((box) => box.y + box.height))) + MARGIN, height);
    return this.page.screenshot({
      clip: { x: left, y: top, width: right - left, height: bottom - top },
      caret: 'hide',
      animations: 'disabled',
    });
  }

  /** What the last state is to people who hear it, as the browser’s accessibility tree has it; YAML. Nobody hears addresses. */
  async wording({ frame = ['#stage'] }) {
    const tree = await this.page.locator(frame.at(-1)).last().ariaSnapshot();
    return tree.replaceAll(/\n +- \/url: .*/g, '');
  }
}
