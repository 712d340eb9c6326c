import { expect } from '@open-wc/testing';
import { finishMastodon } from '../../src/networks/mastodon/follow/finish.js';
import { following } from '../../src/networks/mastodon/follow/following.js';
import type { FakeMastodon, Software } from '../support/fake-mastodon.mjs';
import { begin, comeBack, ioOf, newServer, paramsOf, refAt, requestAt, returnPage } from '../support/mastodon-visit.js';

const searchOf = ({ approveUrl }: { readonly approveUrl: string | undefined }) => new URL(approveUrl!).searchParams;

describe('a follow from a server of Mastodon’s kin', () => {
  for (const [software, scope, hasFragment] of [
    ['mastodon-4.2', 'read:accounts read:follows write:follows', false],
    ['pleroma', 'read:accounts read:follows write:follows', false],
    ['gotosocial', 'read:accounts read:follows write:follows', false],
    ['pixelfed', 'read follow', false],
  ] as const satisfies readonly (readonly [Software, string, boolean])[]) {
    it(`is made on ${software}, with the scope ${scope}`, async () => {
      const server = newServer(software);
      const io = ioOf(server);
      server.reachable.set('river@faraway.example', { locked: false });
      for (const name of [`river@${server.host}`, 'river@faraway.example']) {
        const ticket = await begin(refAt(name), server.host, io);
        expect(searchOf(ticket).get('scope')).to.equal(scope);
        expect(searchOf(ticket).has('response_mode')).to.equal(hasFragment);
        expect(await comeBack(ticket, server, io)).to.deep.equal({ state: 'following' });
      }
      expect(server.stateOf('river')).to.equal('following');
      expect(server.stateOf('river@faraway.example')).to.equal('following');
    });
  }

  it('proves who asks where the server checks that without saying so, and not where it refuses that', async () => {
    const pixelfed = newServer('pixelfed');
    expect(searchOf(await begin(refAt(`river@${pixelfed.host}`), pixelfed.host, ioOf(pixelfed))).get('code_challenge'))
      .to.match(/^[\w-]{43}$/); // prettier-ignore
    const old = newServer();
    old.metadata = { ...old.metadata, code_challenge_methods_supported: ['plain'] };
    const ticket = await begin(refAt(`river@${old.host}`), old.host, ioOf(old));
    expect(searchOf(ticket).has('code_challenge')).to.equal(false);
    expect(await comeBack(ticket, old, ioOf(old))).to.deep.equal({ state: 'following' });
  });

  it('is believed where the server does it a moment after it has answered', async () => {
    const server = newServer('pleroma');
    server.isLate = true;
    const io = ioOf(server);
    const ticket = await begin(refAt(`river@${server.host}`), server.host, io);
    expect(await comeBack(ticket, server, io)).to.deep.equal({ state: 'following' });
    expect(server.asked.map(({ path }) => path)).to.include('/api/v1/accounts/relationships');
  });

  it('is made where the sign-in cannot be described to pages', async () => {
    const server = newServer('gotosocial');
    server.instead.set('/.well-known/oauth-authorization-server', () => {
      throw new TypeError('Failed to fetch');
    });
    const io = ioOf(server);
    const ticket = await begin(refAt(`river@${server.host}`), server.host, io);
    expect(await comeBack(ticket, server, io)).to.deep.equal({ state: 'following' });
  });
});

describe('a follow where the visitor’s server has no sign-in for pages', () => {
  const PAGE = (server: FakeMastodon) =>
    `${server.origin}/authorize_interaction?uri=${encodeURIComponent(`river@${server.host}`)}`;

  for (const [what, prepare] of [
    ['registers no apps', (server) => server.instead.set('/api/v1/apps', () => new Response('{}', { status: 404 }))],
    ['registers apps for its own people', (server) => server.instead.set('/api/v1/apps', () => new Response('{}', { status: 401 }))],
    ['answers with a page', (server) => server.instead.set('/api/v1/apps', () => new Response('<!doctype html>'))],
    ['registers nothing that can be used', (server) => server.instead.set('/api/v1/apps', () => new Response('{"id":"1"}'))],
    ['lets no page ask', (server) => server.instead.set('/api/v1/apps', () => Promise.reject(new TypeError()) as never)],
    ['knows no scope for a follow', (server) => (server.metadata = { ...server.metadata, scopes_supported: ['read', 'write'] })],
    ['describes another server', (server) => (server.metadata = { ...server.metadata, issuer: 'https://evil.example/' })],
    ['describes itself without a name', (server) => (server.metadata = { scopes_supported: ['read', 'follow'] })],
  ] as const satisfies readonly (readonly [string, (server: FakeMastodon) => unknown])[]) {
    it(`goes on with its page for that where it ${what}`, async () => {
      const server = newServer();
      prepare(server);
      const begun = await following.begin(refAt(`river@${server.host}`), requestAt(server.host), ioOf(server));
      expect('handOver' in begun && begun.handOver.approveUrl).to.equal(PAGE(server));
      expect(server.tokens.size).to.equal(0);
    });
  } // prettier-ignore

  it('goes on with that page the next time, after the server has refused the scope', async () => {
    const server = newServer('mastodon-4.2');
    const io = ioOf(server);
    const ref = refAt(`river@${server.host}`);
    const ticket = await begin(ref, server.host, io);
    const back = new URL(searchOf(ticket).get('redirect_uri')!);
    back.search = new URLSearchParams({ error: 'invalid_scope', state: searchOf(ticket).get('state')! }).toString();
    const outcome = await finishMastodon(paramsOf(back), io, returnPage());
    expect(outcome).to.include({ state: 'failed', code: 'private' });
    const begun = await following.begin(ref, requestAt(server.host), io);
    expect('handOver' in begun && begun.handOver.approveUrl).to.equal(PAGE(server));
  });

  it('goes on with that page where nothing can be kept in this browser', async () => {
    const server = newServer();
    const newer = indexedDB.open('magpie-mastodon', 9);
    await new Promise((resolve) => (newer.onsuccess = resolve));
    newer.result.close();
    try {
      const begun = await following.begin(refAt(`river@${server.host}`), requestAt(server.host), ioOf(server));
      expect('handOver' in begun && begun.handOver.approveUrl).to.equal(PAGE(server));
    } finally {
      const gone = indexedDB.deleteDatabase('magpie-mastodon');
      await new Promise((resolve) => (gone.onsuccess = resolve));
    }
  });

  for (const [trouble, code] of [
    ['down', 'unreachable'],
    ['broken', 'unreachable'],
    ['slow', 'timeout'],
    ['refuses-all', 'not-found'],
  ] as const) {
    it(`says ${code} of a server that is ${trouble}`, async () => {
      const server = newServer();
      server.trouble = trouble;
      const begun = following.begin(refAt(`river@${server.host}`), requestAt(server.host), ioOf(server));
      expect(await begun.catch((error: unknown) => error)).to.include({ name: 'NetworkError', code });
    });
  }

  for (const home of ['', ' ', 'social', 'https://', '10.0.0.1', '192.168.1.7:3000', '[fd00::1]', 'printer.local', 'me@db.internal', 'router.home.arpa', 'social.example:8080', 'javascript:alert(1)']) {
    it(`says not-found of “${home}”, and asks nobody`, async () => {
      const server = newServer();
      const asked: string[] = [];
      const io = { ...ioOf(server), fetch: async (url: string) => Promise.reject(new TypeError(String(asked.push(url)))) };
      const begun = following.begin(refAt(`river@${server.host}`), requestAt(home), io);
      expect(await begun.catch((error: unknown) => error)).to.include({ name: 'NetworkError', code: 'not-found' });
      expect(asked).to.deep.equal([]);
    });
  } // prettier-ignore
});
