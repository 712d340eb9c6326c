import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOf } from '../../src/gateway/config/keys.js';
import { configured, pickPerson, serve, signIn, startProvider, startSignInGateway } from './support/providers.js';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';
import { Visitor } from './support/visitor.js';

const HOUR_MS = 3_600_000;

describe('signing in', () => {
  it('sends the visitor to the provider with all that a safe answer needs', async (test) => {
    const visitor = new Visitor(await startSignInGateway(test));
    const begun = await visitor.get('/sign-in/local?return_to=/me');
    assert.equal(begun.status, 303);
    const { searchParams } = new URL(begun.location!);
    assert.equal(searchParams.get('response_type'), 'code');
    assert.equal(searchParams.get('redirect_uri'), `${TEST_ORIGIN}/sign-in/local/callback`);
    assert.equal(searchParams.get('code_challenge_method'), 'S256');
    assert.equal(searchParams.get('code_challenge')?.length, 43);
    assert.equal(searchParams.get('scope'), 'openid profile');
    // 22 characters of base64url are 132 bits.
    assert.ok((searchParams.get('state')?.length ?? 0) >= 22);
    assert.ok((searchParams.get('nonce')?.length ?? 0) >= 22);
    assert.match(begun.response.headers.get('cache-control')!, /no-store/);
  });

  it('brings the visitor back to where they were, signed in under the name that the provider knows', async (test) => {
    const visitor = new Visitor(await startSignInGateway(test));
    const back = await signIn(visitor, { person: 'mei', returnTo: '/me?page=2' });
    assert.equal(back.status, 303);
    assert.equal(back.location, '/me?page=2');
    assert.match((await visitor.get('/me')).text, /Signed in as Mei 梅 with Provider local/);
  });

  it('keeps the session in a cookie that no script, no other host and no plain http can touch', async (test) => {
    const back = await signIn(new Visitor(await startSignInGateway(test)));
    const [cookie] = back.response.headers.getSetCookie();
    assert.match(cookie!, /^__Host-magpie=[\w-]{43}; /);
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax', 'Max-Age=2592000']) {
      assert.ok(cookie!.split('; ').includes(part), part);
    }
    assert.doesNotMatch(cookie!, /Domain/i);
  });

  it('does without Secure on plain http on this machine, where browsers would drop the cookie', async (test) => {
    const signInProvider = await startProvider(test, 'local', 'http://localhost:8080');
    const gateway = await startTestGateway(test, { publicUrl: 'http://localhost:8080', signIn: [signInProvider] });
    const back = await signIn(new Visitor(gateway));
    const [cookie] = back.response.headers.getSetCookie();
    assert.match(cookie!, /^magpie=/);
    assert.doesNotMatch(cookie!, /Secure/);
  });

  it('stores of state, cookie and session only their hashes', async (test) => {
    const gateway = await startSignInGateway(test);
    const visitor = new Visitor(gateway);
    const begun = await visitor.get('/sign-in/local');
    const state = new URL(begun.location!).searchParams.get('state')!;
    const row = await gateway.services.database.selectFrom('sign_in').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.hash, hashOf(state));
    assert.equal(row.browser_hash, hashOf(visitor.cookies.get('__Host-magpie-sign-in')!));
    await visitor.get(await pickPerson(begun.location!, 'mei'));
    const session = await gateway.services.database.selectFrom('session').selectAll().executeTakeFirstOrThrow();
    assert.equal(session.hash, hashOf(visitor.cookies.get('__Host-magpie')!));
  });

  it('knows the same person again, under their new name', async (test) => {
    const gateway = await startSignInGateway(test);
    await signIn(new Visitor(gateway), { person: 'bo' });
    await gateway.services.database.updateTable('viewer').set({ name: 'Old name' }).execute();
    await signIn(new Visitor(gateway), { person: 'bo' });
    const viewers = await gateway.services.database.selectFrom('viewer').select('name').execute();
    assert.deepEqual(viewers, [{ name: 'Bo Lindqvist' }]);
  });

  it('never takes the same subject of two providers for one person', async (test) => {
    const providers = [await startProvider(test, 'one'), await startProvider(test, 'two')];
    const gateway = await startTestGateway(test, { signIn: providers });
    await signIn(new Visitor(gateway), { provider: 'one', person: 'mei' });
    await signIn(new Visitor(gateway), { provider: 'two', person: 'mei' });
    const viewers = await gateway.services.database.selectFrom('viewer').select(['subject', 'issuer']).execute();
    assert.deepEqual(
      viewers.map(({ subject }) => subject),
      ['mei', 'mei'],
    );
    assert.notEqual(viewers[0]!.issuer, viewers[1]!.issuer);
  });

  it('lets two windows of one browser sign in at once', async (test) => {
    const visitor = new Visitor(await startSignInGateway(test));
    const first = await visitor.get('/sign-in/local?return_to=/me?page=1');
    const second = await visitor.get('/sign-in/local?return_to=/me?page=2');
    const answers = [await pickPerson(first.location!, 'mei'), await pickPerson(second.location!, 'mei')];
    assert.equal((await visitor.get(answers[1]!)).location, '/me?page=2');
    assert.equal((await visitor.get(answers[0]!)).location, '/me?page=1');
  });

  it('asks the provider who it is this time when somebody wants to be somebody else', async (test) => {
    const visitor = new Visitor(await startSignInGateway(test));
    await signIn(visitor);
    const chooser = await visitor.get('/sign-in?return_to=/me');
    const href = /href="([^"]*sign-in\/local[^"]*)"/.exec(chooser.html)![1]!.replaceAll('&amp;', '&');
    const begun = await visitor.get(href);
    assert.equal(new URL(begun.location!).searchParams.get('prompt'), 'login');
    await visitor.get(await pickPerson(begun.location!, 'bo'));
    assert.match((await visitor.get('/me')).text, /Signed in as Bo Lindqvist/);
  });

  it('says so when the visitor said no, with ways on', async (test) => {
    const gateway = await startSignInGateway(test);
    const visitor = new Visitor(gateway);
    const begun = await visitor.get('/sign-in/local?return_to=/follow/abc');
    const page = await visitor.get(await pickPerson(begun.location!, ''));
    assert.equal(page.status, 403);
    assert.match(page.text, /You did not sign in You, or Provider local, said no\. Nothing was changed\./);
    assert.match(page.html, /href="\/sign-in\/local\?return_to=%2Ffollow%2Fabc"[^>]*>Try again/);
    assert.match(page.html, /href="\/follow\/abc">Back/);
    assert.equal(visitor.cookies.has('__Host-magpie'), false);
  });

  it('answers 404 for a provider that is not configured', async (test) => {
    const gateway = await startSignInGateway(test);
    for (const path of ['/sign-in/other', '/sign-in/other/callback?code=x&state=y']) {
      const page = await new Visitor(gateway).get(path);
      assert.equal(page.status, 404);
      assert.match(page.text, /This page does not exist/);
    }
  });
});

describe('a provider that is in trouble', () => {
  it('leads to a page that says so, and to a line that tells the operator what to do', async (test) => {
    const dead = configured('dead', 'http://localhost:1');
    const gateway = await startTestGateway(test, { signIn: [dead] });
    const page = await new Visitor(gateway).get('/sign-in/dead?return_to=/me');
    assert.equal(page.status, 502);
    assert.match(page.text, /Provider dead cannot be reached now Nothing was changed\. .* Try again Back/);
    const { msg, level } = gateway.logged.find(({ provider }) => provider === 'dead')!;
    assert.equal(level, 'error');
    assert.match(String(msg), /http:\/\/localhost:1\/\.well-known\/openid-configuration .*Check “issuer” of “dead”/);
  });

  const troubles: readonly (readonly [what: string, status: number, type: string, body: (origin: string) => string])[] =
    [
      ['knows no discovery', 404, 'application/json', () => '{}'],
      ['speaks HTML', 200, 'text/html', () => '<h1>Welcome</h1>'],
      ['is another issuer', 200, 'application/json', () => JSON.stringify({ issuer: 'https://other.example' })],
      ['sends a redirect', 302, 'application/json', () => '{}'],
      [
        'sends more than anybody needs',
        200,
        'application/json',
        (origin) => `{"issuer":"${origin}","x":"${'x'.repeat(2e6)}"}`,
      ],
    ];
  for (const [what, status, type, body] of troubles) {
    it(`is told apart from one that works: one that ${what}`, async (test) => {
      const origin = await serve(test, (own) => (_request, response) => {
        response.writeHead(status, { 'content-type': type, location: '/elsewhere' }).end(body(own));
      });
      const gateway = await startTestGateway(test, { signIn: [configured('bad', origin)] });
      const page = await new Visitor(gateway).get('/sign-in/bad');
      assert.equal(page.status, 502);
      assert.match(String(gateway.logged.find(({ provider }) => provider === 'bad')?.['msg']), /Check “issuer”/);
    });
  }

  it('tells the operator when the client’s secret is wrong', async (test) => {
    const provider = { ...(await startProvider(test, 'local')), clientSecret: 'not the secret' };
    const gateway = await startTestGateway(test, { signIn: [provider] });
    const page = await signIn(new Visitor(gateway));
    assert.equal(page.status, 502);
    const line = gateway.logged.find(({ failure }) => failure === 'unreachable')!;
    assert.match(String(line['msg']), /Check “clientId” of “local” in “signIn”, and MAGPIE_SIGN_IN_LOCAL_SECRET/);
    assert.doesNotMatch(JSON.stringify(gateway.logged), /not the secret/);
  });
});

describe('what is known of a provider', () => {
  async function countingProvider(
    test: Parameters<typeof serve>[0],
  ): Promise<{ origin: string; asked: { times: number; works: boolean } }> {
    const asked = { times: 0, works: true };
    const origin = await serve(test, (own) => (_request, response) => {
      asked.times++;
      const metadata = { issuer: own, authorization_endpoint: `${own}/auth`, token_endpoint: `${own}/token` };
      if (asked.works) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(metadata));
      else response.destroy();
    });
    return { origin, asked };
  }

  it('is asked for once by everybody who comes at the same time, and not again within the hour', async (test) => {
    const { origin, asked } = await countingProvider(test);
    const gateway = await startTestGateway(test, { signIn: [configured('p', origin)] });
    const begin = async (): Promise<number> => (await new Visitor(gateway).get('/sign-in/p')).status;
    assert.deepEqual(await Promise.all(Array.from({ length: 20 }, begin)), Array(20).fill(303));
    gateway.clock.now += HOUR_MS - 1;
    await begin();
    assert.equal(asked.times, 1);
    gateway.clock.now += 2;
    await begin();
    await until(() => asked.times === 2);
  });

  it('is used for a day when the provider does not say it anew', async (test) => {
    const { origin, asked } = await countingProvider(test);
    const gateway = await startTestGateway(test, { signIn: [configured('p', origin)] });
    await new Visitor(gateway).get('/sign-in/p');
    asked.works = false;
    gateway.clock.now += 2 * HOUR_MS;
    assert.equal((await new Visitor(gateway).get('/sign-in/p')).status, 303);
    await until(() => gateway.logged.some(({ level }) => level === 'warn'));
    gateway.clock.now += 24 * HOUR_MS;
    assert.equal((await new Visitor(gateway).get('/sign-in/p')).status, 502);
  });

  it('is not remembered as broken', async (test) => {
    const { origin, asked } = await countingProvider(test);
    asked.works = false;
    const gateway = await startTestGateway(test, { signIn: [configured('p', origin)] });
    assert.equal((await new Visitor(gateway).get('/sign-in/p')).status, 502);
    asked.works = true;
    assert.equal((await new Visitor(gateway).get('/sign-in/p')).status, 303);
  });
});

/** Waits for what the gateway does behind an answer. */
async function until(condition: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + 5_000;
  while (!condition()) {
    assert.ok(Date.now() < giveUpAt, 'It did not come about within 5 s.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
