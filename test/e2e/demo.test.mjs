import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createToken } from '../../.config/demo/built-gateway.mjs';
import { openDemo } from '../../.config/demo/open-demo.mjs';
import { open, openForBusiness, visitor } from './customer.mjs';
import { newFolder } from './folder.mjs';
import { followByWindow, problemsOf, says } from './follower.mjs';
import { answer, offline } from './networks.mjs';

let demo;
/** The demo is not of the website of the tests, so it is asked for as the networks are. */
const beside = (network) => (route) => (route.request().url().startsWith(demo.url) ? route.continue() : network(route));

const ask = async (path, options) => (await fetch(new URL(path, demo.url), options)).json();
const ACCOUNTS = ['river', 'river-paper', 'lantern', 'lantern-zh', 'orchard'].map((name) => `magpie:${name}`);

/** Everything that the demo has published, but what depends on who follows. */
async function published() {
  const { accounts } = await ask(
    `/v1/accounts?${new URLSearchParams(ACCOUNTS.map((account) => ['account', account]))}`,
  );
  const posts = await Promise.all(ACCOUNTS.map((account) => ask(`/v1/accounts/${account}/posts?limit=40`)));
  return { accounts, posts };
}

describe('the demo', () => {
  const folder = newFolder();
  before(async () => (demo = await openDemo({ folder: folder.path })));
  after(() => demo?.close());
  openForBusiness();

  for (const path of ['', 'blog.html', 'settings.html', 'strict-csp.html']) {
    it(`draws the elements of /${path} without an error`, async (t) => {
      const context = await visitor(t, beside(answer));
      const page = await open(context, demo.url + path);
      await page.sees('magpie-follow-button [part=button]');
      await page.page.locator('magpie-account-card').first().scrollIntoViewIfNeeded();
      await page.sees(
        'magpie-account-card [part=name]:has-text("River Studio"), magpie-account-card [part=name]:has-text("河畔")',
      );
      await page.page.locator('magpie-post-feed').first().scrollIntoViewIfNeeded();
      await page.sees('magpie-post-feed [part=post]:has-text("The spring edition is on the press.")');
      assert.deepEqual(page.problems, []);
    });
  }

  it('asks nobody but its own gateway for its front page and its journal', async (t) => {
    for (const path of ['', 'blog.html']) {
      const page = await open(await visitor(t, beside(offline)), demo.url + path);
      await page.sees('magpie-post-feed [part=post]');
      for (const card of await page.page.locator('magpie-account-card').all()) {
        await card.scrollIntoViewIfNeeded();
        await card.locator('[part=name]').waitFor();
      }
      assert.deepEqual(
        page.asked.filter((url) => !url.startsWith(demo.url)),
        [],
      );
    }
  });

  it('leads by each plain link of its own to a page that is there', async (t) => {
    const context = await visitor(t, beside(answer));
    await context.route('**/dist/cdn/**', offline);
    const { page } = await open(context, demo.url);
    const paths = await page.evaluate(() => [
      ...new Set([...document.links].filter((link) => link.origin === location.origin).map(({ pathname }) => pathname)),
    ]);
    assert.ok(paths.includes('/@river') && paths.includes('/me') && paths.includes('/docs'), paths.join());
    for (const path of paths) assert.equal((await fetch(new URL(path, demo.url))).status, 200, path);
  });

  it('counts no violation on the page with a strict CSP, with and without its gateway', async (t) => {
    const silence = '[role=status]:has-text("did not answer")';
    const cutOff = (route) => (route.request().url().includes('/v1/') ? offline(route) : route.continue());
    for (const [network, ...seen] of [
      [beside(answer), 'magpie-post-feed [part=post]', 'magpie-account-card [part=name]'],
      [cutOff, `magpie-post-feed ${silence}`, `magpie-account-card ${silence}`],
    ]) {
      const page = await open(await visitor(t, network), `${demo.url}strict-csp.html`);
      for (const selector of seen) await page.sees(selector);
      assert.equal(await page.page.locator('#violations').textContent(), 'Refused so far: nothing.');
    }
  });

  it('lets a new visitor follow on its front page, shows it everywhere on the site, and lets them unfollow', async (t) => {
    const context = await visitor(t, beside(offline));
    const shop = await open(context, demo.url);
    const river = 'magpie-follow-button[account="magpie:river"] [part=button]';
    await followByWindow(shop, shop.page.locator(river).first());
    const card = shop.page.locator('magpie-account-card[account="magpie:river"] [part=button]');
    await says(card, 'Following');
    const journal = await open(context, `${demo.url}blog.html`);
    await says(journal.page.locator(river).first(), 'Following');
    await shop.page.locator(river).first().click();
    for (const { page } of [shop, journal]) await says(page.locator(river).first(), 'Follow');
    assert.deepEqual([...problemsOf(shop), ...problemsOf(journal)], []);
  });

  it('refuses nothing on the page with a strict CSP while somebody follows there', async (t) => {
    const shop = await open(await visitor(t, beside(offline)), `${demo.url}strict-csp.html`);
    await followByWindow(shop, shop.page.locator('magpie-follow-button [part=button]').first());
    assert.equal(await shop.page.locator('#violations').textContent(), 'Refused so far: nothing.');
  });

  it('takes accounts and servers from the address of its settings page', async (t) => {
    const query = 'account=bluesky:alice.test&bluesky=http://localhost:1&locale=zh-CN&consent=ask';
    const page = await open(await visitor(t, beside(answer)), `${demo.url}settings.html?${query}`);
    await page.page.locator('magpie-account-card').getByRole('button', { name: '显示', exact: true }).click();
    await page.sees('magpie-account-card [part=name]');
    const asked = page.questions.filter((url) => !url.startsWith(demo.url));
    assert.ok(asked.length > 0 && asked.every((url) => url.startsWith('http://localhost:1/xrpc/')));
  });

  it('leads a browser that comes by another name of this machine to the one that its gateway knows', async (t) => {
    const { port } = new URL(demo.url);
    const context = await visitor(t, (route) => route.continue());
    const { page } = await open(context, `http://127.0.0.1:${port}/blog.html?x`);
    assert.equal(page.url(), `${demo.url}blog.html?x`);
    // Who only looks whether the page is there gets it.
    const { status } = await fetch(`http://127.0.0.1:${port}/blog.html?x`, { redirect: 'manual' });
    assert.equal(status, 200);
  });

  it('says of every picture what it shows', async () => {
    const { posts } = await published();
    const media = posts.flatMap((page) => page.posts).flatMap((post) => post.media);
    assert.ok(media.length > 20);
    for (const { alt } of media) assert.ok(alt.length > 10, alt);
  });

  it('changes nothing when it is started again, and adds what is missing', async () => {
    const first = await published();
    const restart = async () => {
      const { port } = new URL(demo.url);
      await demo.close();
      demo = await openDemo({ folder: folder.path, port: Number(port) });
    };
    await restart();
    assert.deepEqual(await published(), first);

    const { token } = await createToken(demo.gateway.services, { label: 'test' });
    const headers = { authorization: `Bearer ${token}` };
    const [, , { posts }] = first.posts;
    const gone = await fetch(new URL(`/v1/accounts/magpie:lantern/posts/${posts[2].id}`, demo.url), {
      method: 'DELETE',
      headers,
    });
    assert.equal(gone.status, 204);
    await restart();
    const shown = ({ text, createdAt, media }) => ({ text, createdAt, media });
    const again = await ask('/v1/accounts/magpie:lantern/posts?limit=40');
    assert.deepEqual(again.posts.map(shown), posts.map(shown));
  });
});
