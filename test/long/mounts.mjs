/**
 * Puts every element into a page and takes it out again, and changes whole pages: `node test/long/mounts.mjs`, with another
 * number of times than 10,000 as its argument; page changes are a tenth of it. Says what has stayed behind, and ends with 1
 * where that is more than it may: 1 MiB, no node, no listener, no element, no request, no timer.
 */
import { openGauge, TAGS } from './gauge.mjs';
import { isSettled, openPark } from './park.mjs';

const MOST_KIB = 1024;
/** What a page remembers of an address, up to ten thousand of them. */
const ADDRESS_KIB = 0.5;
/** At once; an element is drawn in the frame after it was put in. */
const TOGETHER = 50;
/** What was loaded and compiled on the way stays, and is not counted. */
const WARM_UP = 100;
/** Stores let go of what nobody wants a second after. */
const LET_GO_MS = 2_500;

/** What comes and goes; each runs in the page. */
const scenes = {
  /** Each is drawn before it goes. */
  mounts: async ({ html, times, together }) => {
    const main = document.querySelector('main');
    const template = document.createElement('template');
    template.innerHTML = html;
    for (let done = 0; done < times; done += together) {
      for (let one = 0; one < together; one++) main.append(template.content.cloneNode(true));
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      main.replaceChildren();
    }
  },
  /** As sites do that load their next page by script: new markup in the same place. */
  swaps: async ({ html, times }) => {
    for (let done = 0; done < times; done++) {
      document.querySelector('main').innerHTML = html;
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    }
    document.querySelector('main').innerHTML = '';
  },
  /** As Turbo does: another body in place of the one that was there. */
  bodies: async ({ html, times }) => {
    for (let done = 0; done < times; done++) {
      const next = new DOMParser().parseFromString(`<body><main>${html}</main></body>`, 'text/html');
      document.body.replaceWith(document.adoptNode(next.body));
      await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    }
    document.querySelector('main').innerHTML = '';
  },
  /** Moved about in the page, within one task and by the platform's own way where it has one. */
  moves: async ({ html, times, together }) => {
    const main = document.querySelector('main');
    main.innerHTML = html;
    await new Promise((next) => setTimeout(next, 500));
    const other = document.body.appendChild(document.createElement('div'));
    for (let done = 0; done < times; done++) {
      const [from, to] = main.firstElementChild ? [main, other] : [other, main];
      for (const element of [...from.children]) {
        if (done % 2 && to.moveBefore) to.moveBefore(element, null);
        else to.append(element);
      }
      if (done % together === 0) await new Promise((next) => requestAnimationFrame(next));
    }
    other.remove();
    main.replaceChildren();
  },
  /** Others each time, and each is shown before it goes. */
  strangers: async ({ html, times }) => {
    const main = document.querySelector('main');
    for (let done = 0; done < times; done++) {
      globalThis.strangers = (globalThis.strangers ?? 0) + 1;
      main.innerHTML = html.replaceAll('alice', `n${globalThis.strangers}`);
      while (!globalThis.isSettled()) await new Promise((next) => setTimeout(next, 10));
    }
    main.replaceChildren();
  },
};

/**
 * @param {number} times
 * @param {(result: object) => void} [tell] Is told each result as soon as it is there.
 * @returns {Promise<{results: {name: string, times: number, mostKiB: number, before: object, after: object}[], problems: string[]}>} What the
 * page held before and after each scene, and the errors that nobody caught.
 */
export async function playAll(times, tell = () => {}) {
  const park = await openPark();
  const { page, accounts, widget } = park;
  try {
    const everything = accounts
      .flatMap((account) => TAGS.map((tag) => widget(tag, account, 'count infinite')))
      .join('');
    await page.evaluate((html) => (document.querySelector('main').innerHTML = html), everything);
    await page.waitForFunction(isSettled);
    await page.evaluate(() => document.querySelector('main').replaceChildren());
    await page.evaluate(`globalThis.isSettled = ${isSettled}`);
    const strangers = accounts
      .flatMap((account) => TAGS.map((tag) => widget(tag, account.replace(/river|feed(?=\.json)/i, 'alice'))))
      .join('');
    const gauge = await openGauge(page);
    const rest = async () => {
      await page.waitForTimeout(LET_GO_MS);
      return { ...(await gauge.read()), requests: park.underWay(), timers: await page.evaluate('openTimers()') };
    };
    const plays = [
      ...TAGS.map((tag) => [`mounts of ${tag}`, scenes.mounts, widget(tag, accounts[0], 'count'), times]),
      ['page swaps by innerHTML', scenes.swaps, everything, times / 10],
      ['page swaps by another body', scenes.bodies, everything, times / 10],
      ['moves', scenes.moves, everything, times / 10],
      ['other accounts', scenes.strangers, strangers, times / 10, (accounts.length * times * ADDRESS_KIB) / 10],
    ];
    const results = [];
    for (const [name, scene, html, many, rememberedKiB = 0] of plays) {
      await page.evaluate(scene, { html, times: Math.min(WARM_UP, many), together: TOGETHER });
      const before = await rest();
      await page.evaluate(scene, { html, times: many, together: TOGETHER });
      const result = { name, times: many, mostKiB: MOST_KIB + rememberedKiB, before, after: await rest() };
      results.push(result);
      tell(result);
    }
    return { results, problems: park.problems };
  } finally {
    await park.close();
  }
}

/** @returns Sentences on what has stayed behind. */
export function leftovers({ mostKiB, before, after }) {
  const more = (name) => after[name] - before[name];
  return [
    ...(more('heapKiB') > mostKiB ? [`${more('heapKiB')} KiB`] : []),
    ...['nodes', 'listeners', 'requests', 'timers']
      .filter((name) => more(name) > 0)
      .map((name) => `${more(name)} ${name}`),
    ...TAGS.filter((tag) => after.elements[tag] > 0).map((tag) => `${after.elements[tag]} of ${tag}`),
  ];
}

function tell(result) {
  const { name, times, before, after } = result;
  const left = leftovers(result);
  const change = ['heapKiB', 'nodes', 'listeners', 'timers'].map((what) => `${what} ${before[what]} → ${after[what]}`);
  const rest = left.length > 0 ? ` — left behind: ${left.join(', ')}` : '';
  console.log(`${rest ? '✗' : '✓'} ${times} ${name}: ${change.join(', ')}${rest}`);
  if (rest) process.exitCode = 1;
}

if (import.meta.url === new URL(process.argv[1], 'file://').href) {
  const { problems } = await playAll(Number(process.argv[2] ?? 10_000), tell);
  for (const problem of problems) console.log(`✗ nobody caught ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
