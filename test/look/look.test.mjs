import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { DIFFERENCES, differenceOf, REFERENCES } from './pictures.mjs';
import { Theatre, variants } from './stage.mjs';
import { states } from './states.mjs';

const theatre = new Theatre();
before(() => {
  rmSync(DIFFERENCES, { recursive: true, force: true });
  return theatre.open();
});
after(() => theatre.close());

// Two at a time: one draws while the other is compared.
describe('everything looks as it was accepted', { concurrency: 2 }, () => {
  for (const variant of Object.keys(variants)) {
    describe(variant, { concurrency: 1 }, () => {
      let stage;
      before(async () => {
        stage = await theatre.stage(variant);
      });
      after(() => stage?.close());

      for (const [id, state] of Object.entries(states)) {
        it(`${id}, ${variant}`, async () => {
          await stage.show(state);
          const difference = await differenceOf(id, variant, await stage.picture(state), theatre.majorVersion);
          assert.equal(difference, undefined, difference);
        });
      }
    });
  }

  it('keeps no picture of a state that is not there', () => {
    const kept = readdirSync(REFERENCES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.deepEqual(
      kept.map(({ name }) => name).filter((name) => !Object.hasOwn(states, name)),
      [],
    );
  });
});
