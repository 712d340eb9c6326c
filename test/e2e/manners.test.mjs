import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, card, feed, open, openForBusiness, SCRIPT, visit, visitor } from './customer.mjs';
import { answer, offline } from './networks.mjs';

const BLUESKY = 'bluesky:alice.test';
const MASTODON = 'mastodon:River@social.example';
const ASK = '<meta name="magpie:consent" content="ask">';

const kept = (shop) =>
  shop.page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()),
    ...(document.cookie ? [document.cookie] : []),
  ]);

/** After what was changed has been painted. */
const nextFrames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

const drawn = (shop, selector, count) =>
  shop.page.waitForFunction(
    ([inner, wanted]) =>
      [...document.querySelectorAll('magpie-follow-button')].filter((element) =>
        element.shadowRoot?.querySelector(inner),
      ).length === wanted,
    [selector, count],
  );

describe('a page that asks first', () => {
  openForBusiness();

  it('makes no request and keeps nothing before the visitor agrees', async (t) => {
    const body = button(BLUESKY, 'count') + card(BLUESKY) + feed(MASTODON);
    const shop = await visit(await visitor(t), { head: ASK + SCRIPT, body });
    await shop.sees('magpie-account-card .pill');
    await shop.sees('magpie-post-feed .pill');
    await shop.page.waitForLoadState('networkidle');
    assert.deepEqual([shop.asked, await kept(shop), shop.problems], [[], [], []]);
  });

  it('shows the network that the visitor agreed to, and no other', async (t) => {
    const shop = await visit(await visitor(t), { head: ASK + SCRIPT, body: card(BLUESKY) + feed(MASTODON) });
    await shop.page.locator('magpie-account-card').getByRole('button', { name: 'Show', exact: true }).click();
    await shop.sees('magpie-account-card [part=name]');
    assert.ok(
      shop.questions.every((url) => url.includes('bsky')),
      shop.questions.join(),
    );
    assert.ok(await shop.page.locator('magpie-post-feed .pill').first().isVisible());
    assert.ok(!(await kept(shop)).includes('magpie:consent'), 'only for this page');
  });
});

describe('a page with many widgets', () => {
  openForBusiness();

  it('asks once for twenty buttons of one account', async (t) => {
    const shop = await visit(await visitor(t), { body: button(BLUESKY, 'count').repeat(20) });
    await drawn(shop, '[part=count]:not(:empty)', 20);
    assert.equal(shop.questions.length, 1);
  });

  it('asks twice for thirty accounts of Bluesky', async (t) => {
    const accounts = Array.from({ length: 30 }, (_, n) => button(`bluesky:account-${n}.test`, 'count'));
    const shop = await visit(await visitor(t), { body: accounts.join('') });
    await drawn(shop, '[part=count]:not(:empty)', 30);
    assert.equal(shop.questions.length, 2);
  });
});

describe('a page while it loads', () => {
  openForBusiness();

  it('does not move when the networks answer', async (t) => {
    let letGo;
    const painted = new Promise((resolve) => (letGo = resolve));
    const context = await visitor(t, async (route) => answer(route, await painted));
    const head = SCRIPT.replace('<script', '<script blocking="render"');
    const column = '<div style="inline-size: 22em">';
    const body = `<p>Before ${button(BLUESKY, 'count')} and after</p>${column}${card(BLUESKY)}</div><p>Between</p>${feed(BLUESKY)}<p>Below</p>`;
    const shop = await visit(context, { head, body });
    // What stands in for the answers is painted first.
    await shop.sees('magpie-account-card [part=card]');
    await shop.sees('magpie-post-feed [aria-busy=true]');
    await shop.page.evaluate(nextFrames);
    await shop.page.evaluate(() => {
      globalThis.moved = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
          moved.push(`${value} ${sources.map(({ node }) => node?.localName ?? node?.nodeName)}`);
        }
      }).observe({ type: 'layout-shift' });
    });
    letGo();
    await shop.sees('magpie-follow-button [part=count]:has-text("48.2K")');
    await shop.sees('magpie-account-card [part=name]');
    await shop.sees('magpie-post-feed [part=post]');
    await shop.page.evaluate(nextFrames);
    assert.deepEqual(await shop.page.evaluate('moved'), []);
  });

  it('shows a returning visitor what was there, without a request while it is fresh', async (t) => {
    const context = await visitor(t);
    const first = await visit(context, { body: button(BLUESKY, 'count') + card(MASTODON) + feed(BLUESKY) });
    for (const selector of ['[part=count]:has-text("48.2K")', '[part=name]', '[part=post]']) await first.sees(selector);
    await first.page.waitForFunction(() => localStorage.length >= 3);
    const second = await open(context, first.page.url());
    for (const selector of ['[part=count]:has-text("48.2K")', '[part=name]', '[part=post]'])
      await second.sees(selector);
    assert.deepEqual(second.questions, []);
  });

  it('keeps the plain links, a word on what happened and the button where there is no network', async (t) => {
    const shop = await visit(await visitor(t, offline), {
      body: button(BLUESKY, 'count') + card(BLUESKY) + feed(BLUESKY),
    });
    for (const tag of ['magpie-account-card', 'magpie-post-feed']) {
      await shop.sees(`${tag} [role=status]:has-text("Bluesky did not answer. Try again")`);
      assert.ok(await shop.page.locator(`${tag} > a`).isVisible(), tag);
    }
    const href = await shop.page.locator('magpie-follow-button [part=button]').getAttribute('href');
    assert.equal(href, 'https://bsky.app/profile/alice.test');
  });

  it('holds the room of a card on its way, and none for an account that has only a link', async (t) => {
    const context = await visitor(t);
    // Never answered: the card stays on its way.
    await context.route('**/chunks-*/magpie-account-card.js', () => {});
    const shop = await visit(context, { body: card(BLUESKY) + card('link:https://river.example/') });
    const heights = () =>
      [...document.querySelectorAll('magpie-account-card')].map((element) => element.getBoundingClientRect().height);
    await shop.page.waitForFunction(`(${heights})()[0] > 200`);
    assert.ok((await shop.page.evaluate(heights))[1] < 50);
  });

  it('stays a page of links where the script cannot be loaded', async (t) => {
    const shop = await visit(await visitor(t), {
      head: SCRIPT.replace('.js', '-gone.js'),
      body: button(BLUESKY) + feed(BLUESKY),
    });
    for (const name of ['Follow us', 'Our posts']) {
      assert.ok(await shop.page.getByRole('link', { name }).isVisible(), name);
    }
  });
});
