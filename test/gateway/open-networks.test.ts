import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JSONWebKeySet } from 'jose';
import { blueskyNetwork } from '../../src/gateway/open-networks/bluesky/bluesky.js';
import { mastodonNetwork } from '../../src/gateway/open-networks/mastodon/mastodon.js';
import { onEachDatabase } from './support/each-database.js';
import { fakeOpenNetwork } from './support/fake-open-network.js';
import { startBlueskyWorld } from './support/open-bluesky-world.js';
import { HomeServer, mastodonScene } from './support/open-mastodon.js';
import { onwardOf, openScene, pathOf, RIVER, type OpenScene } from './support/open-scene.js';
import { Refusal } from './support/page-key.js';

const ALICE = 'bluesky:alice.example';

/** Everything in every table, and the log, as text. */
async function everything({ gateway }: OpenScene): Promise<string> {
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
  return JSON.stringify([rows, gateway.logged]);
}

describe('The whole gateway', () => {
  onEachDatabase((start) => {
    it('follows on Mastodon, tells of it, takes it back, and is told that it may no more', async (t) => {
      const server = new HomeServer('social.example');
      const { io: outside } = await mastodonScene(t, [server]);
      const network = {
        ...fakeOpenNetwork(),
        make: (io: typeof outside) => mastodonNetwork({ ...io, fetch: outside.fetch }),
      };
      const scene = await openScene(t, { start, network });
      const page = await scene.open();
      const ticket = await page.follow(RIVER);
      const bob = scene.browser();
      const { pathname, search } = await server.decide(
        onwardOf(await scene.connect(bob, ticket, '@bob@social.example')),
        'allow',
      );
      assert.equal((await bob.get(pathname + search)).location, pathOf(ticket));
      assert.equal((await page.status(ticket)).state, 'following');
      assert.match((await bob.get('/me')).text, /Signed in as @bob@social\.example with Mastodon/);
      assert.equal(server.tokens.size > 0, true);
      const kept = await everything(scene);
      for (const token of server.tokens.keys()) assert.ok(!kept.includes(token), 'A token is in the clear.');
      assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'following' }]);
      await page.unfollow(RIVER);
      scene.gateway.clock.now += 31_000;
      assert.deepEqual(await page.relationships(RIVER), [{ account: RIVER, state: 'not-following' }]);
      server.revokeAll();
      scene.gateway.clock.now += 31_000;
      await assert.rejects(
        page.relationships(RIVER),
        (error) => error instanceof Refusal && error.code === 'not-granted',
      );
    });

    it('follows on Bluesky as the client that its documents describe, and disconnects', async (t) => {
      const world = await startBlueskyWorld(t, false, async () => {
        const read = async (name: string): Promise<unknown> =>
          (await scene.gateway.ask(`/oauth/bluesky/${name}`)).json();
        return {
          metadata: (await read('client-metadata.json')) as Record<string, unknown>,
          keys: (await read('jwks.json')) as JSONWebKeySet,
        };
      });
      const { fetch, plcUrl, appViewUrl } = world;
      const network = {
        ...fakeOpenNetwork('bluesky'),
        make: (io: Parameters<typeof blueskyNetwork>[0]) => blueskyNetwork({ ...io, fetch }, { plcUrl, appViewUrl }),
      };
      const scene: OpenScene = await openScene(t, { start, network });
      const page = await scene.open();
      const ticket = await page.follow(ALICE);
      const bob = scene.browser();
      assert.match(
        (await bob.get(pathOf(ticket))).text,
        /What is your handle on Bluesky\? Leave it empty for bsky\.social/,
      );
      const leading = await scene.connect(bob, ticket, '@bob.example');
      const query = world.server.approve(onwardOf(leading), world.bob.did);
      const back = await bob.get(`/sign-in/bluesky/callback?${query}`);
      assert.equal(back.location, pathOf(ticket));
      assert.equal((await page.status(ticket)).state, 'following');
      assert.deepEqual(await page.relationships(ALICE), [{ account: ALICE, state: 'following' }]);
      const me = await bob.get('/me');
      assert.match(me.text, /Signed in as @bob\.example with Bluesky/);
      const done = await bob.post('/me', { token: me.token('/me'), disconnect: 'bluesky' });
      assert.equal(done.location, '/me?disconnected=bluesky');
      await assert.rejects(
        page.relationships(ALICE),
        (error) => error instanceof Refusal && error.code === 'not-granted',
      );
    });
  });
});
