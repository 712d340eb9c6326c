import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openForBusiness } from '../e2e/customer.mjs';
import { launch, withoutFirefox } from './engines.mjs';
import { faultsOf } from './faults.mjs';
import { holds, plainPictures } from './holds.mjs';
import { MISSED, NEEDED, UNNEEDED, without } from './missing.mjs';
import * as packs from './packs.mjs';
import { canFollow, isDrawn, isLinked, openShop } from './shop.mjs';

/** Nothing is drawn, or nothing is asked: what axe needs is gone, too. */
const SILENT = ['customElements', 'MutationObserver', 'CSSStyleSheet'];

/**
 * Fails where axe finds something.
 * @param pack `undo`, a script that takes away from the page what axe stumbles over; or `breaksAxe`: no script can, and axe runs
 * beside the page, in the engine that has such a place.
 */
async function isForEverybody(t, { page }, engine, { undo, breaksAxe } = {}) {
  if (breaksAxe && engine !== 'chromium') return t.skip('axe does not run on such a page');
  if (undo) await page.evaluate(undo);
  return assert.deepEqual(await faultsOf(page, breaksAxe), []);
}

/** What axe itself cannot be without. */
const HAS_OWN = 'Object.hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);';

for (const engine of ['chromium', 'firefox']) {
  describe(`every host page in ${engine}`, { skip: engine === 'firefox' && withoutFirefox }, () => {
    openForBusiness(launch[engine]);
    let plain;

    it('with nothing else', async (t) => {
      plain = await plainPictures(t);
    });

    for (const pack of Object.values(packs)) {
      it(`with ${pack.name}`, (t) => holds(t, pack, plain));

      it(`with ${pack.name}, for everybody`, async (t) => {
        // Where what axe itself stands on is broken, it says nothing that counts.
        if (pack.linksOnly) return t.skip('the author’s own links, and no widget');
        const shop = await openShop(t, pack);
        await isDrawn(shop.page);
        await isForEverybody(t, shop, engine, pack);
      });
    }

    for (const name of UNNEEDED) {
      it(`without ${name}`, async (t) => {
        const shop = await openShop(t, { initScript: without(name) });
        await isDrawn(shop.page);
        await canFollow(shop);
        assert.deepEqual(shop.problems, []);
      });
    }

    for (const name of MISSED) {
      it(`without ${name}, links stay`, async (t) => {
        const shop = await openShop(t, { initScript: without(name) });
        await shop.sees('magpie-account-card [role=status]:has-text("Try again")');
        await isLinked(shop.page);
        assert.deepEqual(shop.problems, []);
        assert.deepEqual(await faultsOf(shop.page), []);
      });
    }

    for (const name of NEEDED) {
      it(`without ${name}, links stay`, async (t) => {
        const shop = await openShop(t, { initScript: without(name) });
        await isLinked(shop.page);
        if (!SILENT.includes(name)) await isForEverybody(t, shop, engine, { undo: HAS_OWN });
      });
    }
  });
}
