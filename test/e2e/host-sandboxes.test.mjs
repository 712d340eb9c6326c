import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDrawn, isLinked, openShop, SHOP } from '../hosts/shop.mjs';
import { openForBusiness, SCRIPT, site } from './customer.mjs';
import { faultsOf } from '../hosts/faults.mjs';

const SANDBOXES = [
  '',
  'allow-scripts',
  'allow-scripts allow-same-origin',
  'allow-popups',
  'allow-scripts allow-popups',
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms',
];
/** What browsers say of a frame’s own limits. */
const OF_THE_SANDBOX = /sandbox/;

describe('in a sandboxed frame', () => {
  openForBusiness();

  for (const sandbox of SANDBOXES) {
    it(`that ${sandbox ? `has ${sandbox}` : 'may do nothing'}, links work`, async (t) => {
      const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Inside</title>${SCRIPT}</head><body>${SHOP}</body></html>`;
      const frame = `<iframe sandbox="${sandbox}" src="${site.put(page)}" title="Shop" width="700" height="1200"></iframe>`;
      const shop = await openShop(t, { script: '' }, frame);
      const inside = shop.page.frameLocator('iframe');
      if (sandbox.includes('allow-scripts')) {
        await isDrawn(inside);
        const href = await inside.locator('magpie-follow-button [part=button]').first().getAttribute('href');
        assert.equal(href, 'https://bsky.app/profile/alice.test');
      } else {
        await isLinked(inside);
      }
      assert.deepEqual(
        shop.problems.filter((problem) => !OF_THE_SANDBOX.test(problem)),
        [],
      );
    });
  }

  it('that may open no window, a click asks in the page, and the address can be copied', async (t) => {
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Inside</title>${SCRIPT}</head><body>${SHOP}</body></html>`;
    const frame = `<main><h1>Host</h1><iframe sandbox="allow-scripts allow-same-origin" src="${site.put(page)}" title="Shop" width="700" height="1200"></iframe></main>`;
    const shop = await openShop(t, { script: '' }, frame);
    const inside = shop.page.frameLocator('iframe');
    await isDrawn(inside);
    assert.deepEqual(await faultsOf(shop.page), []);
    await inside.locator('magpie-follow-button [part=button]').first().click();
    const dialog = inside.getByRole('dialog');
    await dialog.getByLabel('What is your handle on Bluesky?').waitFor();
    assert.equal(shop.page.context().pages().length, 1);
  });
});
