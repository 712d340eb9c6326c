import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { targets } from '../fuzz/targets/all.js';

/** What fuzzing has found, mended since, and what it begins with; `node test/fuzz/run.mjs` looks for more. */
const SEEDS = 'test/fuzz/seeds';

const filesIn = (folder: string): readonly Buffer[] =>
  existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file))) : [];

const odd = ['', '\0', '[]', '{}', 'null', '{"__proto__":{"polluted":1}}', '"\ud800"', '<', '&', '\u202e'];

describe('inputs that parsers have stumbled over', () => {
  for (const [name, { fuzz, starts }] of Object.entries(targets)) {
    it(`are read, or refused as they should be: ${name}`, async () => {
      for (const input of [...starts(), ...filesIn(join(SEEDS, name)), ...odd]) await fuzz(Buffer.from(input));
    });
  }
});
