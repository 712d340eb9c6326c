import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { Theatre } from './stage.mjs';
import { states } from './states.mjs';
import { wordingOf } from './wording.mjs';
import { clipped, forced, moving, small, spaced, tooWide } from './measures.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const theatre = new Theatre();
before(() => theatre.open());
after(() => theatre.close());

/** What WCAG 2.2 says, A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * A button with a count says “Follow 48.2K”, and is called “Follow @ann on Bluesky, 48.2K followers”: its name begins with what
 * is drawn and says what the number is. The rule, an experiment of axe, wants the letters in one piece.
 */
const OFF = { 'label-content-name-mismatch': { enabled: false } };

/** One sentence a finding. */
async function findings(page) {
  const { violations } = await page.evaluate(
    ({ rules, off }) => window.axe.run(document, { runOnly: rules, rules: off, resultTypes: ['violations'] }),
    { rules: RULES, off: OFF },
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat(9).join(' ')}`));
}

/** What is checked of every state, and on which stage. */
const checks = [
  {
    says: 'axe finds nothing',
    variant: 'light',
    check: async ({ page }) => assert.deepEqual(await findings(page), []),
    set: (page) => page.evaluate(axe),
  },
  {
    says: 'axe finds nothing in the dark',
    variant: 'dark',
    check: async ({ page }) => assert.deepEqual(await findings(page), []),
    set: (page) => page.evaluate(axe),
  },
  {
    says: 'it is read out as it was accepted',
    variant: 'light',
    check: async (stage, id, state) => {
      const how = `Where it is meant to be said so, run \`npm run look:accept ${id}\`.`;
      assert.equal(`${await stage.wording(state)}\n`, wordingOf(id), how);
    },
  },
  {
    says: 'nothing scrolls sideways at 400 %',
    variant: '320',
    check: async ({ page }) => assert.deepEqual(await page.evaluate(tooWide), []),
  },
  {
    says: 'wider text spacing cuts nothing off',
    variant: 'light',
    check: async ({ page }) => {
      const before = new Set(await page.evaluate(clipped));
      await page.evaluate(spaced, true);
      const after = await page.evaluate(clipped);
      await page.evaluate(spaced, false);
      assert.deepEqual(
        after.filter((part) => !before.has(part)),
        [],
      );
    },
  },
  {
    says: 'targets are 24 pixels high and wide, or have the room',
    variant: 'light',
    check: async ({ page }) => assert.deepEqual(await page.evaluate(small, 24), []),
  },
  {
    says: 'what is pressed has an edge in forced colours',
    variant: 'forced-colors',
    check: async ({ page }) => assert.deepEqual(await page.evaluate(forced), []),
  },
  {
    says: 'nothing moves for those who want less motion',
    variant: 'light',
    check: async ({ page }) => assert.deepEqual(await page.evaluate(moving), []),
  },
];

describe('every state is accessible', { concurrency: 2 }, () => {
  for (const variant of new Set(checks.map((check) => check.variant))) {
    const those = checks.filter((check) => check.variant === variant);
    describe(variant, { concurrency: 1 }, () => {
      let stage;
      before(async () => {
        stage = await theatre.stage(variant);
      });
      after(() => stage?.close());

      for (const [id, state] of Object.entries(states)) {
        describe(id, () => {
          before(() => stage.show(state));
          for (const { says, set, check } of those) {
            it(`${id}: ${says}`, async () => {
              await set?.(stage.page);
              await check(stage, id, state);
            });
          }
        });
      }
    });
  }
});
