import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, openForBusiness, visit, visitor } from './customer.mjs';
import { answer } from './networks.mjs';

const ACCOUNTS = 50;
const WIDGETS = 1_000;

/** Counts the widgets that tell the page of their account. */
const counting = `<script>loaded = 0; addEventListener('magpie-load', () => loaded++)</script>`;

/** A thousand buttons that ask for the followers of fifty accounts, each of them twenty times. */
const crowd = (addressOf) =>
  counting + Array.from({ length: WIDGETS }, (_, n) => button(addressOf(n % ACCOUNTS), 'count')).join('');

const allLoaded = (shop) =>
  shop.page.waitForFunction((wanted) => globalThis.loaded === wanted, WIDGETS, { timeout: 60_000 });

describe('a thousand widgets of fifty accounts', () => {
  openForBusiness();

  for (const [network, addressOf, most] of [
    ['Bluesky', (n) => `bluesky:account-${n}.test`, 2],
    ['Mastodon', (n) => `mastodon:account${n}@social.example`, ACCOUNTS],
  ]) {
    it(`ask ${network} ${most} times, and at most four times at once`, async (t) => {
      let inFlight = 0;
      let mostInFlight = 0;
      const context = await visitor(t, async (route) => {
        mostInFlight = Math.max(mostInFlight, ++inFlight);
        await new Promise((done) => setTimeout(done, 5));
        inFlight--;
        await answer(route);
      });
      const shop = await visit(context, { body: crowd(addressOf) });
      await allLoaded(shop);
      assert.equal(shop.questions.length, most);
      assert.ok(mostInFlight <= 4, `${mostInFlight} at once`);
      assert.deepEqual(shop.problems, []);
    });
  }
});
