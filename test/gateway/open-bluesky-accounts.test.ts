import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { blueskyCallbackRoutes } from '../../src/gateway/open-networks/bluesky/callback-routes.js';
import { recordKeyOf } from '../../src/gateway/open-networks/bluesky/record-key.js';
import { json } from './support/open-bluesky-answers.js';
import { ALICE, blueskyScene, refusalOf } from './support/open-bluesky-scene.js';

describe('accounts on Bluesky', () => {
  it('have one way to write their address', async (test) => {
    const { network } = await blueskyScene(test);
    const written = {
      'bluesky:river.example': 'bluesky:river.example',
      'Bluesky:@River.Example': 'bluesky:river.example',
      'bluesky:did:plc:aliceaaaaaaaaaaaaaaaaaaa': 'bluesky:did:plc:aliceaaaaaaaaaaaaaaaaaaa',
      'bluesky:did:web:river.example': 'bluesky:did:web:river.example',
    };
    for (const [address, canonical] of Object.entries(written)) assert.equal(network.canonical(address), canonical);
    const none = [
      'bluesky:',
      'bluesky:river',
      'bluesky:handle.invalid',
      'bluesky:river.example/x',
      'bluesky:river.example:8080',
      'bluesky:did:plc:short',
      'bluesky:did:web:localhost',
      'bluesky:did:web:river.example:8080',
      'bluesky:did:web:river.example%3A8080',
      'bluesky:did:key:z6Mk',
      'mastodon:river@social.example',
      'river.example',
      `bluesky:${'a.'.repeat(200)}example`,
    ];
    for (const address of none) assert.equal(network.canonical(address), undefined, address);
  });

  it('are shown as everybody may see them', async (test) => {
    const { network, world } = await blueskyScene(test);
    world.bendProfile = (profile) => ({
      ...profile,
      description: 'Notes from the river.\nhttps://river.example',
      avatar: 'https://cdn.example/avatar@jpeg',
      banner: 'javascript:alert(1)',
    });
    assert.deepEqual(await network.loadAccount(ALICE), {
      address: ALICE,
      name: 'alice.example 河',
      handle: '@alice.example',
      url: 'https://bsky.app/profile/alice.example',
      avatarUrl: 'https://cdn.example/avatar@jpeg',
      bio: [
        { type: 'text', text: 'Notes from the river.' },
        { type: 'break' },
        { type: 'link', text: 'https://river.example', url: 'https://river.example/' },
      ],
      fields: [],
      followers: 7,
      following: 2,
      posts: 40,
    });
  });

  it('are shown by their name alone where they want no visitors without a sign-in', async (test) => {
    const { network, world } = await blueskyScene(test);
    world.bendProfile = (profile) => ({
      ...profile,
      description: 'For you.',
      labels: [{ val: '!no-unauthenticated' }],
    });
    assert.deepEqual(await network.loadAccount(ALICE), {
      address: ALICE,
      name: '@alice.example',
      handle: '@alice.example',
      url: 'https://bsky.app/profile/alice.example',
      bio: [],
      fields: [],
    });
    world.bendProfile = (profile) => ({ ...profile, avatar: 'https://cdn.example/a', labels: [{ val: 'porn' }] });
    const { name, avatarUrl } = await network.loadAccount(ALICE);
    assert.deepEqual([name, avatarUrl], ['alice.example 河', undefined]);
  });

  it('are not there, or not now, or not to be understood', async (test) => {
    const { network, world } = await blueskyScene(test);
    assert.equal(await refusalOf(network.loadAccount('bluesky:nobody.example')), 'not-found');
    for (const [answer, code] of [
      [json({}, 500), 'unreachable'],
      [json({}, 429), 'rate-limited'],
      [json([]), 'bad-response'],
      [json({ did: 7 }), 'bad-response'],
    ] as const) {
      world.interrupt = () => answer.clone();
      assert.equal(await refusalOf(network.loadAccount(ALICE)), code);
    }
  });

  it('are followed by a record whose key is that of a time in the past, and never that of another follow', () => {
    const visitor = 'did:plc:bobaaaaaaaaaaaaaaaaaaaaa';
    const keys = Array.from({ length: 5_000 }, (_, at) => recordKeyOf(visitor, `did:web:n${at}.example`));
    assert.equal(new Set(keys).size, keys.length);
    for (const key of keys) assert.match(key, /^3[j-m][234567a-z]{11}$/);
    assert.equal(recordKeyOf(visitor, 'did:web:n7.example'), keys[7]);
    assert.notEqual(recordKeyOf('did:web:n7.example', visitor), keys[7]);
  });
});

describe('the gateway as Bluesky’s servers know it', () => {
  it('describes itself, with the public half of one key for all processes', async (test) => {
    const { network, second } = await blueskyScene(test);
    assert.deepEqual(await network.documents!['client-metadata.json']!(), {
      client_id: 'https://magpie.example/oauth/bluesky/client-metadata.json',
      client_name: 'River gateway',
      client_uri: 'https://magpie.example/',
      application_type: 'web',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: 'atproto repo:app.bsky.graph.follow?action=create&action=delete transition:generic',
      redirect_uris: ['https://magpie.example/sign-in/bluesky/callback'],
      dpop_bound_access_tokens: true,
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'ES256',
      jwks_uri: 'https://magpie.example/oauth/bluesky/jwks.json',
    });
    const all = await Promise.all([network, second, network].map(({ documents }) => documents!['jwks.json']!()));
    assert.deepEqual(all[1], all[0]);
    const { keys } = all[0] as { keys: Record<string, unknown>[] };
    assert.deepEqual(Object.keys(keys[0]!).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('sends an answer that came by number on to the name that it is opened by, and nothing else', async () => {
    const gateway = (publicUrl: string): Hono =>
      new Hono()
        .route('/', blueskyCallbackRoutes(publicUrl))
        .get('/sign-in/:network/callback', (context) => context.text('arrived'));
    const path = '/sign-in/bluesky/callback?state=s&code=c&iss=https%3A%2F%2Fauth.example';
    const named = gateway('http://localhost:8080');
    const hop = await named.request(`http://127.0.0.1:8080${path}`);
    assert.equal(hop.status, 303);
    assert.equal(hop.headers.get('location'), `http://localhost:8080${path}`);
    for (const [publicUrl, url] of [
      ['http://localhost:8080', `http://localhost:8080${path}`],
      ['http://localhost:8080', `http://evil.example${path}`],
      ['http://localhost:8080', 'http://127.0.0.1:8080/sign-in/mastodon/callback'],
      ['http://127.0.0.1:8080', `http://127.0.0.1:8080${path}`],
      ['https://magpie.example', `http://127.0.0.1:8080${path}`],
    ] as const) {
      assert.equal(await (await gateway(publicUrl).request(url)).text(), 'arrived', url);
    }
  });
});
