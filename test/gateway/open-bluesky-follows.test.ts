import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { json, refusal } from './support/open-bluesky-answers.js';
import { ALICE, blueskyScene, refusalOf, type BlueskyScene } from './support/open-bluesky-scene.js';

const CAROL = 'did:plc:carolaaaaaaaaaaaaaaaaaaa';

/** Whom Bob follows, by the server that keeps it. */
const followed = ({ world }: BlueskyScene): readonly string[] => [...world.records.of(world.bob.did).values()];

describe('following on Bluesky', () => {
  it('follows once, however often and from however many processes it is asked', async (test) => {
    const scene = await blueskyScene(test);
    const { network, second, signIn, world } = scene;
    const visitor = await signIn();
    world.knowsFollows = false;
    const ends = await Promise.all([network, second, network].map((one) => one.follow(visitor, ALICE)));
    assert.deepEqual(ends, ['following', 'following', 'following']);
    await network.follow(visitor, `bluesky:${world.alice.did}`);
    assert.deepEqual(followed(scene), [world.alice.did]);
  });

  it('writes no second record for whom the visitor follows already', async (test) => {
    const scene = await blueskyScene(test);
    const { network, signIn, world } = scene;
    const visitor = await signIn();
    world.records.of(world.bob.did).set('3jzfcijpj2z2a', world.alice.did);
    assert.equal(await network.follow(visitor, ALICE), 'following');
    assert.equal(world.records.writes, 0);
    assert.deepEqual(followed(scene), [world.alice.did]);
  });

  it('does not believe an AppView that speaks of a record which follows somebody else', async (test) => {
    const scene = await blueskyScene(test);
    const { network, signIn, world } = scene;
    const visitor = await signIn();
    world.records.of(world.bob.did).set('3jzfcijpj2z2a', CAROL);
    world.interrupt = ({ pathname }) =>
      pathname.endsWith('getRelationships')
        ? json({
            relationships: [
              { did: world.alice.did, following: `at://${world.bob.did}/app.bsky.graph.follow/3jzfcijpj2z2a` },
            ],
          })
        : undefined;
    await network.follow(visitor, ALICE);
    assert.deepEqual(followed(scene), [CAROL, world.alice.did]);
    await network.unfollow(visitor, ALICE);
    assert.deepEqual(followed(scene), [CAROL]);
  });

  it('knows of a follow whose answer was lost', async (test) => {
    const scene = await blueskyScene(test);
    const { network, signIn, world } = scene;
    const visitor = await signIn();
    world.records.losing = 1;
    assert.equal(await network.follow(visitor, ALICE), 'following');
    assert.deepEqual(followed(scene), [world.alice.did]);
  });

  it('follows and unfollows while the AppView is down', async (test) => {
    const scene = await blueskyScene(test);
    const { network, signIn, world } = scene;
    const visitor = await signIn();
    const address = `bluesky:${world.alice.did}`;
    world.interrupt = ({ pathname }) => (pathname.startsWith('/xrpc/app.bsky.') ? json({}, 502) : undefined);
    await network.follow(visitor, address);
    assert.deepEqual(followed(scene), [world.alice.did]);
    await network.unfollow(visitor, address);
    assert.deepEqual(followed(scene), []);
  });

  it('unfollows whom the visitor has followed elsewhere, known to the AppView or not, and nobody else', async (test) => {
    const scene = await blueskyScene(test);
    const { network, signIn, world } = scene;
    const visitor = await signIn();
    const records = world.records.of(world.bob.did);
    for (const knows of [true, false]) {
      world.knowsFollows = knows;
      for (let at = 0; at < 150; at += 1)
        records.set(`3jzfcijpj2${'abcdefghij'.charAt(at % 10)}${Math.floor(at / 10)}`, CAROL);
      records.set('3jzfcijpj2zzz', world.alice.did);
      await network.unfollow(visitor, ALICE);
      assert.ok(!records.has('3jzfcijpj2zzz'));
      assert.equal(records.size, 150);
    }
    await network.unfollow(visitor, ALICE);
    assert.equal(records.size, 150);
  });

  it('follows again after it has unfollowed', async (test) => {
    const scene = await blueskyScene(test);
    const { network, signIn, world } = scene;
    const visitor = await signIn();
    for (let times = 0; times < 2; times += 1) {
      await network.follow(visitor, ALICE);
      assert.deepEqual(followed(scene), [world.alice.did]);
      await network.unfollow(visitor, ALICE);
      assert.deepEqual(followed(scene), []);
    }
  });

  it('follows nobody by a handle that is not theirs', async (test) => {
    const scene = await blueskyScene(test);
    const { network, signIn, world } = scene;
    const visitor = await signIn();
    world.handles.set('nobody.example', world.alice.did);
    assert.equal(await refusalOf(network.follow(visitor, 'bluesky:nobody.example')), 'not-found');
    assert.equal(await refusalOf(network.follow(visitor, 'bluesky:carol.example')), 'not-found');
    assert.deepEqual(followed(scene), []);
  });

  it('keeps apart what a server of records says', async (test) => {
    const { network, signIn, world } = await blueskyScene(test);
    const visitor = await signIn();
    const says = [
      [refusal(403, 'ScopeMissingError'), 'refused'],
      [refusal(400, 'RepoDeactivated'), 'refused'],
      [refusal(429, 'RateLimitExceeded'), 'rate-limited'],
      [refusal(500, 'InternalServerError'), 'unreachable'],
      [new Response(null, { status: 302, headers: { location: 'https://shared.example/' } }), 'bad-response'],
    ] as const;
    for (const [response, code] of says) {
      world.records.saying = response;
      assert.equal(await refusalOf(network.follow(visitor, ALICE)), code);
    }
    world.records.saying = undefined;
    world.dead.add('https://pds.example');
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'unreachable');
    world.dead.clear();
    assert.equal(await network.follow(visitor, ALICE), 'following');
  });
});

describe('sessions on Bluesky', () => {
  it('renews a token that has run out, once for all processes', async (test) => {
    const { network, second, signIn, world, clock } = await blueskyScene(test);
    const visitor = await signIn();
    clock.now += 290_000;
    const ends = [network, second, network, second].map((one) => one.follow(visitor, ALICE));
    assert.deepEqual(await Promise.all(ends), ['following', 'following', 'following', 'following']);
    // Twice: first without the nonce of the server, then with it.
    assert.equal(world.asked.filter(({ body }) => body.includes('grant_type=refresh_token')).length, 2);
    assert.equal(world.server.refreshes, 1);
    assert.equal(world.server.grants.length, 1);
  });

  it('renews a token that the server takes no longer, though it has not run out', async (test) => {
    const { network, signIn, world } = await blueskyScene(test);
    const visitor = await signIn();
    world.server.grants[0]!.access = 'another one';
    assert.equal(await network.follow(visitor, ALICE), 'following');
    assert.equal(world.server.refreshes, 1);
  });

  it('forgets a session that the visitor has ended at their server', async (test) => {
    const { network, signIn, world, kept } = await blueskyScene(test);
    const visitor = await signIn();
    world.server.grants.length = 0;
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'signed-out');
    assert.ok(!kept.has(`bluesky:session:${world.bob.did}`));
  });

  it('ends a session whose refresh token somebody else has used', async (test) => {
    const { network, signIn, world, clock } = await blueskyScene(test);
    const visitor = await signIn();
    const grant = world.server.grants[0]!;
    grant.spent.add(grant.refresh);
    clock.now += 300_000;
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'signed-out');
    assert.deepEqual(world.server.grants, []);
  });

  it('keeps a session while its server is down, or cannot read who the gateway is', async (test) => {
    const { network, signIn, world, clock } = await blueskyScene(test);
    const visitor = await signIn();
    clock.now += 300_000;
    world.dead.add('https://auth.example');
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'unreachable');
    world.dead.clear();
    world.interrupt = ({ pathname }) => (pathname === '/oauth/token' ? refusal(401, 'invalid_client') : undefined);
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'refused');
    world.interrupt = () => undefined;
    assert.equal(await network.follow(visitor, ALICE), 'following');
  });

  it('ends a session that its server renews for somebody else, and gives that back', async (test) => {
    const { network, signIn, world, clock, kept } = await blueskyScene(test);
    const visitor = await signIn();
    clock.now += 300_000;
    world.server.spoil = (given) => ({ ...given, sub: world.alice.did });
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'signed-out');
    assert.deepEqual(world.server.grants, []);
    assert.ok(!kept.has(`bluesky:session:${world.bob.did}`) && !kept.has(`bluesky:session:${world.alice.did}`));
  });

  it('ends with its token where the server gives nothing to renew it by', async (test) => {
    const { network, signIn, world, clock } = await blueskyScene(test);
    world.server.spoil = ({ refresh_token: _, ...given }) => given;
    const visitor = await signIn();
    assert.equal(await network.follow(visitor, ALICE), 'following');
    clock.now += 300_001;
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'signed-out');
  });

  it('is kept for half a year after it was used last', async (test) => {
    const { network, signIn, clock } = await blueskyScene(test);
    const visitor = await signIn();
    for (const days of [170, 170]) {
      clock.now += days * 86_400_000;
      await network.follow(visitor, ALICE);
    }
    clock.now += 181 * 86_400_000;
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'signed-out');
  });

  it('is given back at the server on the way out, and deleted though that is down', async (test) => {
    const { network, signIn, world, kept, warned } = await blueskyScene(test);
    const visitor = await signIn();
    await network.signOut(visitor);
    assert.deepEqual(world.server.grants, []);
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'signed-out');
    await signIn();
    world.dead.add('https://auth.example');
    await network.signOut(visitor);
    assert.ok(!kept.has(`bluesky:session:${world.bob.did}`));
    assert.equal(warned.length, 1);
  });
});

describe('relationships on Bluesky', () => {
  it('tells of each account that there is, in few questions, and without a session', async (test) => {
    const { network, world } = await blueskyScene(test);
    const visitor = { issuer: 'bluesky', subject: world.bob.did };
    world.records.of(world.bob.did).set('3jzfcijpj2z2a', world.alice.did);
    const others = Array.from({ length: 70 }, (_, at) => `bluesky:nobody-${at}.example`);
    const states = await network.relationships(visitor, [ALICE, 'bluesky:bob.example', `bluesky:${CAROL}`, ...others]);
    assert.deepEqual(
      [...states],
      [
        [ALICE, 'following'],
        ['bluesky:bob.example', 'not-following'],
      ],
    );
    const asked = world.asked.map(({ line }) => /xrpc\/([\w.]+)/.exec(line)?.[1]);
    assert.deepEqual(asked, [
      ...Array<string>(3).fill('app.bsky.actor.getProfiles'),
      'app.bsky.graph.getRelationships',
    ]);
  });

  it('knows what it has just done before the AppView does, for a minute', async (test) => {
    const { network, second, signIn, world, clock } = await blueskyScene(test);
    const visitor = await signIn();
    const state = async (): Promise<unknown> => (await second.relationships(visitor, [ALICE])).get(ALICE);
    world.knowsFollows = false;
    await network.follow(visitor, ALICE);
    assert.equal(await state(), 'following');
    await network.unfollow(visitor, ALICE);
    assert.equal(await state(), 'not-following');
    await network.follow(visitor, ALICE);
    clock.now += 40_000;
    await network.follow(visitor, 'bluesky:bob.example');
    clock.now += 20_000;
    assert.equal(await state(), 'not-following');
    await network.follow(visitor, ALICE);
    await network.signOut(visitor);
    assert.equal(await state(), 'not-following');
  });

  it('says that the AppView is down', async (test) => {
    const { network, world } = await blueskyScene(test);
    world.dead.add('https://shared.example');
    const visitor = { issuer: 'bluesky', subject: world.bob.did };
    assert.equal(await refusalOf(network.relationships(visitor, [ALICE])), 'unreachable');
  });
});
