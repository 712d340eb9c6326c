import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mastodonNetwork } from '../../src/gateway/open-networks/mastodon/mastodon.js';
import { HomeServer, mastodonScene, signIn } from './support/open-mastodon.js';

const HOME = 'social.example';
const RIVER = 'mastodon:river@social.example';

describe('mastodon through the gateway, following', () => {
  it('requests what is locked, and takes the request back', async (test) => {
    const server = new HomeServer(HOME);
    server.addAccount('pond', true);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    const pond = 'mastodon:pond@social.example';
    assert.equal(await scene.network.follow(visitor, pond), 'requested');
    assert.deepEqual(await scene.network.relationships(visitor, [pond]), new Map([[pond, 'requested']]));
    await scene.network.unfollow(visitor, pond);
    assert.equal(server.stateOf('pond'), 'none');
  });

  for (const software of ['mastodon', 'pixelfed'] as const) {
    it(`follows an account of another server that ${software} has to fetch first, and not its namesakes`, async (test) => {
      const server = new HomeServer(HOME, software);
      server.addAccount('stream');
      server.addAccount('streams@away.example');
      server.reachable.set('stream@away.example', { locked: false });
      const scene = await mastodonScene(test, [server, new HomeServer('away.example')]);
      const visitor = await signIn(scene, server);
      assert.equal(await scene.network.follow(visitor, 'mastodon:stream@away.example'), 'following');
      assert.deepEqual(
        ['stream@away.example', 'stream', 'streams@away.example'].map((acct) => server.stateOf(acct)),
        ['following', 'none', 'none'],
      );
      await assert.rejects(scene.network.follow(visitor, 'mastodon:lake@away.example'), { code: 'not-found' });
    });
  }

  it('follows an account of the visitor’s own server by each of its domains', async (test) => {
    const server = new HomeServer('social.river.example', 'mastodon', 'river.example');
    const scene = await mastodonScene(test, [server], {
      'river.example': ({ url }, response) =>
        response.writeHead(301, { location: `https://social.river.example${url}` }).end(),
    });
    const visitor = await signIn(scene, server);
    await scene.network.follow(visitor, 'mastodon:river@river.example');
    assert.equal(server.stateOf('river'), 'following');
    await scene.network.unfollow(visitor, 'mastodon:river@social.river.example');
    assert.equal(server.stateOf('river'), 'none');
  });

  it('believes a server that does it a moment later', async (test) => {
    const server = new HomeServer(HOME, 'pleroma');
    server.isLate = true;
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    assert.equal(await scene.network.follow(visitor, RIVER), 'following');
    await scene.network.unfollow(visitor, RIVER);
    assert.equal(server.stateOf('river'), 'none');
  });

  it('follows once, however often it is asked', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    const twice = [scene.network.follow(visitor, RIVER), scene.network.follow(visitor, RIVER)];
    assert.deepEqual(await Promise.all(twice), ['following', 'following']);
    assert.equal(await scene.network.follow(visitor, RIVER), 'following');
  });

  it('remembers what a server calls an account, and asks anew where that has changed', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    const lookups = (): number => server.paths.filter((path) => path.includes('/lookup')).length;
    await scene.network.follow(visitor, RIVER);
    await scene.network.unfollow(visitor, RIVER);
    // Another process finds it in the vault.
    await mastodonNetwork(scene.io).follow(visitor, RIVER);
    assert.equal(lookups(), 1);
    for (const key of scene.entries.keys()) {
      if (key.startsWith('mastodon:account:')) scene.entries.set(key, 'outdated');
    }
    assert.equal(await mastodonNetwork(scene.io).follow(visitor, RIVER), 'following');
    assert.equal(lookups(), 2);
  });
});

describe('mastodon through the gateway, how somebody stands to accounts', () => {
  it('asks for forty at a time, and for each account once', async (test) => {
    const server = new HomeServer(HOME);
    const names = Array.from({ length: 90 }, (_, index) => `river${index}`);
    for (const name of names) server.addAccount(name);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    const addresses = names.map((name) => `mastodon:${name}@social.example`);
    await scene.network.follow(visitor, addresses[3]!);
    const asked = (): number => server.paths.filter((path) => path.includes('/relationships?')).length;
    const standings = await scene.network.relationships(visitor, addresses);
    assert.deepEqual([standings.size, asked()], [90, 3]);
    assert.deepEqual([standings.get(addresses[3]!), standings.get(addresses[4]!)], ['following', 'not-following']);
    const before = server.paths.length;
    await scene.network.relationships(visitor, addresses);
    assert.equal(server.paths.length - before, 3);
  });

  it('says nothing of what the server does not know, has nobody fetched for it, and asks again only later', async (test) => {
    const server = new HomeServer(HOME);
    server.reachable.set('stream@away.example', { locked: false });
    const scene = await mastodonScene(test, [server, new HomeServer('away.example')]);
    const visitor = await signIn(scene, server);
    const stream = 'mastodon:stream@away.example';
    const standings = await scene.network.relationships(visitor, [RIVER, stream]);
    assert.deepEqual([...standings], [[RIVER, 'not-following']]);
    assert.equal(server.stateOf('stream@away.example'), undefined);
    const before = server.paths.length;
    await scene.network.relationships(visitor, [stream]);
    assert.equal(server.paths.length, before);
    await scene.network.follow(visitor, stream);
    assert.deepEqual(await scene.network.relationships(visitor, [stream]), new Map([[stream, 'following']]));
  });

  it('passes over entries of somebody else and over junk', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    server.instead.set('/api/v1/accounts/relationships', () =>
      Response.json([{ id: '7', following: true }, 'junk', { id: 110000000000000001, following: true }, {}]),
    );
    assert.deepEqual(await scene.network.relationships(visitor, [RIVER]), new Map());
  });

  it('asks nobody about no accounts', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    const before = server.paths.length;
    assert.equal((await scene.network.relationships(visitor, [])).size, 0);
    assert.equal(server.paths.length, before);
  });

  it('says signed-out where the token is taken no more', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    server.revokeAll();
    await assert.rejects(scene.network.relationships(visitor, [RIVER]), { code: 'signed-out' });
  });
});
