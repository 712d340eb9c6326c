import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { card, openForBusiness, site, visit, visitor } from './customer.mjs';
import { answer } from './networks.mjs';

const hashes = JSON.parse(readFileSync('dist/cdn/integrity.json', 'utf8'));
const ACCOUNT = 'bluesky:alice.test';

/** What a page says that pins every file: the first by its tag, the others by an import map. */
function pinned(wrong = {}) {
  const list = { ...hashes, ...wrong };
  const integrity = Object.fromEntries(
    Object.entries(list).map(([path, hash]) => [new URL(`/dist/cdn/${path}`, site.url).href, hash]),
  );
  return (
    `<script type="importmap">${JSON.stringify({ integrity })}</script>` +
    `<script type="module" src="/dist/cdn/magpie.js" integrity="${list['magpie.js']}"></script>`
  );
}

/** A hash of something else. */
const another = hashes['embed.js'];

describe('a page that pins every file by integrity.json', () => {
  openForBusiness();

  it('shows its widgets', async (t) => {
    const shop = await visit(await visitor(t, answer), { head: pinned(), body: card(ACCOUNT) });
    await shop.sees('magpie-account-card [part=name]');
    assert.deepEqual(shop.problems, []);
  });

  for (const path of ['magpie.js', Object.keys(hashes).find((name) => name.endsWith('/magpie-account-card.js'))]) {
    it(`keeps its plain link where ${path.replace(/.*\//, '')} is not what it was`, async (t) => {
      const head = pinned({ [path]: another });
      const shop = await visit(await visitor(t, answer), { head, body: card(ACCOUNT) });
      await shop.page.waitForLoadState('networkidle');
      assert.ok(await shop.page.getByRole('link', { name: 'Our profile' }).isVisible());
      assert.equal(await shop.page.locator('magpie-account-card [part=name]').count(), 0);
      assert.ok(
        shop.problems.some((problem) => /integrity/i.test(problem)),
        'the browser has refused it',
      );
    });
  }
});
