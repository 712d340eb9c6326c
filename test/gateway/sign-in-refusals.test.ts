import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import { json, startBentProvider, type BentProvider, type Bends } from './support/bent-provider.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';
import { Visitor, type Page } from './support/visitor.js';

interface Scene extends BentProvider {
  readonly gateway: TestGateway;
  readonly visitor: Visitor;
  readonly other: BentProvider;
  /** Begins a sign-in. @returns The query with which a good provider would send the visitor back. */
  readonly begin: (visitor?: Visitor, provider?: BentProvider) => Promise<URLSearchParams>;
  readonly comeBack: (query: URLSearchParams, visitor?: Visitor, provider?: string) => Promise<Page>;
}

async function setScene(test: TestContext, bends: Bends = {}): Promise<Scene> {
  const bent = await startBentProvider(test, 'bent', bends);
  const other = await startBentProvider(test, 'other');
  const gateway = await startTestGateway(test, { signIn: [bent.provider, other.provider] });
  const visitor = new Visitor(gateway);
  return {
    ...bent,
    gateway,
    visitor,
    other,
    begin: async (who = visitor, from = bent) =>
      from.authorize((await who.get(`/sign-in/${from.provider.id}?return_to=/me`)).location!),
    comeBack: (query, who = visitor, id = 'bent') => who.get(`/sign-in/${id}/callback?${query}`),
  };
}

async function assertNobodySignedIn({ gateway, visitor }: Scene, page: Page, sentence: RegExp): Promise<void> {
  assert.ok(page.status >= 400, `status ${page.status}`);
  assert.match(page.text, sentence);
  assert.equal(visitor.cookies.has('__Host-magpie'), false);
  const { database } = gateway.services;
  assert.deepEqual(await database.selectFrom('session').selectAll().execute(), []);
  assert.deepEqual(await database.selectFrom('viewer').selectAll().execute(), []);
}

const expired = /This sign-in has expired/;
const otherBrowser = /This sign-in began in another browser/;
const untrusted = /Signing in with Provider bent did not work Its answer could not be trusted/;
const unreachable = /Provider bent cannot be reached now/;

describe('an answer to a sign-in', { concurrency: true }, () => {
  it('is taken when nothing is wrong with it', async (test) => {
    const { begin, comeBack, visitor } = await setScene(test);
    const page = await comeBack(await begin());
    assert.equal(page.status, 303);
    assert.ok(visitor.cookies.has('__Host-magpie'));
  });

  const queries: readonly (readonly [
    what: string,
    change: (query: URLSearchParams, scene: Scene) => void,
    sentence: RegExp,
  ])[] = [
    ['has no state', (query) => query.delete('state'), expired],
    ['has an empty state', (query) => query.set('state', ''), expired],
    ['has a state that nobody made', (query) => query.set('state', 'x'.repeat(43)), expired],
    ['has two states', (query) => query.append('state', 'x'.repeat(43)), untrusted],
    ['has no issuer', (query) => query.delete('iss'), untrusted],
    ['has a wrong issuer', (query) => query.set('iss', 'https://evil.example'), untrusted],
    [
      'has the issuer of another provider of ours',
      (query, { other }) => query.set('iss', other.provider.issuer),
      untrusted,
    ],
    ['has two issuers', (query) => query.append('iss', 'https://evil.example'), untrusted],
    ['has no code', (query) => query.delete('code'), untrusted],
    ['has a code that the provider did not give', (query) => query.set('code', 'guessed'), untrusted],
    ['has two codes', (query) => query.append('code', 'another'), untrusted],
    [
      'brings tokens along in place of a code',
      (query) => {
        query.delete('code');
        query.set('id_token', 'e30.e30.e30');
        query.set('access_token', 'x');
      },
      untrusted,
    ],
    [
      'says that the visitor said no',
      (query) => {
        query.delete('code');
        query.set('error', 'access_denied');
      },
      /You did not sign in/,
    ],
    [
      'says that the provider is in trouble',
      (query) => {
        query.delete('code');
        query.set('error', 'server_error');
      },
      unreachable,
    ],
    [
      'says that the request is wrong',
      (query) => {
        query.delete('code');
        query.set('error', 'invalid_scope');
      },
      untrusted,
    ],
  ];
  for (const [what, change, sentence] of queries) {
    it(`signs nobody in when it ${what}`, async (test) => {
      const scene = await setScene(test);
      const query = await scene.begin();
      change(query, scene);
      await assertNobodySignedIn(scene, await scene.comeBack(query), sentence);
    });
  }

  it('signs nobody in when it comes to another browser, with or without a cookie of its own', async (test) => {
    const scene = await setScene(test);
    const query = await scene.begin(new Visitor(scene.gateway));
    await assertNobodySignedIn(scene, await scene.comeBack(query), otherBrowser);
    await scene.visitor.get('/sign-in/bent');
    await assertNobodySignedIn(scene, await scene.comeBack(query), otherBrowser);
  });

  it('signs nobody in when it comes to the address of another provider', async (test) => {
    const scene = await setScene(test);
    const query = await scene.begin();
    await assertNobodySignedIn(scene, await scene.comeBack(query, scene.visitor, 'other'), expired);
  });

  it('signs nobody in when the other provider passes its code off as an answer of this one', async (test) => {
    const scene = await setScene(test);
    const state = (await scene.begin()).get('state')!;
    const query = await scene.begin(scene.visitor, scene.other);
    query.set('state', state);
    await assertNobodySignedIn(scene, await scene.comeBack(query), untrusted);
  });

  it('signs nobody in after five minutes, and knows where it began', async (test) => {
    const scene = await setScene(test);
    const query = await scene.begin();
    scene.gateway.clock.now += 300_000;
    const page = await scene.comeBack(query);
    await assertNobodySignedIn(scene, page, expired);
    assert.match(page.html, /href="\/sign-in\/bent\?return_to=%2Fme"[^>]*>Try again/);
  });

  it('counts once, though the provider would take its code again', async (test) => {
    const scene = await setScene(test, { takesCodesAgain: true });
    const query = await scene.begin();
    await scene.comeBack(query);
    scene.visitor.cookies.delete('__Host-magpie');
    assert.match((await scene.comeBack(query)).text, expired);
    assert.equal(scene.visitor.cookies.has('__Host-magpie'), false);
  });

  it('counts once when it comes three times at once', async (test) => {
    const scene = await setScene(test, { takesCodesAgain: true });
    const query = await scene.begin();
    const pages = await Promise.all([scene.comeBack(query), scene.comeBack(query), scene.comeBack(query)]);
    assert.equal(pages.filter(({ status }) => status === 303).length, 1);
  });

  it('signs nobody in when the code was given for another verifier', async (test) => {
    const scene = await setScene(test);
    const query = await scene.begin();
    const rows = await scene.gateway.services.database.selectFrom('sign_in').selectAll().execute();
    await scene.gateway.services.database.deleteFrom('sign_in').execute();
    await scene.gateway.services.database
      .insertInto('sign_in')
      .values(rows.map((row) => ({ ...row, code_verifier: 'w'.repeat(43) })))
      .execute();
    await assertNobodySignedIn(scene, await scene.comeBack(query), untrusted);
  });

  it('leaves no code, state, token or name in the log', async (test) => {
    const scene = await setScene(test, { claims: (claims) => void (claims['nonce'] = 'other') });
    const query = await scene.begin();
    await scene.comeBack(query);
    await scene.comeBack(await scene.begin());
    const log = JSON.stringify(scene.gateway.logged);
    for (const secret of [query.get('code')!, query.get('state')!, 'the-access-token', 'eyJ', 'Mei', '"mei"']) {
      assert.ok(!log.includes(secret), secret);
    }
  });
});

const seconds = (): number => Math.floor(Date.now() / 1_000);
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an ID token', { concurrency: true }, () => {
  const bends: readonly (readonly [what: string, bends: Bends])[] = [
    ['is for another nonce', { claims: (claims) => void (claims['nonce'] = 'another') }],
    ['has no nonce', { claims: (claims) => delete claims['nonce'] }],
    ['is for another client', { claims: (claims) => void (claims.aud = 'somebody-else') }],
    ['is for nobody', { claims: (claims) => delete claims.aud }],
    [
      'is for us among others, and was asked for by another',
      {
        claims: (claims) => {
          claims.aud = ['magpie', 'somebody-else'];
          claims['azp'] = 'somebody-else';
        },
      },
    ],
    ['is of another issuer', { claims: (claims) => void (claims.iss = 'https://evil.example') }],
    ['is of no issuer', { claims: (claims) => delete claims.iss }],
    ['has expired', { claims: (claims) => void (claims.exp = seconds() - 60) }],
    ['never expires', { claims: (claims) => delete claims.exp }],
    ['does not say when it was made', { claims: (claims) => delete claims.iat }],
    ['is not valid yet', { claims: (claims) => void (claims.nbf = seconds() + 600) }],
    ['names nobody', { claims: (claims) => delete claims.sub }],
    ['is not signed', { idToken: (claims) => `${part({ alg: 'none' })}.${part(claims)}.` }],
    [
      'says that it is not signed, and is',
      {
        idToken: async (claims, { sign }) =>
          `${part({ alg: 'none' })}.${part(claims)}.${(await sign(claims)).split('.')[2]}`,
      },
    ],
    ['has lost its signature', { idToken: async (claims, { sign }) => (await sign(claims)).replace(/[^.]*$/, '') }],
    ['is signed with another key', { idToken: (claims, { forge }) => forge(claims) }],
    ['names a key that the provider does not have', { idToken: (claims, { forge }) => forge(claims, 'unknown') }],
    [
      'was changed after it was signed',
      {
        idToken: async (claims, { sign }) => {
          const [head, , signature] = (await sign(claims)).split('.');
          return `${head}.${part({ ...claims, sub: 'bo' })}.${signature}`;
        },
      },
    ],
    [
      'is signed with the public key taken for a secret',
      {
        idToken(claims, { publicJwk, kid }) {
          const text = `${part({ alg: 'HS256', kid })}.${part(claims)}`;
          return `${text}.${createHmac('sha256', JSON.stringify(publicJwk)).update(text).digest('base64url')}`;
        },
      },
    ],
    ['is not there', { idToken: () => undefined }],
    ['is no token', { idToken: () => 'hello' }],
  ];
  for (const [what, bend] of bends) {
    it(`signs nobody in when it ${what}`, async (test) => {
      const scene = await setScene(test, bend);
      await assertNobodySignedIn(scene, await scene.comeBack(await scene.begin()), untrusted);
    });
  }
});

describe('a token endpoint', { concurrency: true }, () => {
  const bends: readonly (readonly [what: string, token: Required<Bends>['token'], sentence: RegExp])[] = [
    ['does not answer in time', () => undefined, unreachable],
    ['hangs up', (response) => response.destroy(), unreachable],
    ['has an error of its own', (response) => json(response, 500, {}), unreachable],
    [
      'speaks HTML',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi</h1>'),
      untrusted,
    ],
    [
      'sends the gateway elsewhere',
      (response) => response.writeHead(307, { location: 'http://localhost:1/' }).end(),
      untrusted,
    ],
    [
      'sends more than anybody needs',
      (response, ordinary) => json(response, 200, { ...ordinary, x: 'x'.repeat(2e6) }),
      untrusted,
    ],
    [
      'gives no access token',
      (response, ordinary) => json(response, 200, { ...ordinary, access_token: undefined }),
      untrusted,
    ],
    [
      'gives a token of a type of its own',
      (response, ordinary) => json(response, 200, { ...ordinary, token_type: 'x' }),
      untrusted,
    ],
  ];
  for (const [what, token, sentence] of bends) {
    it(`signs nobody in when it ${what}`, { timeout: 12_000 }, async (test) => {
      const scene = await setScene(test, { token });
      await assertNobodySignedIn(scene, await scene.comeBack(await scene.begin()), sentence);
    });
  }
});
