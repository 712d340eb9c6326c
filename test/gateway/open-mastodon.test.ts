import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mastodonNetwork } from '../../src/gateway/open-networks/mastodon/mastodon.js';
import { HomeServer, localScene, mastodonScene, newAttempt, REDIRECT_URI, signIn } from './support/open-mastodon.js';
import type { Software } from '../support/fake-mastodon.mjs';

const HOME = 'social.example';
const RIVER = 'mastodon:river@social.example';

describe('mastodon through the gateway, signing in', () => {
  for (const home of [
    HOME,
    `@bob@${HOME}`,
    `https://${HOME}/@bob`,
    ` Bob@Social.Example `,
    `https://${HOME}/explore`,
  ]) {
    it(`leads to the server that is meant by “${home}”`, async (test) => {
      const server = new HomeServer(HOME);
      const { network } = await mastodonScene(test, [server]);
      const attempt = newAttempt('ja');
      const { url } = await network.begin(home, attempt);
      const { origin, pathname, searchParams } = new URL(url);
      assert.equal(origin + pathname, 'https://social.example/oauth/authorize');
      const { client_id, code_challenge, ...rest } = Object.fromEntries(searchParams);
      assert.deepEqual(rest, {
        response_type: 'code',
        redirect_uri: REDIRECT_URI,
        scope: 'read:accounts read:follows write:follows',
        state: attempt.state,
        lang: 'ja',
        code_challenge_method: 'S256',
      });
      assert.equal(client_id, server.apps[0]?.clientId);
      assert.equal(code_challenge?.length, 43);
    });
  }

  it('says who has signed in, and registers itself by its name', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    assert.deepEqual(visitor, { issuer: 'https://social.example', subject: '42', handle: '@bob@social.example' });
    assert.deepEqual(
      server.apps.map(({ name, redirectUris }) => [name, redirectUris]),
      [['River’s gateway', [REDIRECT_URI]]],
    );
  });

  it('finds a server whose people are named by another domain, and names them so', async (test) => {
    const server = new HomeServer('social.river.example', 'mastodon', 'river.example');
    const scene = await mastodonScene(test, [server], {
      'river.example': ({ url }, response) =>
        response.writeHead(301, { location: `https://social.river.example${url}` }).end(),
    });
    for (const home of ['@bob@river.example', 'river.example', 'social.river.example']) {
      const visitor = await signIn(scene, server, home);
      assert.deepEqual([visitor.issuer, visitor.handle], ['https://social.river.example', '@bob@river.example']);
    }
  });

  it('does not believe a server that names its people by a domain that does not agree', async (test) => {
    const server = new HomeServer(HOME, 'mastodon', 'river.example');
    const other = new HomeServer('river.example');
    const scene = await mastodonScene(test, [server, other]);
    assert.equal((await signIn(scene, server)).handle, '@bob@social.example');
  });

  for (const software of ['mastodon', 'mastodon-4.2', 'pleroma', 'gotosocial', 'pixelfed'] satisfies Software[]) {
    it(`follows and ends it on ${software}`, async (test) => {
      const server = new HomeServer(HOME, software);
      const scene = await mastodonScene(test, [server]);
      const visitor = await signIn(scene, server);
      assert.equal(await scene.network.follow(visitor, RIVER), 'following');
      assert.equal(server.stateOf('river'), 'following');
      await scene.network.unfollow(visitor, RIVER);
      assert.equal(server.stateOf('river'), 'none');
    });
  }

  it('signs in on a server of this machine where the gateway is on it', async (test) => {
    const { network, server } = await localScene(test);
    const visitor = await signIn({ network }, server);
    assert.equal(visitor.issuer, server.origin);
    assert.equal(await network.follow(visitor, `mastodon:river@${server.host}`), 'following');
    assert.equal((await network.loadAccount(`mastodon:river@${server.host}`)).url, `${server.origin}/@river`);
    await network.signOut(visitor);
    assert.equal(server.tokens.size, 0);
  });

  it('signs in where PKCE is refused, and uses it where it is not', async (test) => {
    const server = new HomeServer(HOME);
    server.metadata = { ...server.metadata, code_challenge_methods_supported: ['plain'] };
    const scene = await mastodonScene(test, [server]);
    const { url } = await scene.network.begin(HOME, newAttempt());
    assert.equal(new URL(url).searchParams.has('code_challenge'), false);
    assert.equal((await signIn(scene, server)).subject, '42');
    const exchange = server.asked.find(({ path }) => path === '/oauth/token');
    assert.equal(String(exchange?.init.body).includes('code_verifier'), false);
  });

  it('registers once for many visitors, also at the same time', async (test) => {
    const server = new HomeServer(HOME);
    const { network, pass } = await mastodonScene(test, [server]);
    await Promise.all(Array.from({ length: 5 }, () => network.begin(HOME, newAttempt())));
    assert.equal(server.paths.filter((path) => path.includes('oauth-authorization-server')).length, 1);
    pass(3_600_000);
    await network.begin(HOME, newAttempt());
    assert.equal(server.apps.length, 1);
    assert.equal(server.tokens.size, 0);
  });

  it('registers anew, once, where the server has forgotten it', async (test) => {
    const server = new HomeServer(HOME, 'mastodon-4.2');
    const scene = await mastodonScene(test, [server]);
    await scene.network.begin(HOME, newAttempt());
    server.forgetApps();
    scene.pass(3_600_000);
    await signIn(scene, server);
    await signIn(scene, server);
    assert.equal(server.apps.length, 1);
  });

  it('registers anew where the gateway has another name', async (test) => {
    const server = new HomeServer(HOME);
    const { network, io, entries } = await mastodonScene(test, [server]);
    await network.begin(HOME, newAttempt());
    await mastodonNetwork({ ...io, name: 'Another name' }).begin(HOME, newAttempt());
    assert.deepEqual(
      server.apps.map(({ name }) => name),
      ['River’s gateway', 'Another name'],
    );
    assert.equal([...entries.keys()].filter((key) => key.startsWith('mastodon:app:')).length, 1);
  });

  it('gives the token of an earlier sign-in back', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    await signIn(scene, server);
    const visitor = await signIn(scene, server);
    assert.equal(server.tokens.size, 1);
    assert.equal(await scene.network.follow(visitor, RIVER), 'following');
  });
});

describe('mastodon through the gateway, signing out', () => {
  it('gives back what was allowed at the server as well, and forgets it', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    await scene.network.signOut(visitor);
    assert.equal(server.tokens.size, 0);
    assert.deepEqual(
      [...scene.entries.keys()].filter((key) => key.startsWith('mastodon:visitor:')),
      [],
    );
    await assert.rejects(scene.network.follow(visitor, RIVER), { code: 'signed-out' });
    await scene.network.signOut(visitor);
  });

  it('forgets it also where the server is down', async (test) => {
    const server = new HomeServer(HOME);
    const scene = await mastodonScene(test, [server]);
    const visitor = await signIn(scene, server);
    server.trouble = 'down';
    await scene.network.signOut(visitor);
    await assert.rejects(scene.network.follow(visitor, RIVER), { code: 'signed-out' });
  });

  it('tells nobody of tokens: neither its log, nor its errors, nor another server', async (test) => {
    const server = new HomeServer(HOME);
    const away = new HomeServer('away.example');
    const scene = await mastodonScene(test, [server, away]);
    const visitor = await signIn(scene, server);
    server.reachable.set('stream@away.example', { locked: false });
    await scene.network.follow(visitor, 'mastodon:stream@away.example');
    server.revokeAll();
    const error = await scene.network.follow(visitor, RIVER).catch((thrown: unknown) => thrown);
    await scene.network.signOut(visitor);
    const heard = JSON.stringify([scene.logged, String(error), String((error as Error).cause), away.asked]);
    assert.ok(server.secrets.length > 0);
    for (const secret of [...server.secrets, ...server.apps.map(({ clientSecret }) => clientSecret)]) {
      assert.ok(!heard.includes(secret));
    }
  });
});
