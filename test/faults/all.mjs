/**
 * Plays every fault to the built widgets, in a real browser: `node test/faults/all.mjs`, with part of a name for some of them.
 * Says what a visitor should not have met, and ends with 1 where there is anything. Takes about five minutes.
 */
import { faults } from './faults.mjs';
import { complaints, openTheatre } from './stage.mjs';

/** Most of the time of the slow ones is waiting. */
const STAGES = 3;

const [part = ''] = process.argv.slice(2);
const chosen = faults.filter(({ name }) => name.includes(part));
const theatre = await openTheatre();
const waiting = [...chosen];
const slow = [];
let failed = 0;

async function playOn(stage) {
  for (let fault; (fault = waiting.shift());) {
    const met = await stage.meet(fault);
    const found = complaints(fault, met);
    const tookMs = Math.round(Math.max(met.first.tookMs, met.again.tookMs));
    slow.push({ name: fault.name, tookMs });
    if (found.length > 0) {
      failed++;
      console.log(`✗ ${fault.name}\n${[...new Set(found)].map((line) => `    ${line}`).join('\n')}`);
    } else {
      console.log(`✓ ${fault.name} (${tookMs} ms)`);
    }
  }
  await stage.close();
}

await Promise.all(Array.from({ length: STAGES }, async () => playOn(await theatre.newStage())));
await theatre.close();
slow.sort((one, other) => other.tookMs - one.tookMs);
console.log(
  `\n${chosen.length} faults, ${failed} of them with complaints; the slowest took ${slow[0]?.tookMs} ms (${slow[0]?.name}).`,
);
process.exitCode = failed > 0 ? 1 : 0;
