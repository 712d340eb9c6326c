import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ALICE, blueskyScene, refusalOf } from './support/open-bluesky-scene.js';

describe('signing in with Bluesky', () => {
  it('asks the visitor’s own server for no more than to follow and to unfollow', async (test) => {
    const { world, begin } = await blueskyScene(test);
    const { url, attempt } = await begin();
    const { origin, pathname, searchParams } = new URL(url);
    assert.equal(origin + pathname, 'https://auth.example/oauth/authorize');
    assert.deepEqual([...searchParams.keys()], ['client_id', 'request_uri']);
    assert.equal(searchParams.get('client_id'), 'https://magpie.example/oauth/bluesky/client-metadata.json');
    const pushed = Object.fromEntries(world.server.pushes[0]!);
    assert.equal(pushed.scope, 'atproto repo:app.bsky.graph.follow?action=create&action=delete');
    assert.equal(pushed.redirect_uri, 'https://magpie.example/sign-in/bluesky/callback');
    assert.equal(pushed.state, attempt.state);
    assert.equal(pushed.login_hint, 'bob.example');
    assert.equal(pushed.ui_locales, 'en');
    assert.equal('code_verifier' in pushed, false);
  });

  it('tells who has signed in, and gives them a session', async (test) => {
    const { network, signIn, world } = await blueskyScene(test);
    const visitor = await signIn();
    assert.deepEqual(visitor, { issuer: 'bluesky', subject: world.bob.did, handle: '@bob.example' });
    assert.equal(await network.follow(visitor, ALICE), 'following');
  });

  for (const home of [
    '@Bob.example',
    'did:plc:bobaaaaaaaaaaaaaaaaaaaaa',
    'https://bsky.app/profile/bob.example/',
    'pds.example',
    'https://auth.example',
    'auth.example',
  ]) {
    it(`finds the server of whoever types ${home}`, async (test) => {
      const { signIn } = await blueskyScene(test);
      assert.equal((await signIn(home)).handle, '@bob.example');
    });
  }

  it('calls nobody by a handle that is not theirs', async (test) => {
    const { signIn, world } = await blueskyScene(test);
    world.handles.set('bob.example', world.alice.did);
    assert.equal((await signIn('auth.example')).handle, world.bob.did);
  });

  it('asks a server for the wide permission only where it does not know the narrow one, and remembers that', async (test) => {
    const { signIn, world, network, clock } = await blueskyScene(test);
    world.server.narrowScope = 'refused';
    const visitor = await signIn();
    assert.equal(await network.follow(visitor, ALICE), 'following');
    const scopes = (): unknown[] => world.server.pushes.map((form) => form.get('scope'));
    const narrow = 'atproto repo:app.bsky.graph.follow?action=create&action=delete';
    const wide = 'atproto transition:generic';
    // Each is sent again with the server’s nonce in its proof only where that was not known.
    assert.deepEqual([...new Set(scopes())], [narrow, wide]);
    world.server.pushes.length = 0;
    await signIn();
    assert.deepEqual([...new Set(scopes())], [wide]);
    world.server.pushes.length = 0;
    world.server.narrowScope = 'known';
    clock.now += 31 * 86_400_000;
    await signIn();
    assert.deepEqual([...new Set(scopes())], [narrow]);
  });

  it('gives back what came without the permission to follow, and asks for the wide one the next time', async (test) => {
    const { signIn, world } = await blueskyScene(test);
    world.server.narrowScope = 'left out';
    assert.equal(await refusalOf(signIn()), 'refused');
    assert.deepEqual(world.server.grants, []);
    world.server.narrowScope = 'refused';
    assert.equal((await signIn()).handle, '@bob.example');
  });

  it('gives the session before back when somebody signs in again', async (test) => {
    const { signIn, world, network } = await blueskyScene(test);
    await signIn();
    const visitor = await signIn();
    assert.equal(world.server.grants.length, 1);
    assert.equal(await network.follow(visitor, ALICE), 'following');
  });

  it('works on this machine as the public client for development', async (test) => {
    const { begin, finish, world, network } = await blueskyScene(test, 'http://localhost:8080');
    const begun = await begin();
    const clientId = new URL(begun.url).searchParams.get('client_id')!;
    const { origin, pathname, searchParams } = new URL(clientId);
    assert.equal(origin + pathname, 'http://localhost/');
    assert.equal(searchParams.get('redirect_uri'), 'http://127.0.0.1:8080/sign-in/bluesky/callback');
    const visitor = await finish(begun, world.server.approve(begun.url, world.bob.did));
    assert.equal(await network.follow(visitor, ALICE), 'following');
  });

  it('puts no token and no code into an address, and keeps its private keys to itself', async (test) => {
    const { signIn, world, kept } = await blueskyScene(test);
    await signIn();
    const { access, refresh } = world.server.grants[0]!;
    const session = kept.get(`bluesky:session:${world.bob.did}`)!;
    assert.ok(session.value.includes(access) && session.value.includes(refresh));
    for (const { line } of world.asked)
      assert.ok(!line.includes(access) && !line.includes(refresh) && !line.includes('code='));
    const keys = [...kept.values()].flatMap(({ value }) => /"d":"([\w-]+)"/.exec(value)?.[1] ?? []);
    assert.equal(keys.length, 2);
    for (const { line, body, headers } of world.asked) {
      const sent = [line, body, ...[...headers.values()]].join('\n');
      assert.ok(keys.every((key) => !sent.includes(key)));
    }
  });
});
