/** Keeps how everything looks and is read out now: all of it, or states whose names begin with what is given. */
import { readdirSync, rmSync } from 'node:fs';
import { accept, acceptBrowser, REFERENCES } from './pictures.mjs';
import { Theatre, variants } from './stage.mjs';
import { states } from './states.mjs';
import { acceptWording } from './wording.mjs';

const prefixes = process.argv.slice(2);
const chosen = Object.entries(states).filter(
  ([id]) => prefixes.length === 0 || prefixes.some((prefix) => id.startsWith(prefix)),
);
const theatre = new Theatre();
await theatre.open();
let changes = 0;

async function acceptVariant(name) {
  const stage = await theatre.stage(name);
  for (const [id, state] of chosen) {
    await stage.show(state).catch((error) => {
      throw new Error(`${id}, ${name}, cannot be reached.`, { cause: error });
    });
    if (await accept(id, name, await stage.picture(state))) changes++;
    if (name === 'light' && acceptWording(id, await stage.wording(state))) changes++;
  }
  await stage.close();
}

const names = Object.keys(variants);
await Promise.all(
  [0, 1].map(async (half) => {
    for (const name of names.filter((_, index) => index % 2 === half)) await acceptVariant(name);
  }),
);
if (prefixes.length === 0) {
  acceptBrowser(theatre.majorVersion);
  for (const { name } of readdirSync(REFERENCES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if (!Object.hasOwn(states, name)) rmSync(`${REFERENCES}/${name}`, { recursive: true });
  }
}
await theatre.close();
console.log(`${changes} changed. Look at them before they are committed: git diff --stat test/look/references`);
