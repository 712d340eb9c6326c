/**
 * A page that stays open while its servers misbehave and its widgets come and go: `node test/long/page-soak.mjs --minutes 30`.
 * Says every half minute what the page holds while nothing is on it, and at the end how that has grown. Ends with 1 where the
 * heap grows by more than 100 kB an hour after the warm-up, where nodes or listeners do, or where nobody caught an error.
 */
import { faults } from '../faults/faults.mjs';
import { openGauge, slopeOf, TAGS } from './gauge.mjs';
import { openPark } from './park.mjs';

const HOUR_MS = 3_600_000;
const MOST_KIB_AN_HOUR = 100;
const SAMPLE_MS = 30_000;
/** Till a pause of most of the page is over, and stores have let go. */
const LET_GO_MS = 2_500;

const minutes = Number(process.argv[process.argv.indexOf('--minutes') + 1] || 30);
const warmUpMs = Math.min(5, minutes / 4) * 60_000;

const park = await openPark({ script: 'data-fresh-seconds="0"' });
const { page, servers, accounts, widget } = park;
const gauge = await openGauge(page);
const all = accounts.flatMap((account) => TAGS.map((tag) => widget(tag, account, 'count')));
// The same course each time.
let seed = 20_261;
const upTo = (most) => (seed = (seed * 48_271) % 2_147_483_647) % most;
const oneOf = (list) => list[upTo(list.length)];
// What the browser is told without a server is the browser's own matter.
const played = faults.filter(({ abort, waitMs }) => !abort && !waitMs);

/** A few seconds of a page's life. */
async function live() {
  for (const server of Object.values(servers)) server.play(upTo(3) ? undefined : oneOf(played));
  const some = Array.from({ length: 1 + upTo(8) }, () => oneOf(all)).join('');
  await page.evaluate((html) => (document.querySelector('main').innerHTML = html), some);
  await page.waitForTimeout(200 + upTo(2_000));
  await page.evaluate((way) => {
    for (const element of document.querySelectorAll('main > *')) {
      if (way === 0) element.shadowRoot?.querySelector('[part=retry],[part=more]')?.click();
      else if (way === 1) document.querySelector('main').prepend(element);
      else if (way === 2)
        element.setAttribute('account', document.querySelector('main > :last-child').getAttribute('account'));
      else if (way === 3) scrollTo(0, document.body.scrollHeight);
    }
    if (way === 4) for (const type of ['offline', 'online']) dispatchEvent(new Event(type));
  }, upTo(6));
  await page.waitForTimeout(upTo(1_000));
}

const start = Date.now();
const samples = [];
console.log(`# ${minutes} minutes, warm-up ${warmUpMs / 60_000}; ${new Date().toISOString()}`);
for (let next = start + SAMPLE_MS; Date.now() < start + minutes * 60_000;) {
  await live();
  if (Date.now() < next) continue;
  next += SAMPLE_MS;
  await page.evaluate(() => document.querySelector('main').replaceChildren());
  await page.waitForTimeout(LET_GO_MS);
  const held = await gauge.read();
  samples.push([Date.now() - start, held]);
  const requests = Object.values(servers).reduce((sum, server) => sum + server.asked(), 0);
  const { heapKiB, nodes, listeners, elements } = held;
  console.log(
    `${((Date.now() - start) / 60_000).toFixed(1)} min: heap ${heapKiB} KiB, nodes ${nodes}, listeners ${listeners}, elements ${Object.values(elements).join('/')}, requests ${requests}, timers ${await page.evaluate('openTimers()')}, uncaught ${park.problems.length}`,
  );
}
const warm = samples.filter(([at]) => at > warmUpMs);
const hourly = (name) => slopeOf(warm.map(([at, held]) => [at, held[name]])) * HOUR_MS;
const [heap, nodes, listeners] = ['heapKiB', 'nodes', 'listeners'].map(hourly);
console.log(
  `after the warm-up, an hour: heap ${heap.toFixed(0)} KiB, nodes ${nodes.toFixed(1)}, listeners ${listeners.toFixed(1)}; uncaught errors ${park.problems.length}`,
);
for (const problem of new Set(park.problems)) console.log(problem);
await park.close();
process.exitCode = heap > MOST_KIB_AN_HOUR || nodes > 10 || listeners > 10 || park.problems.length > 0 ? 1 : 0;
