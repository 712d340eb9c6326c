import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { button, card, feed, openForBusiness, SCRIPT, site, visit, visitor } from './customer.mjs';

const BLUESKY = 'bluesky:alice.test';
const MASTODON = 'mastodon:River@social.example';
const SEEN = {
  button: 'magpie-follow-button [part=button]',
  count: '[part=count]:has-text("48.2K")',
  name: 'magpie-account-card [part=name]',
  post: 'magpie-post-feed [part=post]',
};

/** A network of the page's own, as its author would write it. */
const VILLAGE = `{
  id: 'village',
  label: 'Village',
  parse: (address) => (address === 'village:ann' ? { network: 'village', host: '', id: 'ann' } : undefined),
  handle: ({ id }) => id + ' of the mill',
  profileUrl: ({ id }) => 'https://village.example/' + id,
}`;

describe('two lines pasted into a page', () => {
  openForBusiness();

  for (const account of [BLUESKY, MASTODON]) {
    it(`become button, card and feed of ${account}`, async (t) => {
      const context = await visitor(t);
      const shop = await visit(context, { body: button(account, 'count') + card(account) + feed(account) });
      for (const selector of [SEEN.button, SEEN.name, SEEN.post]) await shop.sees(selector);
      assert.deepEqual(shop.problems, []);
    });
  }

  it('become a button with a QR code where a platform has no interface, and ask nobody', async (t) => {
    const shop = await visit(await visitor(t), { body: button('link:https://platform.example/shop') });
    await shop.sees('magpie-follow-button [part=more]');
    await shop.page.locator('[part=more]').click();
    await shop.sees('magpie-scan-dialog svg[role=img]');
    assert.deepEqual([shop.asked, shop.problems], [[], []]);
  });

  it('load for a button nothing of cards, feeds or other networks', async (t) => {
    const shop = await visit(await visitor(t), { body: button(BLUESKY, 'count') });
    await shop.sees(SEEN.count);
    assert.deepEqual(
      shop.files.filter((file) => /card|feed|post|panel|mastodon|link/.test(file)),
      [],
    );
  });

  for (const [here, other, account] of [
    ['Bluesky', 'mastodon', BLUESKY],
    ['Mastodon', 'bluesky', MASTODON],
  ]) {
    it(`load nothing of ${other} for a page that is on ${here} alone`, async (t) => {
      const shop = await visit(await visitor(t), { body: card(account) + feed(account) });
      await shop.sees(SEEN.post);
      await shop.sees(SEEN.name);
      assert.deepEqual(
        shop.files.filter((file) => file.includes(other)),
        [],
      );
    });
  }

  it('load no file twice', async (t) => {
    const shop = await visit(await visitor(t), { body: button(BLUESKY) + card(BLUESKY) + feed(BLUESKY) });
    await shop.sees(SEEN.post);
    assert.deepEqual(shop.files, [...new Set(shop.files)]);
  });

  it('also work for elements that the page adds later', async (t) => {
    const shop = await visit(await visitor(t), { body: button(BLUESKY) });
    await shop.sees(SEEN.button);
    await shop.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), card(MASTODON));
    await shop.sees(SEEN.name);
    assert.deepEqual(shop.problems, []);
  });

  it('work in a shadow root once the page calls load', async (t) => {
    const shop = await visit(await visitor(t), { body: '<div id="host"></div>' });
    await shop.page.evaluate(
      async (html) => {
        document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = html;
        const { load } = await import('/dist/cdn/magpie.js');
        await load('magpie-post-feed', 'magpie-follow-button');
      },
      feed(BLUESKY) + button(BLUESKY),
    );
    await shop.sees(SEEN.post);
    await shop.sees(SEEN.button);
  });

  for (const [what, again] of [
    ['twice', SCRIPT],
    ['a second time with ?v=2', SCRIPT.replace('.js', '.js?v=2')],
  ]) {
    it(`do no harm when the script is there ${what}`, async (t) => {
      const body = button(BLUESKY, 'count') + card(BLUESKY) + feed(BLUESKY) + button(MASTODON);
      const shop = await visit(await visitor(t), { head: SCRIPT + again, body });
      for (const selector of [SEEN.count, SEEN.name, SEEN.post]) await shop.sees(selector);
      await shop.sees(SEEN.button, 1);
      assert.deepEqual(shop.problems, []);
      assert.equal(shop.questions.filter((url) => url.includes('getProfiles')).length, 1);
    });
  }
});

describe('a page’s settings', () => {
  openForBusiness();

  it('name another AppView on the script tag, such as one on localhost', async (t) => {
    const head = SCRIPT.replace('src', `data-bluesky="${site.url}" src`);
    const shop = await visit(await visitor(t), { head, body: card(BLUESKY) });
    await shop.sees(SEEN.name);
    assert.ok(
      shop.questions.every((url) => url.startsWith(`${site.url}/xrpc/`)),
      shop.questions.join(),
    );
  });

  it('name another AppView and a language in meta tags', async (t) => {
    const meta = `<meta name="magpie:bluesky" content="${site.url}/"><meta name="magpie:locale" content="zh-CN">`;
    const shop = await visit(await visitor(t), { head: meta + SCRIPT, body: button(BLUESKY, 'count') });
    await shop.sees(`${SEEN.button}:has-text("关注4.8万")`);
    assert.ok(
      shop.questions.every((url) => url.startsWith(`${site.url}/xrpc/`)),
      shop.questions.join(),
    );
  });

  it('are overruled by configure', async (t) => {
    const head = `<meta name="magpie:locale" content="zh-CN">${SCRIPT}
      <script type="module">import { configure } from '/dist/cdn/magpie.js'; configure({ locale: 'en' })</script>`;
    const shop = await visit(await visitor(t), { head, body: button(BLUESKY) });
    await shop.sees(`${SEEN.button}:has-text("Follow")`);
  });
});

describe('a network of the page’s own', () => {
  openForBusiness();
  const register = `const { registerNetwork } = await import('/dist/cdn/magpie.js'); await registerNetwork(${VILLAGE})`;
  const label = 'magpie-follow-button [aria-label="Follow ann of the mill on Village"]';

  it('is there from the start when it is registered in the head', async (t) => {
    const head = `${SCRIPT}<script type="module">${register}</script>`;
    const shop = await visit(await visitor(t), { head, body: button('village:ann') });
    await shop.sees(label);
    assert.deepEqual(shop.problems, []);
  });

  it('turns the plain link into a button when it is registered later', async (t) => {
    const shop = await visit(await visitor(t), { body: button('village:ann') + button(BLUESKY) });
    await shop.sees(SEEN.button);
    assert.ok(await shop.page.getByRole('link', { name: 'Follow us' }).first().isVisible());
    await shop.page.evaluate(`(async () => { ${register} })()`);
    await shop.sees(label);
  });
});

describe('integrity.json', () => {
  it('lists every script of the release with its hash', () => {
    const folder = new URL('../../dist/cdn/', import.meta.url);
    const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'));
    const hash = (file) =>
      `sha384-${createHash('sha384')
        .update(readFileSync(new URL(file, folder)))
        .digest('base64')}`;
    const expected = Object.fromEntries(files.map((file) => [file.replaceAll('\\', '/'), hash(file)]));
    assert.deepEqual(JSON.parse(readFileSync(new URL('integrity.json', folder), 'utf8')), expected);
  });
});
