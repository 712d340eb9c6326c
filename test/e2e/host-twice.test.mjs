import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packageUrl } from '../hosts/packages.mjs';
import { canFollow, isDrawn, openShop, prototypesHold } from '../hosts/shop.mjs';
import { openForBusiness, SCRIPT } from './customer.mjs';

const script = (name) => `<script type="module" src="${packageUrl(name)}"></script>`;
/** The same from another place: a copy that knows nothing of the first, as one of another release. */
const OTHER = script('other-place/magpie.js');
/** The package, as a page's bundler puts it together. */
const BUNDLED = script('bundled.js');

describe('where a page has Magpie twice', () => {
  openForBusiness();

  for (const [what, scripts] of [
    ['of two places', SCRIPT + OTHER],
    ['as a package and from a CDN', BUNDLED + SCRIPT],
    ['from a CDN and as a package', SCRIPT + BUNDLED],
  ]) {
    it(`${what}, all is drawn once, and nothing is said`, async (t) => {
      const said = [];
      const shop = await openShop(t, { script: scripts, onMessage: (message) => said.push(message.text()) });
      await isDrawn(shop.page);
      await shop.page.waitForLoadState('networkidle');
      await canFollow(shop);
      assert.equal(await shop.page.locator('main > p magpie-follow-button [part=button]').count(), 1);
      assert.ok(await prototypesHold(shop));
      assert.deepEqual([shop.problems, said], [[], []]);
    });
  }
});
