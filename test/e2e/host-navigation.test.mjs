import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { launch } from '../hosts/engines.mjs';
import { packageUrl } from '../hosts/packages.mjs';
import { ALICE, canFollow, isDrawn, openShop, SHOP } from '../hosts/shop.mjs';
import { button, feed, openForBusiness, SCRIPT, site } from './customer.mjs';

/** A page of the website, put there for others to lead to. */
const put = (title, head, body) =>
  site.put(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`,
  );
const library = (name, start = '') =>
  `<script src="${packageUrl(name)}"></script>${start && `<script type="module">${start}</script>`}`;
const posts = '[part=post]';

/**
 * Opens a page that leads to another, which leads back: `Home` and `Elsewhere`, each with all widgets.
 * @param link Writes the link to an address, as the library wants it.
 */
async function openHome(t, head, link, rest = '') {
  const [before] = /\d+$/.exec(put('', '', ''));
  const [elsewhere, home] = [1, 2].map((more) => `/page-${Number(before) + more}`);
  const body = (title, to, name) => `<div id="all"><h1>${title}</h1>${link(to, name)}${SHOP}${rest}</div>`;
  put('Elsewhere', head + SCRIPT, body('Elsewhere', home, 'Home'));
  const shop = await openShop(t, { head }, body('Home', elsewhere, 'Elsewhere'));
  await isDrawn(shop.page);
  await shop.page.evaluate('window.sameDocument = true');
  return shop;
}

/** Goes where a link leads to, in the same document, and waits for the widgets. */
async function goTo({ page }, name) {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await isDrawn(page);
}

/** There and back again; the widgets draw each time, and nobody is asked again for what is there. */
async function thereAndBack(shop, questions) {
  for (const name of ['Elsewhere', 'Home', 'Elsewhere', 'Home']) await goTo(shop, name);
  await canFollow(shop);
  assert.ok(await shop.page.evaluate('window.sameDocument'), 'the library has swapped, not the browser');
  assert.deepEqual([shop.questions.length, shop.problems], [questions, []]);
}

const plain = (to, name) => `<a href="${to}">${name}</a>`;

describe('where pages are swapped by', () => {
  openForBusiness();

  it('Turbo, all draw again, none asks again, and what is permanent keeps its posts', async (t) => {
    const kept = `<div id="kept" data-turbo-permanent>${feed(ALICE, 'limit="3"')}</div>`;
    const shop = await openHome(t, library('turbo.js'), plain, kept);
    const feedOf = shop.page.locator('#kept magpie-post-feed');
    await feedOf.locator(posts).nth(2).waitFor();
    await feedOf.evaluate((element) => (element.mark = 'the same'));
    await thereAndBack(shop, 3);
    assert.equal(await feedOf.evaluate((element) => element.mark), 'the same');
    assert.equal(await feedOf.locator(posts).count(), 3);
    await shop.page.goBack();
    await shop.page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
    await isDrawn(shop.page);
    assert.deepEqual([shop.questions.length, shop.problems], [3, []]);
  });

  it('htmx, all draw again, and none asks again', async (t) => {
    const link = (to, name) =>
      `<a href="${to}" hx-get="${to}" hx-target="#all" hx-select="#all" hx-swap="outerHTML" hx-push-url="true">${name}</a>`;
    await thereAndBack(await openHome(t, library('htmx.js'), link), 2);
  });

  it('swup, all draw again, and none asks again', async (t) => {
    const start = `new Swup({ containers: ['#all'], animationSelector: false })`;
    await thereAndBack(await openHome(t, library('swup.js', start), plain), 2);
  });

  it('an innerHTML of the page’s own, moves and copies', async (t) => {
    const shop = await openShop(t, {}, `<div id="app">${SHOP}</div>`);
    await isDrawn(shop.page);
    await shop.page.evaluate(async () => {
      const app = document.querySelector('#app');
      const html = app.innerHTML;
      const frame = () => new Promise(requestAnimationFrame);
      for (let round = 0; round < 10; round++) {
        // As pjax does, as a framework that mounts anew does, and as one that moves what it has.
        app.innerHTML = html;
        await frame();
        app.replaceChildren(...[...app.childNodes].map((node) => node.cloneNode(true)));
        await frame();
        const nodes = [...app.childNodes];
        app.replaceChildren();
        app.append(...nodes);
      }
    });
    await isDrawn(shop.page);
    assert.equal(await shop.page.locator('magpie-follow-button [part=button]').count(), 2);
    await canFollow(shop);
    assert.deepEqual([shop.questions.length, shop.problems], [2, []]);
  });
});

describe('a page that the browser keeps for the way back', () => {
  openForBusiness(launch.chromiumWithPagesKept);

  it('is there at once, with open feeds and after a dialog', async (t) => {
    const note = `<script>addEventListener('pageshow', ({ persisted }) => {
      shown = persisted; reasons = performance.getEntriesByType('navigation')[0].notRestoredReasons;
    })</script>`;
    const shop = await openShop(
      t,
      { head: note },
      SHOP + button('mastodon:River@social.example', 'count') + feed(ALICE, 'refresh infinite'),
    );
    await isDrawn(shop.page);
    await canFollow(shop);
    const here = shop.page.url();
    await shop.page.goto(put('Elsewhere', '', '<h1>Elsewhere</h1>'));
    // Playwright waits for a load that does not come.
    await shop.page.evaluate('setTimeout(() => history.back())');
    await shop.page.waitForFunction((url) => location.href === url && window.shown, here);
    assert.equal(await shop.page.evaluate('reasons'), null);
    await isDrawn(shop.page);
    await canFollow(shop);
    assert.deepEqual(shop.problems, []);
  });
});
