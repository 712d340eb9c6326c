import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sweep } from '../../src/gateway/housekeeping.js';
import { onEachDatabase } from './support/each-database.js';
import { openScene, RIVER } from './support/open-scene.js';

const DAY_MS = 86_400_000;

describe('What is kept for open networks', () => {
  onEachDatabase((start) => {
    it('goes when nothing can use it: accounts without tickets, and viewers without a browser or a site', async (t) => {
      const { gateway, network, open, browser, signIn } = await openScene(t, { start });
      const { services, clock } = gateway;
      const page = await open();
      await signIn(browser(), await page.follow(RIVER));
      clock.now += 40 * DAY_MS;
      const ticket = await page.follow('mastodon:lake@social.example');
      const { account, viewer, session } = await sweep(services);
      // The session has run out; the site may still ask.
      assert.deepEqual({ account, viewer, session }, { account: 1, viewer: 0, session: 1 });
      assert.equal((await page.relationships(RIVER))[0]?.state, 'following');
      assert.equal((await page.status(ticket)).state, 'pending');
      await services.database.deleteFrom('grant').execute();
      assert.equal((await sweep(services)).viewer, 1);
      assert.equal(network.asked.signOut, 1);
      assert.deepEqual(await services.database.selectFrom('vault_entry').selectAll().execute(), []);
    });
  });
});
