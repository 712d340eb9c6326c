import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { randomSecret, hashOf } from '../../src/gateway/config/keys.js';
import { onEachDatabase } from './support/each-database.js';
import { openScene, pathOf, RIVER } from './support/open-scene.js';
import { Refusal } from './support/page-key.js';
import { addViewer } from './support/rows.js';
import type { TestGateway } from './support/start-gateway.js';
import type { Visitor } from './support/visitor.js';

/** Signs a browser in with a provider as well. */
async function signInHere({ services }: TestGateway, visitor: Visitor): Promise<void> {
  const secret = randomSecret();
  const now = services.now();
  await services.database
    .insertInto('session')
    .values({ hash: hashOf(secret), viewer_id: await addViewer(services), created_at: now, expires_at: now + 1e9 })
    .execute();
  visitor.cookies.set('__Host-magpie', secret);
}

describe('/me of somebody on an open network', () => {
  onEachDatabase((start) => {
    it('shows who they are there, and the sites, and ends all of it at one press', async (t) => {
      const { open, browser, signIn, network, gateway } = await openScene(t, { start });
      const page = await open();
      const bob = browser();
      await signIn(bob, await page.follow(RIVER));
      const me = await bob.get('/me');
      assert.match(
        me.text,
        /Networks you allowed .* Mastodon Signed in as @bob@social\.example with Mastodon Disconnect/,
      );
      assert.match(me.text, /https:\/\/ river\.example Since/);
      const done = await bob.post('/me', { token: me.token('/me'), disconnect: 'mastodon' });
      assert.equal(done.location, '/me?disconnected=mastodon');
      assert.equal(network.asked.signOut, 1);
      // Whom they follow stays there.
      assert.equal(network.follows.get('bob')?.size, 1);
      await assert.rejects(
        page.relationships(RIVER),
        (error) => error instanceof Refusal && error.code === 'not-granted',
      );
      for (const table of ['viewer', 'grant', 'session', 'vault_entry'] as const) {
        assert.deepEqual(await gateway.services.database.selectFrom(table).selectAll().execute(), [], table);
      }
      assert.match((await bob.get(pathOf(await page.follow(RIVER)))).html, /name="home"/);
    });

    it('stands beside what they are signed in with otherwise', async (t) => {
      const { open, browser, signIn, gateway } = await openScene(t, { start });
      const page = await open();
      const bob = browser();
      await signInHere(gateway, bob);
      await signIn(bob, await page.follow(RIVER));
      const me = await bob.get('/me');
      assert.match(me.text, /You follow nobody yet\..*Networks you allowed/);
      await bob.post('/me', { token: me.token('/me'), disconnect: 'mastodon' });
      const after = await bob.get('/me?disconnected=mastodon');
      assert.match(after.text, /Mastodon is disconnected\. You follow the same accounts as before/);
      assert.match(after.text, /You follow nobody yet/);
      assert.doesNotMatch(after.text, /Networks you allowed/);
    });

    it('takes back what a site was allowed, and leaves the network', async (t) => {
      const { open, browser, signIn, network } = await openScene(t, { start });
      const page = await open();
      const bob = browser();
      await signIn(bob, await page.follow(RIVER));
      const me = await bob.get('/me');
      await bob.post('/me', { token: me.token('/me'), revoke: page.origin });
      await assert.rejects(
        page.relationships(RIVER),
        (error) => error instanceof Refusal && error.code === 'not-granted',
      );
      assert.equal(network.asked.signOut, 0);
      assert.match((await bob.get('/me')).text, /Networks you allowed/);
    });

    it('signs out of all at once, and sites go on', async (t) => {
      const { open, browser, signIn, gateway } = await openScene(t, { start });
      const page = await open();
      const bob = browser();
      await signInHere(gateway, bob);
      await signIn(bob, await page.follow(RIVER));
      const me = await bob.get('/me');
      await bob.post('/sign-out', { token: me.token('/sign-out'), where: 'here' });
      assert.match((await bob.get('/me')).text, /Sign in to see what you follow/);
      assert.equal((await page.relationships(RIVER))[0]?.state, 'following');
    });

    it('forgets everything, at their server as well', async (t) => {
      const { open, browser, signIn, network, gateway } = await openScene(t, { start });
      const bob = browser();
      await signInHere(gateway, bob);
      await signIn(bob, await (await open()).follow(RIVER));
      const asked = await bob.get('/me/delete');
      assert.match(asked.text, /What you follow on Bluesky and Mastodon stays followed there/);
      bob.read();
      assert.equal((await bob.post('/me/delete', { token: asked.token('/me/delete') })).status, 200);
      assert.equal(network.asked.signOut, 1);
      for (const table of ['viewer', 'grant', 'session', 'vault_entry'] as const) {
        assert.deepEqual(await gateway.services.database.selectFrom(table).selectAll().execute(), [], table);
      }
    });
  });

  it('does nothing for a form that it has not made', async (t) => {
    const { open, browser, signIn, network } = await openScene(t);
    const bob = browser();
    await signIn(bob, await (await open()).follow(RIVER));
    const me = await browser().get('/me');
    assert.equal((await bob.post('/me', { token: me.token('/me'), disconnect: 'mastodon' })).status, 409);
    assert.equal(network.asked.signOut, 0);
  });
});
