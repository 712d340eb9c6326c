import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MISSED, NEEDED, REFUSED, UNNEEDED, without } from '../hosts/missing.mjs';
import { canFollow, isDrawn, isLinked, openShop } from '../hosts/shop.mjs';
import { openForBusiness } from './customer.mjs';

describe('in a browser', () => {
  openForBusiness();

  for (const [what, initScript] of [
    ['that refuses all storage', REFUSED],
    ['that lacks all that is not needed', without(...UNNEEDED)],
  ]) {
    it(`${what}, the widgets are drawn, and a click begins to follow`, async (t) => {
      const shop = await openShop(t, { initScript });
      await isDrawn(shop.page);
      await canFollow(shop);
      assert.deepEqual(shop.problems, []);
    });
  }

  it('that lacks what a request takes, links stay, with a word on it', async (t) => {
    const shop = await openShop(t, { initScript: without(...MISSED) });
    await shop.sees('magpie-account-card [role=status]:has-text("Try again")');
    await isLinked(shop.page);
    assert.deepEqual(shop.problems, []);
  });

  it('that lacks what drawing takes, links stay', async (t) => {
    const shop = await openShop(t, { initScript: without(...NEEDED) });
    await isLinked(shop.page);
    assert.equal(shop.problems.length, 1, 'what is missing is said once');
  });
});
