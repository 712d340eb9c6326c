import { openTheatre } from '../faults/stage.mjs';
import { kinds } from '../faults/answers.mjs';
import { startFaultServer } from '../faults/fault-server.mjs';

const LINK = '<a href="https://link.example/">Link</a>';

/** A page with nothing on it yet but the script, on which widgets come and go, all in view; all of its networks are on this machine. */
export async function openPark({ script = '' } = {}) {
  const theatre = await openTheatre();
  const servers = Object.fromEntries(
    await Promise.all(kinds.map(async (kind) => [kind, await startFaultServer(kind)])),
  );
  const { bluesky, mastodon, gateway, feed } = servers;
  const settings = `data-bluesky="${bluesky.url}" data-mastodon="${mastodon.url}" data-gateway="${gateway.url}" ${script}`;
  const accounts = [
    'bluesky:alice.test',
    'mastodon:River@social.example',
    'magpie:river',
    `feed:${feed.url}/feed.json`,
  ];
  const page = await theatre.browser.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  let underWay = 0;
  page.on('request', () => underWay++);
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, () => underWay--);
  // An instrument: how many timers are set.
  await page.addInitScript(() => {
    const timers = new Set();
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    globalThis.setTimeout = (then, ms, ...rest) => {
      const id = set(
        (...given) => {
          timers.delete(id);
          then(...given);
        },
        ms,
        ...rest,
      );
      timers.add(id);
      return id;
    };
    globalThis.clearTimeout = (id) => {
      timers.delete(id);
      clear(id);
    };
    globalThis.openTimers = () => timers.size;
    // Elements that are on the console are held by it.
    addEventListener('magpie-error', (event) => event.preventDefault());
  });
  await page.goto(
    theatre.site.put(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Park</title><style>main { display: grid; grid-template-columns: repeat(4, 1fr); align-items: start }</style><script type="module" src="/dist/cdn/magpie.js" ${settings}></script></head><body><main></main></body></html>`,
    ),
  );
  return {
    page,
    servers,
    accounts,
    problems,
    underWay: () => underWay,
    /** The markup of one widget. */
    widget: (tag, account, rest = '') => `<${tag} account="${account}" ${rest}>${LINK}</${tag}>`,
    async close() {
      for (const server of Object.values(servers)) server.close();
      await theatre.close();
    },
  };
}

/** Waits until every widget of the page shows something or says what is wrong; runs in the page. */
export function isSettled() {
  return [...document.querySelectorAll('magpie-account-card,magpie-post-feed')].every(({ shadowRoot: root }) =>
    root?.querySelector('[part=name],[part=post],[part=problem]'),
  );
}
