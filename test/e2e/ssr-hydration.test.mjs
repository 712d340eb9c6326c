import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { openForBusiness, SCRIPT, visitor } from './customer.mjs';
import { answer, recordedFetch } from './networks.mjs';
import {
  BLUESKY,
  isAlive,
  keepsNodes,
  MASTODON,
  NONCE,
  rendered,
  three,
  visitRendered,
  visitUnhurried,
} from './server-rendered.mjs';

const TAGS = ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed'];
const PICTURE = 'https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:river/picture';
const meta = (name, content) => `<meta name="magpie:${name}" content="${content}">`;

/** What a page must never show: movement, a blank, a refusal, an error. */
async function isCalm(shop) {
  const { moved, blank, refused } = await shop.page.evaluate('({ moved, blank, refused })');
  assert.deepEqual(
    { moved, blank, refused, problems: shop.problems },
    { moved: [], blank: [], refused: [], problems: [] },
  );
}

/** The browser tells of a move a frame after it. */
const forgetMoves = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const forget = () => resolve((globalThis.moved.length = 0));
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(forget)));
      }),
  );

describe('a page that a server has rendered, with hydrate.js', () => {
  openForBusiness();

  it('asks nobody while the data is fresh, moves nothing and keeps every node', async (t) => {
    const shop = await visitRendered(await visitor(t), await rendered(three(BLUESKY)));
    await isAlive(shop);
    await shop.page.waitForLoadState('networkidle');
    for (const tag of TAGS) assert.ok(await keepsNodes(shop, tag), tag);
    assert.deepEqual(shop.questions, []);
    await isCalm(shop);
  });

  for (const [what, account, ofFeed] of [
    ['widgets of Mastodon', MASTODON, {}],
    ['a grid', BLUESKY, { layout: 'grid' }],
    ['a feed that goes on by itself', BLUESKY, { infinite: true }],
    ['a feed that looks for new posts', BLUESKY, { refresh: 60 }],
    ['widgets of several accounts', `${BLUESKY} ${MASTODON}`, {}],
  ]) {
    it(`does the same for ${what}`, async (t) => {
      const body = await rendered(three(account, ofFeed));
      // Pictures among words move what stands behind them; that is over before the script comes.
      const shop = await visitUnhurried(await visitor(t), body, forgetMoves);
      await isAlive(shop);
      await shop.page.waitForLoadState('networkidle');
      for (const tag of TAGS) assert.ok(await keepsNodes(shop, tag), tag);
      assert.deepEqual(shop.questions, []);
      await isCalm(shop);
    });
  }

  it('asks nobody where storage is refused, either', async (t) => {
    const context = await visitor(t);
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('Refused', 'SecurityError');
        },
      });
    });
    const shop = await visitRendered(context, await rendered(three(BLUESKY)));
    await isAlive(shop);
    await shop.page.waitForLoadState('networkidle');
    assert.deepEqual([shop.questions, shop.problems], [[], []]);
  });

  it('keeps the focus, and what the visitor has selected', async (t) => {
    const selected = () => getSelection().toString();
    let before;
    const shop = await visitUnhurried(await visitor(t), await rendered(three(BLUESKY)), async (page) => {
      await page.locator('magpie-account-card [part=name]').focus();
      await page.locator('magpie-post-feed .text').first().selectText();
      before = await page.evaluate(selected);
    });
    await isAlive(shop);
    assert.ok(before.length > 3);
    assert.equal(await shop.page.evaluate(selected), before);
    const link = shop.page.locator('magpie-account-card [part=name]');
    assert.ok(await link.evaluate((node) => node.getRootNode().activeElement === node));
  });

  it('answers clicks: follows, and loads more', async (t) => {
    const more = async (route) => {
      const url = route.request().url();
      if (!url.includes('cursor=')) return answer(route);
      const text = await (await recordedFetch(url)).text();
      return route.fulfill({
        headers: { 'access-control-allow-origin': '*' },
        body: text.replaceAll('/app.bsky.feed.post/', '$&older'),
      });
    };
    const fetch = async (url) => Response.json({ ...(await (await recordedFetch(url)).json()), cursor: 'older' });
    const shop = await visitRendered(await visitor(t, more), await rendered(three(BLUESKY, { limit: 12 }), { fetch }));
    await isAlive(shop);
    const { page } = shop;
    await page.evaluate(() => {
      globalThis.way = new Promise((done) =>
        addEventListener('magpie-follow', (e) => (e.preventDefault(), done(e.way))),
      );
    });
    await page.locator('magpie-follow-button [part=button]').first().click();
    assert.equal(await page.evaluate('way'), 'ticket');
    await page.locator('magpie-post-feed [part=more]').click();
    const posts = page.locator('magpie-post-feed [part=post]');
    await posts.nth(12).waitFor();
    assert.ok(await keepsNodes(shop, 'magpie-post-feed', 'article'), 'what was there stays');
  });

  it('opens a picture', async (t) => {
    const images = [{ thumb: `${PICTURE}@jpeg`, fullsize: `${PICTURE}@png`, alt: 'A river' }];
    const fetch = async (url) => {
      const body = await (await recordedFetch(url)).json();
      for (const { post } of body.feed ?? []) post.embed = { $type: 'app.bsky.embed.images#view', images };
      return Response.json(body);
    };
    const shop = await visitRendered(await visitor(t), await rendered(three(BLUESKY), { fetch }));
    await isAlive(shop);
    await shop.page.locator('magpie-post-feed .media a').first().click();
    await shop.sees('magpie-lightbox img');
    assert.deepEqual([await shop.page.evaluate('refused'), shop.problems], [[], []]);
  });

  it('shows old data at once, and asks once for newer', async (t) => {
    const old = (await rendered(three(BLUESKY))).replaceAll(/(?<="at":)\d+/g, (at) => at - 120_000);
    const shop = await visitRendered(await visitor(t), old);
    await isAlive(shop);
    await shop.page.waitForLoadState('networkidle');
    assert.deepEqual(shop.questions.map((url) => /\w+(?=\?)/.exec(url)[0]).sort(), ['getAuthorFeed', 'getProfiles']);
    await isCalm(shop);
    assert.ok(await keepsNodes(shop, 'magpie-post-feed', 'article'));
  });

  it('speaks the page’s language where the server spoke another, without a blank', async (t) => {
    const shop = await visitRendered(await visitor(t), await rendered(three(BLUESKY)), { head: meta('locale', 'ja') });
    await isAlive(shop);
    await shop.sees('magpie-follow-button [part=button]:has-text("フォロー")');
    assert.deepEqual([shop.questions, shop.problems, await shop.page.evaluate('blank')], [[], [], []]);
  });

  for (const [what, change] of [
    [
      'markup of another version',
      (html) => html.replaceAll('class="head"', 'class="hat"').replaceAll('part="foot"', 'part="tail"'),
    ],
    ['markup that somebody took the marks out of', (html) => html.replaceAll(/<!--.*?-->/g, '')],
  ]) {
    it(`draws ${what} anew, without a blank and without a request`, async (t) => {
      const shop = await visitRendered(await visitor(t), change(await rendered(three(BLUESKY))));
      await isAlive(shop);
      await shop.sees('magpie-account-card .head');
      await shop.page.locator('magpie-post-feed [part=foot]').waitFor({ state: 'attached' });
      assert.equal(await shop.page.locator('magpie-post-feed [part=post]').count(), 6);
      assert.deepEqual([shop.questions, shop.problems, await shop.page.evaluate('blank')], [[], [], []]);
    });
  }

  it('throws away data that is not sound, and shows what the server drew until the network answers', async (t) => {
    let letGo;
    const asked = new Promise((resolve) => (letGo = resolve));
    const context = await visitor(t, async (route) => {
      if (route.request().resourceType() !== 'image') await asked;
      await answer(route);
    });
    const html = (await rendered(three(BLUESKY))).replaceAll('"avatarUrl":"https:', '"avatarUrl":"javascript:');
    const shop = await visitRendered(context, html);
    await shop.page.waitForRequest(/getProfiles/);
    await shop.sees('magpie-account-card [part=name]');
    letGo();
    await isAlive(shop);
    await isCalm(shop);
  });

  it('looks the same before and after', async (t) => {
    const html = await rendered(three(BLUESKY));
    const context = await visitor(t);
    const plain = await visitRendered(context, html, { script: '' });
    await plain.page.waitForLoadState('networkidle');
    const shop = await visitRendered(context, html);
    await isAlive(shop);
    await shop.page.waitForLoadState('networkidle');
    const of = async ({ page }) => PNG.sync.read(await page.locator('magpie-account-card').screenshot());
    const [before, after] = [await of(plain), await of(shop)];
    const { width, height } = before;
    assert.deepEqual([after.width, after.height], [width, height]);
    // Edges of pictures are not drawn alike twice; words or boxes in another place would be many more pixels.
    const others = pixelmatch(before.data, after.data, undefined, width, height, { threshold: 0.1 });
    assert.ok(others < (width * height) / 1000, `${others} pixels are others`);
  });

  it('reads the settings of its own script tag', async (t) => {
    const script = `<script type="module" nonce="${NONCE}" data-locale="ja" src="/dist/cdn/hydrate.js"></script>`;
    const shop = await visitRendered(await visitor(t), await rendered(three(BLUESKY)), { script });
    await shop.sees('magpie-follow-button [part=button]:has-text("フォロー")');
  });
});

describe('a page that a server has rendered, with plain magpie.js', () => {
  openForBusiness();

  it('has its widgets drawn anew', async (t) => {
    const script = SCRIPT.replace('<script', `<script nonce="${NONCE}"`);
    const shop = await visitRendered(await visitor(t), await rendered(three(BLUESKY)), { script });
    for (const tag of TAGS) {
      await shop.page.waitForFunction((name) => document.querySelector(name).shadowRoot.adoptedStyleSheets.length, tag);
    }
    await shop.sees('magpie-account-card [part=name]');
    await shop.sees('magpie-post-feed [part=post]');
    assert.deepEqual([shop.problems, await shop.page.evaluate('refused')], [[], []]);
  });
});
