import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { json } from './support/open-bluesky-answers.js';
import { ALICE, blueskyScene, refusalOf, type Begun, type BlueskyScene } from './support/open-bluesky-scene.js';

/** Nobody is signed in, nothing is kept of them, and nothing is left at the server. */
function assertNobody({ kept, world }: BlueskyScene): void {
  assert.ok(!kept.has(`bluesky:session:${world.bob.did}`));
  assert.ok(!kept.has(`bluesky:session:${world.alice.did}`));
  assert.deepEqual(world.server.grants, []);
}

/** Answers that are not taken, and what becomes of each. */
const answers: readonly (readonly [
  what: string,
  code: string,
  finish: (scene: BlueskyScene, begun: Begun, approved: URLSearchParams) => Promise<unknown>,
])[] = [
  [
    'another state',
    'bad-response',
    ({ finish }, begun, approved) => finish(begun, changed(approved, { state: 'another one' })),
  ],
  ['no state', 'bad-response', ({ finish }, begun, approved) => finish(begun, changed(approved, { state: undefined }))],
  [
    'the state of another attempt',
    'bad-response',
    async ({ finish, begin }, _begun, approved) => finish(await begin(), approved),
  ],
  [
    'two states',
    'bad-response',
    ({ finish }, begun, approved) => finish(begun, added(approved, 'state', 'another one')),
  ],
  ['no code', 'bad-response', ({ finish }, begun, approved) => finish(begun, changed(approved, { code: undefined }))],
  ['two codes', 'bad-response', ({ finish }, begun, approved) => finish(begun, added(approved, 'code', 'code-7'))],
  [
    'a code that the server has not given',
    'refused',
    ({ finish }, begun, approved) => finish(begun, changed(approved, { code: 'code-7' })),
  ],
  [
    'another issuer',
    'bad-response',
    ({ finish }, begun, approved) => finish(begun, changed(approved, { iss: 'https://shared.example' })),
  ],
  ['no issuer', 'bad-response', ({ finish }, begun, approved) => finish(begun, changed(approved, { iss: undefined }))],
  [
    'two issuers',
    'bad-response',
    ({ finish }, begun, approved) => finish(begun, added(approved, 'iss', 'https://auth.example')),
  ],
  [
    'another verifier',
    'refused',
    ({ finish }, begun, approved) => finish(begun, approved, { codeVerifier: 'x'.repeat(43) }),
  ],
  [
    'another redirect address',
    'refused',
    ({ finish }, begun, approved) => finish(begun, approved, { redirectUri: 'https://magpie.example/other' }),
  ],
  [
    'another key',
    'refused',
    async ({ finish, begin }, begun, approved) => finish({ ...begun, kept: (await begin()).kept }, approved),
  ],
  [
    'a signed answer (JARM) beside',
    'bad-response',
    ({ finish }, begun, approved) => finish(begun, added(approved, 'response', 'e30.e30.')),
  ],
  [
    'a token beside the code',
    'bad-response',
    ({ finish }, begun, approved) => finish(begun, added(approved, 'token', 'access')),
  ],
];

const changed = (query: URLSearchParams, to: Readonly<Record<string, string | undefined>>): URLSearchParams => {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(to)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
};

function added(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(query);
  next.append(name, value);
  return next;
}

/** What a token endpoint might give that is not what was asked for. */
const tokens: readonly (readonly [what: string, code: string, spoil: (tokens: Record<string, unknown>) => unknown])[] =
  [
    ['a token for whoever has it', 'bad-response', (given) => ({ ...given, token_type: 'Bearer' })],
    ['a token of no known kind', 'bad-response', (given) => ({ ...given, token_type: 'mac' })],
    ['no token', 'bad-response', ({ access_token: _, ...given }) => given],
    ['no scope', 'bad-response', ({ scope: _, ...given }) => given],
    ['a scope without sign-in', 'bad-response', (given) => ({ ...given, scope: 'transition:generic' })],
    ['a scope without follows', 'refused', (given) => ({ ...given, scope: 'atproto' })],
    [
      'a scope to create alone',
      'refused',
      (given) => ({ ...given, scope: 'atproto repo:app.bsky.graph.follow?action=create' }),
    ],
    ['nobody', 'bad-response', ({ sub: _, ...given }) => given],
    ['somebody who is no DID', 'bad-response', (given) => ({ ...given, sub: 'bob' })],
    ['a DID of another method', 'bad-response', (given) => ({ ...given, sub: 'did:key:z6Mk' })],
    [
      'somebody else than was asked for',
      'bad-response',
      (given) => ({ ...given, sub: 'did:plc:aliceaaaaaaaaaaaaaaaaaaa' }),
    ],
    ['a list', 'bad-response', (given) => [given]],
    ['text', 'bad-response', () => 'tokens'],
    ['nothing', 'bad-response', () => null],
    ['an end before the beginning', 'bad-response', (given) => ({ ...given, expires_in: -5 })],
    ['an ID token that nobody signed', 'bad-response', (given) => ({ ...given, id_token: 'e30.e30.' })],
  ];

describe('answers of a Bluesky server that are not taken', () => {
  for (const [what, code, finish] of answers) {
    it(`signs nobody in by ${what}`, async (test) => {
      const scene = await blueskyScene(test);
      const begun = await scene.begin();
      const approved = scene.world.server.approve(begun.url, scene.world.bob.did);
      assert.equal(await refusalOf(finish(scene, begun, approved)), code);
      assertNobody(scene);
    });
  }

  it('signs nobody in by a code that was used', async (test) => {
    const scene = await blueskyScene(test);
    const begun = await scene.begin();
    const approved = scene.world.server.approve(begun.url, scene.world.bob.did);
    await scene.finish(begun, approved);
    assert.equal(await refusalOf(scene.finish(begun, approved)), 'refused');
  });

  it('keeps apart that a visitor has said no, that a server refuses, and that it is down', async (test) => {
    const scene = await blueskyScene(test);
    const { server } = scene.world;
    const ways = { access_denied: 'declined', invalid_request: 'refused', server_error: 'unreachable' } as const;
    for (const [error, code] of Object.entries(ways)) {
      const begun = await scene.begin();
      assert.equal(await refusalOf(scene.finish(begun, server.refuse(begun.url, error))), code);
    }
    const begun = await scene.begin();
    const forged = changed(server.refuse(begun.url, 'access_denied'), { iss: 'https://shared.example' });
    assert.equal(await refusalOf(scene.finish(begun, forged)), 'bad-response');
    assertNobody(scene);
  });

  for (const [what, code, spoil] of tokens) {
    it(`signs nobody in where the server gives ${what}`, async (test) => {
      const scene = await blueskyScene(test);
      // Who types no more than a server has not said who they are.
      const begun = await scene.begin(what.startsWith('somebody else') ? undefined : 'auth.example');
      const approved = scene.world.server.approve(begun.url, scene.world.bob.did);
      scene.world.server.spoil = spoil;
      assert.equal(await refusalOf(scene.finish(begun, approved)), code);
      assert.ok(!scene.kept.has(`bluesky:session:${scene.world.bob.did}`));
    });
  }

  it('gives back the tokens of whom it does not take', async (test) => {
    for (const spoil of [tokens[0]![2], tokens[5]![2], tokens[10]![2]]) {
      const scene = await blueskyScene(test);
      const begun = await scene.begin();
      scene.world.server.spoil = spoil;
      await refusalOf(scene.finish(begun, scene.world.server.approve(begun.url, scene.world.bob.did)));
      assertNobody(scene);
    }
  });

  it('tells nobody a code or a token by what it says in errors and in logs', async (test) => {
    const spoils = tokens.map(([, , spoil]) => spoil);
    for (const spoil of spoils) {
      const scene = await blueskyScene(test);
      const begun = await scene.begin('auth.example');
      const approved = scene.world.server.approve(begun.url, scene.world.bob.did);
      scene.world.server.spoil = spoil;
      const said: unknown[] = [scene.warned];
      await scene.finish(begun, added(approved, 'id_token', 'x')).catch((error: unknown) => said.push(error));
      await scene.finish(begun, approved).catch((error: unknown) => said.push(error));
      assert.doesNotMatch(inspect(said, { depth: 20, showHidden: true }), /(?:access|refresh|code)-\d/);
    }
  });

  it('believes no server that speaks for somebody whose records are another’s to speak for', async (test) => {
    const scene = await blueskyScene(test);
    const { server, bob } = scene.world;
    const begun = await scene.begin('auth.example');
    const approved = server.approve(begun.url, bob.did);
    const other = 'https://shared.example';
    scene.world.interrupt = ({ pathname }) => {
      if (pathname === '/.well-known/oauth-authorization-server') return json({ ...server.metadata(), issuer: other });
      if (pathname !== '/.well-known/oauth-protected-resource') return undefined;
      return json({ resource: 'https://pds.example', authorization_servers: [other] });
    };
    assert.equal(await refusalOf(scene.finish(begun, approved)), 'bad-response');
    assertNobody(scene);
  });
});

/** What a server might say of itself. */
const descriptions: readonly (readonly [what: string, code: string, field: string, value: unknown])[] = [
  ['is called otherwise', 'bad-response', 'issuer', 'https://shared.example'],
  ['speaks for other records', 'bad-response', 'protected_resources', ['https://other.example']],
  ['does not say who it is in answers', 'refused', 'authorization_response_iss_parameter_supported', false],
  ['knows no clients by their documents', 'refused', 'client_id_metadata_document_supported', undefined],
  ['knows no PKCE', 'refused', 'code_challenge_methods_supported', ['plain']],
  ['knows no proofs', 'refused', 'dpop_signing_alg_values_supported', undefined],
  ['takes no client with a key', 'refused', 'token_endpoint_auth_methods_supported', ['none']],
  ['has its page at no https address', 'bad-response', 'authorization_endpoint', 'javascript:alert(1)'],
  ['has its page in the visitor’s own network', 'bad-response', 'authorization_endpoint', 'https://192.168.1.1/'],
  ['has its page on this machine', 'bad-response', 'authorization_endpoint', 'http://127.0.0.1/'],
  ['takes codes by plain http', 'bad-response', 'token_endpoint', 'http://auth.example/oauth/token'],
  ['takes requests on this machine', 'bad-response', 'pushed_authorization_request_endpoint', 'http://127.0.0.1/par'],
  ['takes requests nowhere', 'bad-response', 'pushed_authorization_request_endpoint', undefined],
];

describe('Bluesky servers that nobody is sent to', () => {
  for (const [what, code, field, value] of descriptions) {
    it(`begins nothing at one that ${what}`, async (test) => {
      const scene = await blueskyScene(test);
      scene.world.server.bend = (metadata) => ({ ...metadata, [field]: value });
      assert.equal(await refusalOf(scene.begin()), code);
      assert.ok(scene.world.asked.every(({ line }) => line.startsWith('GET')));
    });
  }

  it('finds no server for what is none', async (test) => {
    const { begin } = await blueskyScene(test);
    for (const home of [
      'nobody.example',
      'did:plc:nobodyaaaaaaaaaaaaaaaaa',
      'http://pds.example',
      'http://127.0.0.1:2583',
      'https://127.0.0.1',
      'localhost:2583',
      'https://10.0.0.1/',
      'file:///etc/passwd',
      'https://user@pds.example',
      '<script>',
    ]) {
      assert.equal(await refusalOf(begin(home)), 'not-found', home);
    }
    assert.equal(await refusalOf(begin('https://nobody.example')), 'unreachable');
  });

  it('believes no handle whose account is called otherwise, and no document of another account', async (test) => {
    const { begin, world } = await blueskyScene(test);
    world.bendDocument = (document) => ({ ...document, alsoKnownAs: ['at://carol.example', 'at://bob.example'] });
    assert.notEqual(await refusalOf(begin()), 'refused');
    assert.ok(world.server.pushes.length === 0);
    world.bendDocument = (document) => ({ ...document, id: world.alice.did });
    assert.equal(await refusalOf(begin(world.bob.did)), 'bad-response');
    world.bendDocument = (document) => ({ ...document, service: [] });
    assert.equal(await refusalOf(begin(world.bob.did)), 'not-found');
    world.bendDocument = (document) => ({
      ...document,
      service: [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: 'https://169.254.169.254' }],
    });
    assert.equal(await refusalOf(begin(world.bob.did)), 'bad-response');
  });

  it('says that a server is down, or says nothing of use', async (test) => {
    const { begin, world } = await blueskyScene(test);
    world.dead.add('https://auth.example');
    assert.equal(await refusalOf(begin()), 'unreachable');
    world.dead.clear();
    const says: readonly (readonly [Response, string])[] = [
      [new Response('<!doctype html>', { status: 200 }), 'bad-response'],
      [new Response('{"issuer":', { status: 200 }), 'bad-response'],
      [new Response('x'.repeat(2_000_000), { status: 200 }), 'unreachable'],
      [json({}, 503), 'unreachable'],
      [json({}, 429), 'rate-limited'],
      [new Response(null, { status: 302, headers: { location: 'https://shared.example/' } }), 'unreachable'],
    ];
    for (const path of ['/.well-known/oauth-authorization-server', '/oauth/par']) {
      for (const [response, code] of says) {
        world.interrupt = ({ pathname }) => (pathname === path ? response.clone() : undefined);
        const is = await refusalOf(begin());
        assert.ok(
          is === code || (response.status === 302 && is === 'bad-response'),
          `${path} ${response.status}: ${is}`,
        );
      }
    }
  });

  it('asks again where the server wants another nonce, and not for ever', async (test) => {
    const { begin, world } = await blueskyScene(test);
    await begin();
    world.server.proofs.renewNonces();
    await begin();
    let pushed = 0;
    world.interrupt = ({ pathname }) => {
      if (pathname !== '/oauth/par') return undefined;
      pushed += 1;
      return json({ error: 'use_dpop_nonce' }, 400, { 'dpop-nonce': `nonce ${pushed}` });
    };
    assert.equal(await refusalOf(begin()), 'refused');
    assert.equal(pushed, 2);
  });

  it('follows for nobody who has not signed in', async (test) => {
    const { network, world } = await blueskyScene(test);
    const visitor = { issuer: 'bluesky', subject: world.bob.did };
    assert.equal(await refusalOf(network.follow(visitor, ALICE)), 'signed-out');
    assert.equal(await refusalOf(network.unfollow(visitor, ALICE)), 'signed-out');
    await network.signOut(visitor);
  });
});
