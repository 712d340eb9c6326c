import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { renderAll } from '../../dist/ssr/index.js';
import { recordedFetch } from '../e2e/networks.mjs';
import { isAlive, openSite } from './npm-site.mjs';

const account = 'bluesky:alice.test';
const both = 'bluesky:alice.test mastodon:river@social.example';

async function rendered(wishes, options) {
  const all = await renderAll(wishes, { fetch: recordedFetch, ...options });
  return all.map(({ html }) => html).join('');
}

/** Whether all nodes that the server drew are there still, and new ones only in buttons, which answer by a script alone. */
const keepsNodes = ({ page }) =>
  page.evaluate(() => {
    const now = drawn();
    return (
      before.every((node) => now.includes(node)) && now.every((node) => before.includes(node) || node.closest('button'))
    );
  });

describe('what a server has rendered, with magpie-widgets/ssr/hydrate', () => {
  let site;
  before(async () => (site = await openSite()));
  after(() => site.close());

  for (const [tag, attributes] of [
    ['magpie-follow-button', { account, count: true }],
    ['magpie-account-card', { account }],
    ['magpie-post-feed', { account, limit: 6 }],
    ['magpie-post-feed', { account, limit: 6, layout: 'grid' }],
    ['magpie-post-feed', { account: 'mastodon:river@social.example', limit: 6, lang: 'ja' }],
    ['magpie-account-card', { account: both }],
    ['magpie-post-feed', { account: both, limit: 4 }],
  ]) {
    it(`keeps every node of <${tag}> of ${attributes.account}, asks nobody and moves nothing`, async (t) => {
      const visit = await site.open(t, await rendered([{ tag, attributes }]));
      await isAlive(visit);
      assert.deepEqual(visit.problems, []);
      assert.deepEqual(visit.asked, []);
      assert.equal(await keepsNodes(visit), true);
      // How wide a custom emoji is, of which River has some, nobody knows before its picture has come.
      if (attributes.account === account) assert.deepEqual(await visit.page.evaluate('moved'), []);
    });
  }

  it('answers the visitor afterwards', async (t) => {
    const visit = await site.open(t, await rendered([{ tag: 'magpie-post-feed', attributes: { account, limit: 6 } }]));
    await isAlive(visit);
    await visit.page.locator('button.skip').press('Enter');
    await visit.page.waitForFunction(
      () => document.querySelector('magpie-post-feed').shadowRoot.activeElement?.matches('p.skip') === true,
    );
  });

  it('asks anew for what is old, and keeps the nodes', async (t) => {
    const html = await rendered([{ tag: 'magpie-account-card', attributes: { account } }]);
    const visit = await site.open(t, html.replace(/"at":\d+/, '"at":1'));
    await isAlive(visit);
    assert.equal(visit.asked.length, 1);
    assert.equal(await keepsNodes(visit), true);
  });

  for (const [what, change, sees] of [
    ['speaks another language', "card.lang = 'ja'", 'フォロワー'],
    ['has another account to show', "card.setAttribute('account', 'bluesky:river.example')", '@river.example'],
  ]) {
    it(`draws anew where the page ${what}`, async (t) => {
      const visit = await site.open(t, await rendered([{ tag: 'magpie-account-card', attributes: { account } }]), {
        script: `<script>const card = document.querySelector('magpie-account-card'); ${change};</script>`,
      });
      await visit.page.locator('magpie-account-card [part=card]', { hasText: sees }).waitFor();
      await isAlive(visit);
      assert.equal(await visit.page.locator('[part=name]').count(), 1);
      assert.deepEqual(visit.problems, []);
    });
  }
});

describe('what a server has rendered, without magpie-widgets/ssr/hydrate', () => {
  let site;
  before(async () => (site = await openSite()));
  after(() => site.close());

  it('is drawn anew, once', async (t) => {
    const html = await rendered([{ tag: 'magpie-post-feed', attributes: { account, limit: 6 } }]);
    const visit = await site.open(t, html, { entries: ['magpie-widgets/all'] });
    await isAlive(visit);
    await visit.page.locator('article').first().waitFor();
    assert.equal(await visit.page.locator('article').count(), 6);
    assert.deepEqual(visit.problems, []);
  });
});
