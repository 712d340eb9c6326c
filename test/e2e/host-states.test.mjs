import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canFollow, isDrawn, isLinked, openShop, SHOP } from '../hosts/shop.mjs';
import { openForBusiness } from './customer.mjs';
import { faultsOf } from '../hosts/faults.mjs';
import { answer, offline } from './networks.mjs';

const widthOf = (page) => page.evaluate(() => document.documentElement.scrollWidth);
const heightsOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main > *')].map((element) => element.getBoundingClientRect().height),
  );

describe('the widgets, whoever looks at them', () => {
  openForBusiness();

  for (const direction of ['ltr', 'rtl']) {
    it(`fit a page at 400 %, ${direction}, and can be used by everybody`, async (t) => {
      const head = `<script>document.documentElement.dir = '${direction}'</script><meta name="viewport" content="width=device-width">`;
      const shop = await openShop(t, { head, options: { viewport: { width: 320, height: 800 } } });
      await isDrawn(shop.page);
      assert.equal(await widthOf(shop.page), 320, 'nothing is to be scrolled to the side');
      assert.deepEqual(await faultsOf(shop.page), []);
      await canFollow(shop);
      assert.deepEqual(shop.problems, []);
    });
  }

  it('can be used by everybody in forced colors', async (t) => {
    const shop = await openShop(t, { options: { forcedColors: 'active' } });
    await isDrawn(shop.page);
    assert.deepEqual(await faultsOf(shop.page), []);
  });

  it('say on paper where they lead to', async (t) => {
    const shop = await openShop(t);
    await isDrawn(shop.page);
    await shop.page.emulateMedia({ media: 'print' });
    const shown = (selector) =>
      shop.page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element, '::after').content);
    for (const selector of ['magpie-follow-button [part=button]', 'magpie-account-card [part=name]']) {
      assert.match(await shown(selector), /https:\/\/bsky\.app\/profile\/alice\.test/);
    }
    assert.ok((await shop.page.pdf()).length > 10_000);
    assert.deepEqual(await faultsOf(shop.page), []);
  });

  it('are links without a script', async (t) => {
    const shop = await openShop(t, { options: { javaScriptEnabled: false } });
    await isLinked(shop.page);
    assert.deepEqual(shop.files, []);
  });

  it('are links where our script is blocked, and nothing moves', async (t) => {
    const shop = await openShop(t, {
      script: '<script type="module" src="https://blocked.example/magpie.js"></script>',
      network: offline,
    });
    await isLinked(shop.page);
    const before = await heightsOf(shop.page);
    await shop.page.waitForLoadState('networkidle');
    assert.deepEqual(await heightsOf(shop.page), before);
    assert.deepEqual(await faultsOf(shop.page), []);
  });

  it('say so where only the networks are blocked, and keep their room', async (t) => {
    let letGo;
    const isPainted = new Promise((resolve) => (letGo = resolve));
    const shop = await openShop(t, { network: (route) => isPainted.then(() => route.abort('blockedbyclient')) });
    await shop.sees('magpie-account-card [part=card]');
    await shop.sees('magpie-post-feed [aria-busy=true]');
    const before = await heightsOf(shop.page);
    letGo();
    await shop.sees('magpie-account-card [role=status]:has-text("Try again")');
    await shop.sees('magpie-post-feed [role=status]:has-text("Try again")');
    await isLinked(shop.page);
    assert.deepEqual(await heightsOf(shop.page), before);
    assert.deepEqual(await faultsOf(shop.page), []);
    assert.deepEqual(
      shop.problems.filter((problem) => !problem.includes('ERR_BLOCKED_BY_CLIENT')),
      [],
    );
  });

  it('are not there where the page hides them, and do no harm', async (t) => {
    const shop = await openShop(t, { head: '<style>magpie-follow-button { display: none }</style>' }, SHOP);
    await isDrawn(shop.page);
    assert.ok(await shop.page.locator('main magpie-follow-button').first().isHidden());
    assert.deepEqual(shop.problems, []);
  });

  it('are asked for once where a page holds back the pictures', async (t) => {
    const network = (route) =>
      route.request().resourceType() === 'image' ? route.abort('blockedbyclient') : answer(route);
    const shop = await openShop(t, { network });
    await isDrawn(shop.page);
    assert.deepEqual(await faultsOf(shop.page), []);
    assert.equal(shop.questions.length, 2);
  });
});
