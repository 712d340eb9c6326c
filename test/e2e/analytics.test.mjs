import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { card, openForBusiness, SCRIPT, visit, visitor } from './customer.mjs';

const BOTH = `${SCRIPT}<script type="module" src="/dist/cdn/analytics.js"></script>`;

describe('a page that counts what visitors see and use', () => {
  openForBusiness();

  it('hears of a view and of a click, from the document, and sends nothing itself', async (t) => {
    const context = await visitor(t);
    await context.addInitScript(() => {
      globalThis.heard = [];
      for (const type of ['magpie-view', 'magpie-click'])
        document.addEventListener(type, ({ target, account, part, url }) =>
          globalThis.heard.push([type, target.localName, account.network, part, url]),
        );
    });
    const shop = await visit(context, { head: BOTH, body: card('bluesky:alice.test') });
    await shop.page.waitForFunction(() => globalThis.heard.length === 1);
    await shop.page.locator('magpie-account-card [part=name]').click({ button: 'left' });
    await shop.page.waitForFunction(() => globalThis.heard.length === 2);
    const heard = await shop.page.evaluate(() => globalThis.heard);
    assert.deepEqual(heard[0].slice(0, 3), ['magpie-view', 'magpie-account-card', 'bluesky']);
    assert.deepEqual(heard[1].slice(0, 4), ['magpie-click', 'magpie-account-card', 'bluesky', 'name']);
    assert.match(heard[1][4], /^https:\/\/bsky\.app\/profile\//);
    assert.equal(shop.questions.length, 1);
  });
});
