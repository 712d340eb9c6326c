import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { faults } from './faults.mjs';
import { complaints, openTheatre } from './stage.mjs';

/** One of each kind that ends at once; `test/faults/all.mjs` plays them all, also those that are about waiting. */
const QUICK = [
  'reset in place of headers',
  'reset in the middle of the body',
  'closed in the middle of the body',
  'a page to sign in to the network',
  'a hundred thousand lists in each other',
  'a bomb in gzip',
  'sent on in a circle',
  'no leave to read (CORS)',
  'status 429, as C prints it',
  'status 503',
  'every value null',
  'a byte order mark',
];

describe('the widgets of a page whose servers misbehave', () => {
  let theatre;
  let stage;
  before(async () => {
    theatre = await openTheatre();
    stage = await theatre.newStage();
  });
  after(async () => {
    await stage?.close();
    await theatre?.close();
  });

  for (const name of QUICK) {
    it(`say so, keep what they had, and leave the link: ${name}`, async () => {
      const fault = faults.find((one) => one.name === name);
      assert.deepEqual(complaints(fault, await stage.meet(fault)), []);
    });
  }

  it('show the account when the visitor tries again and the server is well', async () => {
    const page = await theatre.browser.newPage();
    stage.play(faults.find(({ name }) => name === 'status 502'));
    await page.goto(stage.urls[1]);
    const card = page.locator('magpie-account-card');
    await card.locator('[part=retry]').waitFor();
    stage.play(undefined);
    await card.locator('[part=retry]').click();
    await card.locator('[part=name]').waitFor();
    await page.close();
  });

  it('show it by themselves, too, within seconds', async () => {
    const page = await theatre.browser.newPage();
    stage.play(faults.find(({ name }) => name === 'reset in place of headers'));
    await page.goto(stage.urls[1]);
    const card = page.locator('magpie-account-card');
    await card.locator('[part=retry]').waitFor();
    stage.play(undefined);
    await card.locator('[part=name]').waitFor();
    await page.close();
  });
});
