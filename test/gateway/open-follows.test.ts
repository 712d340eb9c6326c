import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onEachDatabase } from './support/each-database.js';
import { onwardOf, openScene, pathOf, RIVER, SITE } from './support/open-scene.js';
import { Refusal } from './support/page-key.js';

describe('A follow on an open network', () => {
  onEachDatabase((start) => {
    it('is made where the visitor lives, and the page is told', async (t) => {
      const scene = await openScene(t, { start });
      const { open, browser, connect, network, gateway } = scene;
      const page = await open();
      const ticket = await page.follow('mastodon:@River@Social.Example');
      assert.equal(ticket.account, RIVER);
      assert.equal(ticket.state, 'pending');
      const bob = browser();
      const leading = await connect(bob, ticket, '@bob@social.example');
      assert.equal(leading.status, 200);
      assert.match(leading.text, /Continue to social\.example/);
      assert.equal((await page.status(ticket)).state, 'scanned');
      assert.equal(network.follows.size, 0);
      const back = await bob.get(network.answer(onwardOf(leading), 'bob'));
      assert.deepEqual([back.status, back.location], [303, pathOf(ticket)]);
      assert.deepEqual([...network.follows.get('bob')!], [RIVER]);
      assert.equal((await page.status(ticket)).state, 'following');
      assert.match((await bob.get(pathOf(ticket))).text, /You follow River Studio/);
      assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'following' }]);
      // Nothing is counted here: it is true there.
      assert.deepEqual(await gateway.services.database.selectFrom('follow').selectAll().execute(), []);
    });

    it('of a locked account is a request, and the page is told that', async (t) => {
      const { open, browser, signIn, network } = await openScene(t, { start });
      network.locked.add(RIVER);
      const page = await open();
      const ticket = await page.follow(RIVER);
      const bob = browser();
      await signIn(bob, ticket);
      assert.deepEqual(await page.status(ticket), { account: RIVER, state: 'requested', expiresInSeconds: 0 });
      assert.match((await bob.get(pathOf(ticket))).text, /You have asked to follow River Studio/);
      assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'requested' }]);
    });

    it('takes a yes alone of whoever is known from before', async (t) => {
      const { open, browser, signIn, confirm, network } = await openScene(t, { start });
      const bob = browser();
      await signIn(bob, await (await open()).follow(RIVER));
      const page = await open('https://other.example');
      const ticket = await page.follow('mastodon:lake@social.example');
      const shown = await bob.get(pathOf(ticket));
      assert.match(shown.text, /Signed in as @bob@social\.example with Mastodon/);
      assert.doesNotMatch(shown.html, /name="home"/);
      assert.equal((await confirm(bob, ticket)).location, pathOf(ticket));
      assert.equal((await page.status(ticket)).state, 'following');
      assert.equal(network.asked.begin, 1);
    });

    it('takes one click where the operator lets the site do that, and the page’s key is a viewer’s', async (t) => {
      const config = { sites: { allowed: 'all', oneClick: [SITE] } } as const;
      const { open, browser, signIn, network } = await openScene(t, { start, config });
      const page = await open();
      assert.equal((await page.follow(RIVER)).state, 'pending');
      await signIn(browser(), await page.follow(RIVER));
      network.locked.add('mastodon:shy@social.example');
      assert.equal((await page.follow('mastodon:lake@social.example')).state, 'following');
      assert.equal((await page.follow('mastodon:shy@social.example')).state, 'requested');
      assert.equal(network.follows.get('bob')?.size, 3);
      // Another browser's page, and another site's, are nobody's.
      assert.equal((await (await open()).follow(RIVER)).state, 'pending');
      assert.equal((await (await open('https://other.example', page.key)).follow(RIVER)).state, 'pending');
    });

    it('is asked for on the page where one click is too much for a server', async (t) => {
      const config = { sites: { allowed: 'all', oneClick: [SITE] } } as const;
      const { open, browser, signIn, network } = await openScene(t, { start, config });
      const page = await open();
      await signIn(browser(), await page.follow(RIVER));
      network.failures.set('follow', 'unreachable');
      assert.equal((await page.follow('mastodon:lake@social.example')).state, 'pending');
      network.failures.set('follow', 'follow-limit');
      assert.equal((await page.follow('mastodon:lake@social.example')).state, 'declined');
    });

    it('is on the page alone, without a click that writes, for a site that the operator has not named', async (t) => {
      const { open, browser, signIn, network } = await openScene(t, { start });
      const page = await open();
      await signIn(browser(), await page.follow(RIVER));
      assert.equal((await page.follow('mastodon:lake@social.example')).state, 'pending');
      assert.equal(network.asked.follow, 1);
    });

    it('ends where the page takes it back', async (t) => {
      const { open, browser, signIn, network } = await openScene(t, { start });
      const page = await open();
      await signIn(browser(), await page.follow(RIVER));
      assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'following' }]);
      await page.unfollow('mastodon:River@social.example');
      assert.equal(network.follows.get('bob')?.size, 0);
      assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'not-following' }]);
      network.failures.set('unfollow', 'unreachable');
      await assert.rejects(page.unfollow(RIVER), (error) => error instanceof Refusal && error.status === 503);
    });

    it('is asked about once for all that a page shows, and again when that is old', async (t) => {
      const { open, browser, signIn, network, gateway } = await openScene(t, { start });
      const page = await open();
      await signIn(browser(), await page.follow(RIVER));
      const asked = network.asked.relationships;
      const lake = 'mastodon:lake@social.example';
      await Promise.all([page.relationships(RIVER, lake), page.relationships(lake), page.relationships(RIVER)]);
      assert.equal(network.asked.relationships, asked + 1);
      (network.follows.get('bob') as Set<string>).delete(RIVER);
      assert.equal((await page.relationships(RIVER))[0]?.state, 'following');
      gateway.clock.now += 31_000;
      assert.equal((await page.relationships(RIVER))[0]?.state, 'not-following');
    });

    it('is known to no page any more when the visitor has taken back on their server what they allowed', async (t) => {
      const { open, browser, signIn, network, gateway } = await openScene(t, { start });
      const page = await open();
      const bob = browser();
      await signIn(bob, await page.follow(RIVER));
      network.takeBack('bob');
      gateway.clock.now += 31_000;
      await assert.rejects(
        page.relationships(RIVER),
        (error) => error instanceof Refusal && error.code === 'not-granted',
      );
      await assert.rejects(page.unfollow(RIVER), (error) => error instanceof Refusal && error.code === 'not-granted');
      const { database } = gateway.services;
      for (const table of ['viewer', 'grant', 'session', 'vault_entry'] as const) {
        assert.deepEqual(await database.selectFrom(table).selectAll().execute(), [], table);
      }
      // The page of the next ticket asks again where they are, with what they typed last.
      const shown = await bob.get(pathOf(await page.follow(RIVER)));
      assert.match(shown.html, /name="home"\s+value="social\.example"/);
    });

    it('says nothing of what a server does not tell now, and tells the page to ask later', async (t) => {
      const { open, browser, signIn, network, gateway } = await openScene(t, { start });
      const page = await open();
      await signIn(browser(), await page.follow(RIVER));
      gateway.clock.now += 31_000;
      network.failures.set('relationships', 'unreachable');
      await assert.rejects(page.relationships(RIVER), (error) => error instanceof Refusal && error.status === 503);
      assert.equal((await page.relationships(RIVER))[0]?.state, 'following');
    });

    it('leaves no token, key or code in a table or in the log', async (t) => {
      const { open, browser, signIn, connect, network, gateway } = await openScene(t, { start });
      const page = await open();
      await signIn(browser(), await page.follow(RIVER));
      // One that is under way too.
      await connect(browser(), await page.follow(RIVER));
      assert.equal(network.secrets.length, 3);
      const { database } = gateway.services;
      const tables = await database.introspection.getTables();
      const rows = await Promise.all(
        tables.map(({ name }) =>
          database
            .selectFrom(name as 'ticket')
            .selectAll()
            .execute(),
        ),
      );
      const kept = JSON.stringify([rows, gateway.logged]);
      assert.match(kept, /vault|sealed/);
      assert.doesNotMatch(kept, /canary/);
    });

    it('is refused for accounts that are not there, and where the operator has switched the network off', async (t) => {
      const config = { openNetworks: { bluesky: true, mastodon: false } };
      const { open } = await openScene(t, { start });
      const nobody = (await open()).follow('mastodon:nobody@social.example');
      await assert.rejects(nobody, (error) => error instanceof Refusal && error.code === 'not-found');
      const off = await openScene(t, { start, config });
      const refused = (await off.open()).follow(RIVER);
      await assert.rejects(refused, /does not follow on Mastodon: “openNetworks”/);
      assert.equal((await off.browser().get('/sign-in/mastodon/callback?state=x')).status, 404);
      assert.equal((await off.gateway.ask('/oauth/mastodon/client-metadata.json')).status, 404);
    });
  });
});

describe('An open network', () => {
  it('has documents that its servers may read', async (t) => {
    const { gateway } = await openScene(t);
    const response = await gateway.ask('/oauth/mastodon/client-metadata.json');
    assert.deepEqual(await response.json(), { client_id: 'me' });
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    for (const name of ['other.json', 'constructor', '..%2Fclient-metadata.json']) {
      assert.equal((await gateway.ask(`/oauth/mastodon/${name}`)).status, 404, name);
    }
  });
});
