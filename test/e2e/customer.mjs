import { after, before } from 'node:test';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../.config/find-browser.mjs';
import { answer } from './networks.mjs';
import { startSite } from './site.mjs';

const TIMEOUT_MS = 10_000;

/** The first of the two lines that a customer pastes. */
export const SCRIPT = '<script type="module" src="/dist/cdn/magpie.js"></script>';

/** The second, for each element. */
export const button = (account, rest = '') =>
  `<magpie-follow-button account="${account}" ${rest}><a href="https://link.example/">Follow us</a></magpie-follow-button>`;
export const card = (account) =>
  `<magpie-account-card account="${account}"><a href="https://link.example/">Our profile</a></magpie-account-card>`;
export const feed = (account, rest = '') =>
  `<magpie-post-feed account="${account}" ${rest}><a href="https://link.example/">Our posts</a></magpie-post-feed>`;

/** By what starts them. */
const browsers = new Map();
let browser;
export let site;

const launchChromium = () => chromium.launch({ executablePath: findChromium(), args: chromiumArgs });

/**
 * Starts a browser and a website, once for all tests of this process: each visitor has a context of their own in it.
 * @param [launch] Starts another browser than Chromium.
 */
export function openForBusiness(launch = launchChromium) {
  before(async () => {
    site ??= await startSite();
    if (!browsers.has(launch)) browsers.set(launch, await launch());
    browser = browsers.get(launch);
  });
}

after(async () => {
  for (const one of browsers.values()) await one.close();
  site?.close();
});

/**
 * A visitor who has never been here. Closed after the test.
 * @param [options] Their browser, as for Playwright's `newContext`.
 */
export async function visitor(t, network = answer, options = {}) {
  const context = await browser.newContext({ locale: 'en', ...options });
  t.after(() => context.close());
  context.setDefaultTimeout(TIMEOUT_MS);
  await context.route(
    ({ origin, pathname }) => origin !== site.url || pathname.startsWith('/xrpc/'),
    (route) => network(route),
  );
  return context;
}

/** What a page did while it was open. */
class Visit {
  /** Addresses asked for outside of the website. */
  asked = [];
  /** Names of the built files that were loaded, as they are called. */
  files = [];
  /** What went wrong: errors on the console, errors that nobody caught. */
  problems = [];

  constructor(page) {
    this.page = page;
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      const file = /^\/dist\/cdn\/(?:chunks-\w+\/)?(.+)\.js$/.exec(pathname)?.[1];
      if (file) this.files.push(file);
      else if (/^http/.test(origin) && (origin !== site.url || pathname.startsWith('/xrpc/'))) {
        this.asked.push(request.url());
      }
    });
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && this.problems.push(message.text()));
  }

  /** Waits until the visitor sees what a selector names; it looks into shadow trees. */
  sees(selector, index = 0) {
    return this.page.locator(selector).nth(index).waitFor({ state: 'visible' });
  }

  /** Requests for data, pictures left out. */
  get questions() {
    return this.asked.filter((url) => /\/xrpc\/|\/api\//.test(url));
  }
}

/** Puts a page on the website and opens it; `at` is another address of the website than its own. */
export async function visit(context, { head = SCRIPT, body = '', headers = {}, at = site.url }) {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}</head><body>${body}</body></html>`;
  return open(context, site.put(html, headers).replace(site.url, at));
}

/** Opens an address. */
export async function open(context, url) {
  const page = await context.newPage();
  const opened = new Visit(page);
  await page.goto(url);
  return opened;
}
