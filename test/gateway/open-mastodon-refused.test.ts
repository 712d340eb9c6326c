import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { mastodonNetwork } from '../../src/gateway/open-networks/mastodon/mastodon.js';
import type { OpenAttempt } from '../../src/gateway/open-networks/open-network.js';
import { HomeServer, mastodonScene, newAttempt, signIn, type Scene } from './support/open-mastodon.js';

const HOME = 'social.example';
const RIVER = 'mastodon:river@social.example';

const page = (status: number) => (): Response =>
  new Response('<h1>Hello</h1>', { status, headers: { 'content-type': 'text/html' } });
const json =
  (body: unknown, status = 200) =>
  (): Response =>
    Response.json(body, { status });
const huge = (): Response => Response.json({ issuer: 'x'.repeat(2_000_000) });
const elsewhere = (): Response => new Response(null, { status: 302, headers: { location: 'http://social.example/' } });

/** A server in a certain state, and a gateway that knows nothing of it yet. */
async function homeWith(
  test: TestContext,
  prepare: (server: HomeServer) => void,
): Promise<Scene & { server: HomeServer }> {
  const server = new HomeServer(HOME);
  prepare(server);
  return { ...(await mastodonScene(test, [server])), server };
}

describe('mastodon through the gateway, where it cannot begin', () => {
  for (const home of ['', '@', 'hello', '@bob', 'localhost', '127.0.0.1', 'http://[::1]:3000', '10.0.0.1', 'a b c', 'printer.local', 'user:secret@10.0.0.1', 'https://2130706433/', '..', 'x'.repeat(10_000)]) {
    it(`finds no server in ${JSON.stringify(home.slice(0, 40))}, and asks none on this machine`, async (test) => {
      const { network, world } = await mastodonScene(test, []);
      await assert.rejects(network.begin(home, newAttempt()), { code: 'not-found' });
      assert.deepEqual(world.connected, []);
    });
  } // prettier-ignore

  const troubles: readonly (readonly [string, string, (server: HomeServer) => void])[] = [
    ['is down', 'unreachable', (server) => (server.trouble = 'down')],
    ['is broken', 'unreachable', (server) => (server.trouble = 'broken')],
    ['answers 401 to everything', 'refused', (server) => (server.trouble = 'refuses-all')],
    ['has too many who ask', 'rate-limited', (server) => server.instead.set('/api/v1/apps', json({ error: 'Too many' }, 429))],
    ['registers nobody', 'refused', (server) => server.instead.set('/api/v1/apps', json({ error: 'Forbidden' }, 403))],
    ['refuses what is registered', 'refused', (server) => server.instead.set('/api/v1/apps', json({ error: 'Validation failed' }, 422))],
    ['has no such registration', 'refused', (server) => server.instead.set('/api/v1/apps', page(404))],
    ['registers without saying what', 'bad-response', (server) => server.instead.set('/api/v1/apps', json({ client_id: 7 }))],
    ['answers with a list', 'bad-response', (server) => server.instead.set('/api/v1/apps', json([]))],
    ['sends the registration on to somewhere else', 'refused', (server) => server.instead.set('/api/v1/apps', elsewhere)],
    ['describes another server', 'bad-response', (server) => (server.metadata = { issuer: 'https://evil.example/' })],
    ['knows no scope for it', 'refused', (server) => (server.metadata = { ...server.metadata, scopes_supported: ['write'] })],
    ['answers without end', 'unreachable', (server) => server.instead.set('/.well-known/oauth-authorization-server', huge)],
    ['has nobody of that name', 'not-found', (server) => server.instead.set('/.well-known/webfinger', json({}, 404))],
  ]; // prettier-ignore

  for (const [what, code, prepare] of troubles) {
    it(`says ${code} where the server ${what}`, async (test) => {
      const { network, entries } = await homeWith(test, prepare);
      await assert.rejects(network.begin(`@bob@${HOME}`, newAttempt()), { name: /Error|Refusal/, code });
      assert.equal(entries.size, 0);
    });
  }

  it('tells a website from a server', async (test) => {
    const { network } = await mastodonScene(test, []);
    await assert.rejects(network.begin('website.example', newAttempt()), { code: 'not-found' });
  });

  it('tells a name that nobody has from a server that is down', async (test) => {
    const { io } = await mastodonScene(test, []);
    const unknown = Object.assign(new Error('queryA ENOTFOUND'), { code: 'ENOTFOUND' });
    const network = mastodonNetwork({
      ...io,
      fetch: () => Promise.reject(new TypeError('No.', { cause: new Error('No.', { cause: unknown }) })),
    });
    await assert.rejects(network.begin('nobody.example', newAttempt()), { code: 'not-found' });
  });

  it('goes on where a server does not say who is there', async (test) => {
    const { network } = await homeWith(test, (server) => server.instead.set('/.well-known/webfinger', page(403)));
    assert.match(
      (await network.begin(`@bob@${HOME}`, newAttempt())).url,
      /^https:\/\/social\.example\/oauth\/authorize/,
    );
  });

  it('does not forget its registration because a server is down', async (test) => {
    const { network, server, pass } = await homeWith(test, () => undefined);
    await network.begin(HOME, newAttempt());
    pass(3_600_000);
    server.instead.set('/oauth/token', page(503));
    await assert.rejects(network.begin(HOME, newAttempt()), { code: 'unreachable' });
    server.instead.clear();
    await network.begin(HOME, newAttempt());
    assert.equal(server.apps.length, 1);
  });
});

describe('mastodon through the gateway, answers that sign nobody in', () => {
  const none = (): undefined => undefined;
  const instead = (error: string, issuer?: string) => (query: URLSearchParams) => {
    query.delete('code');
    query.set('error', error);
    if (issuer) query.set('iss', issuer);
  };
  const bends: readonly (readonly [string, string, (query: URLSearchParams) => unknown, Partial<OpenAttempt>?])[] = [
    ['has no code', 'bad-response', (query) => query.delete('code')],
    ['has two codes', 'bad-response', (query) => query.append('code', 'another')],
    ['has a code of nobody', 'refused', (query) => query.set('code', 'another')],
    ['has no state', 'bad-response', (query) => query.delete('state')],
    ['has another state', 'bad-response', (query) => query.set('state', 'another')],
    ['has two states', 'bad-response', (query) => query.append('state', query.get('state')!)],
    ['is of another server', 'bad-response', (query) => query.set('iss', 'https://evil.example')],
    ['calls the server otherwise than it calls itself', 'bad-response', (query) => query.set('iss', 'https://social.example')],
    ['says no, and is of another server', 'bad-response', instead('access_denied', 'https://evil.example')],
    ['says no', 'declined', instead('access_denied')],
    ['says that it is broken', 'unreachable', instead('server_error')],
    ['says that the scope is not known', 'refused', instead('invalid_scope')],
    ['says something long', 'refused', instead('x'.repeat(9_000))],
    ['brings a token by itself', 'bad-response', (query) => query.set('id_token', 'a.b.c')],
    ['is to another verifier', 'refused', none, { codeVerifier: newAttempt().codeVerifier }],
    ['is to another address', 'refused', none, { redirectUri: 'https://follow.river.example/sign-in/bluesky/callback' }],
  ]; // prettier-ignore

  for (const [what, code, bend, other] of bends) {
    it(`says ${code} where the answer ${what}`, async (test) => {
      const { network, server, entries } = await homeWith(test, () => undefined);
      const attempt = newAttempt();
      const { url, kept } = await network.begin(HOME, attempt);
      const { searchParams } = await server.decide(url, 'allow');
      bend(searchParams);
      const error = await network.finish(searchParams, { ...attempt, ...other }, kept).catch((thrown) => thrown);
      assert.equal(error.code, code);
      assert.ok(error.message.length < 300);
      assert.equal(server.tokens.size, 0);
      assert.ok(![...entries.keys()].some((key) => key.startsWith('mastodon:visitor:')));
    });
  }

  it('says declined where the visitor does', async (test) => {
    const scene = await homeWith(test, () => undefined);
    await assert.rejects(signIn(scene, scene.server, HOME, 'deny'), { code: 'declined' });
  });

  it('takes an answer once', async (test) => {
    const { network, server } = await homeWith(test, () => undefined);
    const attempt = newAttempt();
    const { url, kept } = await network.begin(HOME, attempt);
    const { searchParams } = await server.decide(url, 'allow');
    await network.finish(new URLSearchParams(searchParams), attempt, kept);
    await assert.rejects(network.finish(searchParams, attempt, kept), { code: 'refused' });
  });

  it('wants to hear who answers from a server that has said that it always says so', async (test) => {
    const scene = await homeWith(test, (server) => {
      server.metadata = { ...server.metadata, authorization_response_iss_parameter_supported: true };
    });
    await assert.rejects(signIn(scene, scene.server), { code: 'bad-response' });
    scene.server.iss = 'https://social.example/';
    assert.equal((await signIn(scene, scene.server)).subject, '42');
  });

  it('takes the name of a server that does not describe itself with and without a slash', async (test) => {
    const server = new HomeServer(HOME, 'mastodon-4.2');
    const scene = await mastodonScene(test, [server]);
    for (const iss of ['https://social.example', 'https://social.example/']) {
      server.iss = iss;
      assert.equal((await signIn(scene, server)).subject, '42');
    }
    server.iss = 'https://other.example';
    await assert.rejects(signIn(scene, server), { code: 'bad-response' });
  });

  const tokens: readonly (readonly [string, string, (server: HomeServer) => void])[] = [
    ['allows too little', 'refused', (server) => (server.grants = 'read:accounts')],
    ['gives a token that is none', 'bad-response', (server) => server.instead.set('/oauth/token', json({ access_token: 'a b\n', token_type: 'Bearer' }))],
    ['gives a token of another kind', 'bad-response', (server) => server.instead.set('/oauth/token', json({ access_token: 'abc', token_type: 'mac' }))],
    ['gives junk in place of a token', 'bad-response', (server) => server.instead.set('/oauth/token', json(['token']))],
    ['gives a page in place of a token', 'bad-response', (server) => server.instead.set('/oauth/token', page(200))],
    ['gives tokens without end', 'unreachable', (server) => server.instead.set('/oauth/token', huge)],
    ['has no tokens at all', 'refused', (server) => server.instead.set('/oauth/token', page(404))],
    ['breaks while it is asked', 'unreachable', (server) => server.instead.set('/oauth/token', page(502))],
    ['is asked too often', 'rate-limited', (server) => server.instead.set('/oauth/token', json({ error: 'Too many' }, 429))],
    ['sends the secret on to somewhere else', 'bad-response', (server) => server.instead.set('/oauth/token', elsewhere)],
    ['has forgotten the app meanwhile', 'refused', (server) => server.forgetApps()],
    ['does not say who has signed in', 'refused', (server) => server.instead.set('/api/v1/accounts/verify_credentials', page(404))],
    ['says junk of who has signed in', 'bad-response', (server) => server.instead.set('/api/v1/accounts/verify_credentials', json({ id: 7 }))],
    ['names somebody who can be no name', 'bad-response', (server) => server.instead.set('/api/v1/accounts/verify_credentials', json({ id: '7', username: 'a@b/<c>' }))],
  ]; // prettier-ignore

  for (const [what, code, prepare] of tokens) {
    it(`says ${code} where the server ${what}, and leaves no token there`, async (test) => {
      const { network, server, entries } = await homeWith(test, () => undefined);
      const attempt = newAttempt();
      const { url, kept } = await network.begin(HOME, attempt);
      const { searchParams } = await server.decide(url, 'allow');
      prepare(server);
      await assert.rejects(network.finish(searchParams, attempt, kept), { code });
      assert.equal(server.tokens.size, 0);
      assert.ok(![...entries.keys()].some((key) => key.startsWith('mastodon:visitor:')));
    });
  }
});

describe('mastodon through the gateway, follows that fail', () => {
  const troubles: readonly (readonly [string, string, (server: HomeServer) => void])[] = [
    ['answers 401 to everything', 'signed-out', (server) => (server.trouble = 'refuses-all')],
    ['has taken the token back', 'signed-out', (server) => server.revokeAll()],
    ['is down', 'unreachable', (server) => (server.trouble = 'down')],
    ['is broken', 'unreachable', (server) => (server.trouble = 'broken')],
    ['forbids it', 'refused', (server) => server.instead.set('/api/v1/accounts/110000000000000001/follow', json({ error: 'No' }, 403))],
    ['has been asked too often', 'rate-limited', (server) => server.instead.set('/api/v1/accounts/lookup', json({ error: 'Too many' }, 429))],
    ['lets nobody follow so many', 'follow-limit', (server) => (server.followLimit = 0)],
    ['answers with junk', 'bad-response', (server) => server.instead.set('/api/v1/accounts/110000000000000001/follow', json('yes'))],
    ['answers for somebody else', 'bad-response', (server) => server.instead.set('/api/v1/accounts/110000000000000001/follow', json({ id: '7', following: true }))],
    ['answers with a page', 'bad-response', (server) => server.instead.set('/api/v1/accounts/lookup', page(200))],
    ['answers without end', 'unreachable', (server) => server.instead.set('/api/v1/accounts/lookup', huge)],
    ['sends the token on to somewhere else', 'bad-response', (server) => server.instead.set('/api/v1/accounts/lookup', elsewhere)],
    ['says that it was done, and has not done it', 'bad-response', (server) => server.instead.set('/api/v1/accounts/110000000000000001/follow', json({ id: '110000000000000001', following: false }))],
  ]; // prettier-ignore

  for (const [what, code, prepare] of troubles) {
    it(`says ${code} where the server ${what}`, async (test) => {
      const scene = await homeWith(test, () => undefined);
      const visitor = await signIn(scene, scene.server);
      prepare(scene.server);
      await assert.rejects(scene.network.follow(visitor, RIVER), { code });
      const isKept = [...scene.entries.keys()].some((key) => key.startsWith('mastodon:visitor:'));
      assert.equal(isKept, code !== 'signed-out');
    });
  }

  it('says signed-out for somebody who has allowed nothing', async (test) => {
    const { network } = await homeWith(test, () => undefined);
    const nobody = { issuer: 'https://social.example', subject: '7' };
    await assert.rejects(network.follow(nobody, RIVER), { code: 'signed-out' });
    await assert.rejects(network.unfollow(nobody, RIVER), { code: 'signed-out' });
    await assert.rejects(network.relationships(nobody, [RIVER]), { code: 'signed-out' });
  });

  it('says signed-out where a token has run out', async (test) => {
    const server = new HomeServer(HOME, 'pixelfed');
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    scene.pass(31_536_000_000);
    await assert.rejects(scene.network.follow(visitor, RIVER), { code: 'signed-out' });
  });

  it('does not take the refusal of another server for one of the visitor’s', async (test) => {
    const server = new HomeServer(HOME);
    const away = new HomeServer('away.example');
    const scene = await mastodonScene(test, [server, away]);
    const visitor = await signIn(scene, server);
    // One of the same name, of which only the other server could say that it is another one.
    server.addAccount('stream');
    away.trouble = 'refuses-all';
    await assert.rejects(scene.network.follow(visitor, 'mastodon:stream@away.example'), { code: 'not-found' });
    assert.equal(await scene.network.follow(visitor, RIVER), 'following');
    assert.equal(server.stateOf('stream'), 'none');
  });
});
