import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mastodonNetwork } from '../../src/gateway/open-networks/mastodon/mastodon.js';
import { HomeServer, mastodonScene } from './support/open-mastodon.js';

const HOME = 'social.example';
const RIVER = 'mastodon:river@social.example';

describe('mastodon through the gateway, addresses', () => {
  const forms = [
    ['mastodon:river@social.example', RIVER],
    ['mastodon:@River@Social.Example', RIVER],
    ['MASTODON:river@social.example', RIVER],
    ['mastodon:river@河畔.example', 'mastodon:river@xn--ovw07p.example'],
    ['mastodon:river@social.example:8443', undefined],
    ['mastodon:river@localhost:3000', undefined],
    ['mastodon:river@10.0.0.1', undefined],
    ['mastodon:river@social', undefined],
    ['mastodon:river', undefined],
    ['mastodon:@social.example', undefined],
    ['mastodon:river@social.example/@x', undefined],
    ['mastodon:river@user:x@social.example', undefined],
    ['mastodon:ri ver@social.example', undefined],
    ['mastodon:river@social.example?x', undefined],
    [`mastodon:${'a'.repeat(101)}@social.example`, undefined],
    ['bluesky:river.example', undefined],
    ['', undefined],
  ] as const;
  for (const [address, canonical] of forms) {
    it(`writes ${JSON.stringify(address.slice(0, 60))} as ${canonical}`, async (test) => {
      const { network, world } = await mastodonScene(test, []);
      assert.equal(network.canonical(address), canonical);
      assert.deepEqual(world.resolved, []);
    });
  }

  it('means accounts on this machine where the gateway is on it', async (test) => {
    const { io } = await mastodonScene(test, []);
    const network = mastodonNetwork({ ...io, publicUrl: 'http://localhost:8787' });
    assert.equal(network.canonical('mastodon:river@localhost:3000'), 'mastodon:river@localhost:3000');
  });
});

describe('mastodon through the gateway, accounts', () => {
  it('shows what everybody may see, without HTML, and only with addresses that are safe', async (test) => {
    const server = new HomeServer(HOME);
    server.profiles.set('river', {
      id: '1',
      acct: 'River',
      display_name: 'River Studio',
      url: 'https://social.example/@River',
      avatar: 'https://files.example/moving.gif',
      avatar_static: 'https://files.example/still.png',
      header: 'javascript:alert(1)',
      note: '<p>Water &amp; <a href="https://river.example">stone</a><script>alert(1)</script></p>',
      fields: [{ name: 'Site', value: '<b>x</b>', verified_at: '2026-01-01T00:00:00Z' }, 'junk'],
      followers_count: 12,
      following_count: -1,
      statuses_count: 1.5,
    });
    const { network } = await mastodonScene(test, [server]);
    assert.deepEqual(await network.loadAccount(RIVER), {
      address: RIVER,
      name: 'River Studio',
      handle: '@river@social.example',
      url: 'https://social.example/@River',
      avatarUrl: 'https://files.example/still.png',
      bio: [
        {
          type: 'element',
          tag: 'p',
          children: [
            { type: 'text', text: 'Water & ' },
            { type: 'link', text: 'stone', url: 'https://river.example/' },
          ],
        },
      ],
      fields: [
        {
          label: 'Site',
          value: [{ type: 'element', tag: 'strong', children: [{ type: 'text', text: 'x' }] }],
          verified: true,
        },
      ],
      followers: 12,
    });
  });

  const bare = {
    address: RIVER,
    name: '@river@social.example',
    handle: '@river@social.example',
    url: 'https://social.example/@river',
    bio: [],
    fields: [],
  };

  it('shows the name alone where a server tells only its own people', async (test) => {
    const server = new HomeServer(HOME);
    server.isOpen = false;
    const { network } = await mastodonScene(test, [server]);
    assert.deepEqual(await network.loadAccount(RIVER), bare);
    await assert.rejects(network.loadAccount('mastodon:nobody@social.example'), { code: 'not-found' });
    server.trouble = 'refuses-all';
    assert.deepEqual(await network.loadAccount(RIVER), bare);
  });

  it('shows the name alone where a server speaks another API, such as Misskey’s', async (test) => {
    const server = new HomeServer(HOME);
    server.instead.set('/api/v1/accounts/lookup', () => new Response('<h1>404</h1>', { status: 404 }));
    const { network } = await mastodonScene(test, [server]);
    assert.deepEqual(await network.loadAccount(RIVER), bare);
  });

  it('asks the server that the domain names', async (test) => {
    const server = new HomeServer('social.river.example', 'mastodon', 'river.example');
    const { network } = await mastodonScene(test, [server], {
      'river.example': ({ url = '' }, response) =>
        url.startsWith('/.well-known/webfinger')
          ? response.writeHead(301, { location: `https://social.river.example${url}` }).end()
          : response.writeHead(404).end(),
    });
    const { handle, url } = await network.loadAccount('mastodon:river@river.example');
    assert.deepEqual([handle, url], ['@river@river.example', 'https://social.river.example/@river@river.example']);
    assert.ok(server.paths.includes('GET /api/v1/accounts/lookup?acct=river%40river.example'));
  });

  it('is not led to this machine by what a domain names', async (test) => {
    const { network, world } = await mastodonScene(test, [], {
      'river.example': ({ url = '' }, response) => {
        const self = { rel: 'self', type: 'application/activity+json', href: 'http://localhost/users/river' };
        if (url.startsWith('/.well-known/webfinger')) response.end(JSON.stringify({ links: [self] }));
        else response.writeHead(404).end();
      },
    });
    assert.equal((await network.loadAccount('mastodon:river@river.example')).url, 'https://river.example/@river');
    assert.ok(world.connected.every(({ address }) => !address.startsWith('127.')));
  });

  const troubles: readonly (readonly [string, string, (server: HomeServer) => void])[] = [
    ['has no such account', 'not-found', (server) => server.profiles.clear()],
    ['has suspended it', 'not-found', (server) => server.profiles.set('river', { acct: 'river', suspended: true })],
    ['is down', 'unreachable', (server) => (server.trouble = 'down')],
    ['is broken', 'unreachable', (server) => (server.trouble = 'broken')],
    ['has been asked too often', 'rate-limited', (server) => server.instead.set('/api/v1/accounts/lookup', () => new Response('', { status: 429 }))],
  ]; // prettier-ignore
  for (const [what, code, prepare] of troubles) {
    it(`says ${code} where the server ${what}`, async (test) => {
      const server = new HomeServer(HOME);
      const { network } = await mastodonScene(test, [server]);
      server.addAccount('stream');
      prepare(server);
      const address = what === 'has no such account' ? 'mastodon:pond@social.example' : RIVER;
      await assert.rejects(network.loadAccount(address), { code });
    });
  }

  it('takes no other account for the one that was asked for', async (test) => {
    const server = new HomeServer(HOME);
    server.profiles.set('river', { id: '1', acct: 'lake', display_name: 'Lake' });
    const { network } = await mastodonScene(test, [server]);
    assert.deepEqual(await network.loadAccount(RIVER), bare);
  });
});
