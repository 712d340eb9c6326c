import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../../.config/find-browser.mjs';
import { startSite } from '../e2e/site.mjs';
import { kinds } from './answers.mjs';
import { startFaultServer } from './fault-server.mjs';

const LINK = 'https://link.example/';

/** The visitor is told within this time what has become of it. */
const ENDS_WITHIN_MS = 10_000;
/** With what a busy machine takes to load the page. */
const PATIENCE_MS = 30_000;
/** Whoever has not asked for so long, with nothing under way, asks for nothing more. */
const QUIET_MS = 1_000;

/** Beside those of other accounts, so that all are in view, and loaded. */
const widgets = (account, rest = '') =>
  `<div><magpie-follow-button account="${account}" count><a href="${LINK}">Follow</a></magpie-follow-button>
   <magpie-account-card account="${account}"><a href="${LINK}">Profile</a></magpie-account-card>
   <magpie-post-feed account="${account}" limit="5" ${rest}><a href="${LINK}">Posts</a></magpie-post-feed></div>`;

/** What each widget of the page has ended in; runs in the page. */
function endsOf() {
  const endOf = (element) => {
    const root = element.shadowRoot;
    const shows = (selector) => Boolean(root?.querySelector(selector));
    const told = shows('[part=problem]');
    const content = shows('[part=name]') || shows('[part=post]');
    const retry = shows('[part=retry]');
    if (content) return told || retry || shows('[part=stale]') ? 'kept' : 'shown';
    if (told) return retry ? 'problem' : 'gone';
    // A feed without posts says so.
    return root?.querySelector('[aria-busy=true]') || !root?.querySelector('[part=status],[part=empty]')
      ? 'waiting'
      : 'empty';
  };
  const usable = (element) =>
    Boolean(element.shadowRoot?.querySelector('a[href^="https:"],a[href^="http://localhost"]')) ||
    [...element.querySelectorAll('a')].some((link) => link.getBoundingClientRect().height > 0 && link.href);
  return [...document.querySelectorAll('magpie-follow-button,magpie-account-card,magpie-post-feed')].map((element) => ({
    widget: `${element.localName.slice(7)} of ${element.getAttribute('account').split(':')[0]}`,
    end: element.localName === 'magpie-follow-button' ? (usable(element) ? 'shown' : 'waiting') : endOf(element),
    usable: usable(element),
  }));
}

/** What a page has under way, of its servers and of its own files, and when that last changed. */
function watchTraffic(shown) {
  const traffic = { underWay: new Set(), changedAt: 0 };
  const on = (event, change) =>
    shown.on(event, (request) => {
      change(request);
      traffic.changedAt = performance.now();
    });
  // Pictures are not waited for.
  on('request', (request) => /fetch|script/.test(request.resourceType()) && traffic.underWay.add(request));
  for (const end of ['requestfinished', 'requestfailed']) on(end, (request) => traffic.underWay.delete(request));
  return traffic;
}

/**
 * Waits for what a page ends in. What it shows of its own may be older, and there is more to come until it asks for no more.
 * @returns What its widgets end in, and how long after they could begin.
 */
async function endOf(shown, traffic) {
  const deadline = performance.now() + PATIENCE_MS;
  const began = performance.now();
  for (;;) {
    const { ends, atMs } = await shown.evaluate(
      `({ ends: (${endsOf})(), atMs: globalThis.startedAt && performance.now() - globalThis.startedAt })`,
    );
    const all = ends.filter(({ widget }) => !widget.startsWith('follow-button')).map(({ end }) => end);
    const quietMs = traffic.underWay.size ? 0 : performance.now() - Math.max(traffic.changedAt, began);
    const isOver = !all.includes('waiting') && (quietMs > QUIET_MS || !/shown|empty/.test(all));
    if (atMs && all.length && isOver) return { ends, tookMs: atMs };
    if (performance.now() > deadline) return { ends, tookMs: PATIENCE_MS };
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Four networks, each with a server of its own, and a page that shows them all. */
export async function openStage(browser, site) {
  const servers = Object.fromEntries(
    await Promise.all(kinds.map(async (kind) => [kind, await startFaultServer(kind)])),
  );
  const settings = `data-bluesky="${servers.bluesky.url}" data-mastodon="${servers.mastodon.url}" data-fresh-seconds="0"`;
  const script = (rest) => `<script type="module" src="/dist/cdn/magpie.js" ${settings} ${rest}></script>`;
  const page = (head, body) =>
    site.put(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stage</title><style>body { display: grid; grid-template-columns: repeat(4, 1fr); align-items: start }</style>${head}</head><body>${body}</body></html>`,
    );
  // A page with a gateway reads feeds through it, one without reads them itself.
  const urls = [
    page(
      script(''),
      widgets('bluesky:alice.test') +
        widgets('mastodon:River@social.example') +
        widgets(`feed:${servers.feed.url}/feed.json`),
    ),
    page(script(`data-gateway="${servers.gateway.url}"`), widgets('magpie:river')),
  ];
  const isServers = ({ origin }) => Object.values(servers).some(({ url }) => url === origin);

  /** A visitor's browser, and what it has kept from before: entries of the site's storage. */
  async function newVisitor(kept) {
    const context = await browser.newContext({ locale: 'en' });
    await context.addInitScript((entries) => {
      if (location.protocol === 'about:') return;
      localStorage.clear();
      for (const [key, value] of entries) localStorage.setItem(key, value);
      // From when on the widgets may ask.
      const defined = ['magpie-account-card', 'magpie-post-feed'].map((tag) => customElements.whenDefined(tag));
      void Promise.all(defined).then(() => (globalThis.startedAt = performance.now()));
    }, kept);
    const problems = [];
    const pages = await Promise.all(urls.map(() => context.newPage()));
    const traffic = new Map(pages.map((shown) => [shown, watchTraffic(shown)]));
    for (const shown of pages) shown.on('pageerror', (error) => problems.push(String(error)));

    async function look(shown, url) {
      // Of what a page had under way when it was left, no end is told.
      traffic.get(shown).underWay.clear();
      await shown.goto(url, { waitUntil: 'commit' });
      const { ends, tookMs } = await endOf(shown, traffic.get(shown));
      const hacked = await shown.evaluate('({}).polluted ?? globalThis.hacked');
      if (hacked !== undefined) problems.push(`hacked: ${hacked}`);
      return { ends, tookMs, entries: await shown.evaluate('Object.entries(localStorage)') };
    }

    return {
      /** What each widget ends in, how long that takes, what is kept then, and the errors that nobody caught. */
      async visit(fault) {
        problems.length = 0;
        await context.unrouteAll();
        if (fault?.abort || fault?.waitMs) {
          await context.route(isServers, async (route) => {
            await new Promise((done) => setTimeout(done, fault.waitMs ?? 0));
            await (fault.abort ? route.abort(fault.abort) : route.continue()).catch(() => {});
          });
        }
        const seen = await Promise.all(pages.map((shown, at) => look(shown, urls[at])));
        // What is still on its way is not the next fault's.
        await Promise.all(pages.map((shown) => shown.goto('about:blank')));
        return {
          ends: seen.flatMap(({ ends }) => ends),
          tookMs: Math.max(...seen.map(({ tookMs }) => tookMs)),
          problems: [...problems],
          entries: seen.flatMap(({ entries }) => entries),
        };
      },
      close: () => context.close(),
    };
  }

  const play = (fault) => Object.values(servers).forEach((server) => server.play(fault));
  const stranger = await newVisitor([]);
  const regular = await newVisitor((await stranger.visit(undefined)).entries);
  return {
    urls,
    servers,
    play,
    /** Plays one fault on all servers, to a visitor on their first visit and to one who has been here before. */
    async meet(fault) {
      play(fault);
      const [first, again] = await Promise.all([stranger.visit(fault), regular.visit(fault)]);
      play(undefined);
      return { first, again };
    },
    async close() {
      await Promise.all([stranger.close(), regular.close()]);
      for (const server of Object.values(servers)) server.close();
    },
  };
}

const FITS = {
  problem: /^problem$/,
  gone: /^(gone|problem)$/,
  shown: /^(shown|empty)$/,
  any: /^(shown|empty|problem|gone)$/,
};
/** On a page that has been seen before: what was there stays, unless the account has gone, and honest answers are as ever. */
const FITS_AGAIN = {
  problem: /^kept$/,
  gone: /^(gone|problem|kept|shown)$/,
  shown: /^(shown|kept|empty)$/,
  any: /^(shown|kept|empty|problem|gone)$/,
};

/** @returns Sentences on what a visitor should not have met; none, where all is well. */
export function complaints({ ends }, { first, again }) {
  const about = (visit, { ends: all, tookMs, problems }, fits) => [
    ...all
      .filter(({ widget, end }) => !widget.startsWith('follow-button') && !fits[ends].test(end))
      .map(({ widget, end }) => `${visit}: ${widget} ends in “${end}”`),
    ...all.filter(({ usable }) => !usable).map(({ widget }) => `${visit}: ${widget} has no link to use`),
    ...(tookMs > ENDS_WITHIN_MS ? [`${visit}: it took ${Math.round(tookMs)} ms`] : []),
    ...problems.map((problem) => `${visit}: nobody caught ${problem}`),
  ];
  return [...about('first visit', first, FITS), ...about('second visit', again, FITS_AGAIN)];
}

/** A browser and a website for stages. */
export async function openTheatre() {
  const site = await startSite();
  // Pictures of recorded answers lie elsewhere, and nobody is asked for them.
  const nobodyElse = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArgs, nobodyElse] });
  return {
    browser,
    site,
    newStage: () => openStage(browser, site),
    async close() {
      await browser.close();
      site.close();
    },
  };
}
