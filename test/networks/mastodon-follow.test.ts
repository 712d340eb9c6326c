import { expect } from '@open-wc/testing';
import { following } from '../../src/networks/mastodon/follow/following.js';
import { FakeMastodon } from '../support/fake-mastodon.mjs';
import { begin, beginUnfollow, comeBack, ioOf, newServer, refAt } from '../support/mastodon-visit.js';

const pathsOf = (server: FakeMastodon) => server.asked.map(({ method, path }) => `${method} ${path}`);
const searchOf = ({ approveUrl }: { readonly approveUrl: string | undefined }) => new URL(approveUrl!).searchParams;

/** Everything that scripts of the site can read later. */
async function keptOnDevice(): Promise<string> {
  const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name!);
      opening.onsuccess = () => resolve(opening.result);
    });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      kept.push(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result))));
    }
    database.close();
  }
  return JSON.stringify(kept);
}

describe('a follow from the visitor’s own Mastodon server', () => {
  it('is asked for on a page of that server, and made when the visitor comes back', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ticket = await begin(refAt(`river@${server.host}`), server.host, io, { language: 'de' });
    expect(ticket.approveUrl!.split('?')[0]).to.equal(`${server.origin}/oauth/authorize`);
    expect(Object.fromEntries(searchOf(ticket))).to.include({
      response_type: 'code',
      response_mode: 'fragment',
      code_challenge_method: 'S256',
      scope: 'read:accounts read:follows write:follows',
      redirect_uri: `${location.origin}/`,
      lang: 'de',
    });
    expect(ticket.expiresAt - Date.now()).to.be.within(590_000, 600_000);
    expect(server.stateOf('river')).to.equal('none');
    expect(await comeBack(ticket, server, io)).to.deep.equal({ state: 'following' });
    expect(server.stateOf('river')).to.equal('following');
  });

  it('is a ticket of plain data, which tells whoever reads it nothing to come back with', async () => {
    const server = newServer();
    const { approveUrl, data, ...rest } = await begin(refAt(`river@${server.host}`), server.host, ioOf(server));
    expect(JSON.parse(JSON.stringify({ data, ...rest }))).to.deep.equal({ data, expiresAt: rest.expiresAt });
    expect(Object.keys(data as object)).to.deep.equal(['id']);
    expect(approveUrl).not.to.contain((data as { readonly id: string }).id);
  });

  it('leaves no token behind: not on this device, and not on the server', async () => {
    const server = newServer();
    const io = ioOf(server);
    await comeBack(await begin(refAt(`river@${server.host}`), server.host, io), server, io);
    expect(server.secrets.length).to.equal(2);
    const kept = await keptOnDevice();
    expect(server.secrets.filter((secret) => kept.includes(secret))).to.deep.equal([]);
    expect(server.tokens.size).to.equal(0);
  });

  it('shows its token in a header alone, and sends no cookie and no referrer', async () => {
    const server = newServer();
    const io = ioOf(server);
    await comeBack(await begin(refAt(`river@${server.host}`), server.host, io), server, io);
    for (const { path, init } of server.asked.filter(({ path }) => !/well-known|nodeinfo/.test(path))) {
      expect(init, path).to.include({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' });
      expect(server.secrets.filter((secret) => path.includes(secret))).to.deep.equal([]);
    }
  });

  it('is a request where the account is locked', async () => {
    const server = newServer();
    const io = ioOf(server);
    server.addAccount('quiet', true);
    const ticket = await begin(refAt(`quiet@${server.host}`), server.host, io);
    expect(await comeBack(ticket, server, io)).to.deep.equal({ state: 'requested' });
    expect(server.stateOf('quiet')).to.equal('requested');
  });

  for (const locked of [false, true]) {
    it(`finds ${locked ? 'a locked' : 'an'} account of another server on the visitor’s own`, async () => {
      const server = newServer();
      const io = ioOf(server);
      server.addAccount('river@elsewhere.example');
      server.addAccount('riverbank@faraway.example');
      server.reachable.set('river@faraway.example', { locked });
      const ticket = await begin(refAt('River@faraway.example'), `@bob@${server.host}`, io);
      expect(await comeBack(ticket, server, io)).to.deep.equal({ state: locked ? 'requested' : 'following' });
      expect(server.stateOf('river@elsewhere.example')).to.equal('none');
      expect(server.stateOf('riverbank@faraway.example')).to.equal('none');
      expect(server.stateOf('river')).to.equal('none');
    });
  }

  it('says not-found of an account that the visitor’s server does not find', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ticket = await begin(refAt('river@faraway.example'), server.host, io);
    expect(await comeBack(ticket, server, io)).to.include({ state: 'failed', code: 'not-found' });
    expect(server.stateOf('river')).to.equal('none');
    expect(server.tokens.size).to.equal(0);
  });

  it('takes an account without a domain only where the domain says that it lives there', async () => {
    const server = new FakeMastodon('https://web.split.example', 'mastodon', 'split.example');
    const io = ioOf(server);
    const naming: typeof io = {
      ...io,
      fetch: (url, init) => io.fetch(url.replace('https://split.example/', 'https://web.split.example/'), init),
    };
    const lost = await begin(refAt('river@split.example'), 'web.split.example', io);
    expect(await comeBack(lost, server, io)).to.include({ state: 'failed', code: 'not-found' });
    const ticket = await begin(refAt('river@split.example'), 'web.split.example', naming);
    expect(await comeBack(ticket, server, naming)).to.deep.equal({ state: 'following' });
  });

  it('goes to the server that the domain of the visitor’s address names', async () => {
    const server = new FakeMastodon('https://web.own.example', 'mastodon', 'own.example');
    const io = ioOf(server);
    const fetch: typeof io.fetch = (url, init) =>
      url.startsWith('https://own.example/.well-known/webfinger')
        ? io.fetch(url.replace('https://own.example/', 'https://web.own.example/'), init)
        : io.fetch(url, init);
    const ticket = await begin(refAt('river@own.example'), 'bob@own.example', { ...io, fetch });
    expect(new URL(ticket.approveUrl!).host).to.equal('web.own.example');
  });

  it('registers once per server, and anew once the server has forgotten that', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ref = refAt(`river@${server.host}`);
    await comeBack(await begin(ref, server.host, io), server, io);
    await comeBack(await begin(ref, server.host, io), server, io);
    expect(server.apps.length).to.equal(1);
    expect(server.tokens.size).to.equal(0);
    server.forgetApps();
    expect(await comeBack(await begin(ref, server.host, io), server, io)).to.deep.equal({ state: 'following' });
    expect(server.apps.length).to.equal(1);
    expect(pathsOf(server).filter((path) => path === 'POST /api/v1/apps').length).to.equal(2);
  });

  it('is registered by the site’s name, for the page that the visitor comes back to', async () => {
    const server = newServer();
    const io = { ...ioOf(server), settings: { followPage: '/follow?lang=en#top' } };
    const ticket = await begin(refAt(`river@${server.host}`), server.host, io);
    expect(server.apps[0]).to.deep.include({
      name: location.host,
      redirectUris: [`${location.origin}/follow?lang=en`],
    });
    const back = await server.decide(ticket.approveUrl!, 'allow');
    expect(back.pathname + back.search).to.equal('/follow?lang=en');
  });

  it('leads back to no page of another site', async () => {
    const server = newServer();
    for (const followPage of ['https://evil.example/', '//evil.example/']) {
      const io = { ...ioOf(server), settings: { followPage } };
      const error: unknown = await begin(refAt(`river@${server.host}`), server.host, io).catch((thrown) => thrown);
      expect(error).to.be.instanceOf(TypeError);
    }
    expect(server.asked).to.deep.equal([]);
  });

  it('goes to the server that the page names in place of all others', async () => {
    const server = newServer();
    const io = { ...ioOf(server), settings: { mastodon: server.origin } };
    const ticket = await begin(refAt('river@faraway.example'), 'bob@faraway.example', io);
    expect(new URL(ticket.approveUrl!).origin).to.equal(server.origin);
    expect(await comeBack(ticket, server, io)).to.deep.equal({ state: 'following' });
  });

  it('is taken back with another sign-in', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ref = refAt(`river@${server.host}`);
    await comeBack(await begin(ref, server.host, io), server, io);
    const ticket = await beginUnfollow(ref, server.host, io);
    expect(server.stateOf('river')).to.equal('following');
    expect(await comeBack(ticket, server, io)).to.deep.equal({ state: 'not-following' });
    expect(server.stateOf('river')).to.equal('none');
    expect(server.tokens.size).to.equal(0);
  });

  it('is made once by two who do it twice', async () => {
    const server = newServer();
    const io = ioOf(server);
    const ref = refAt(`river@${server.host}`);
    const tickets = await Promise.all([begin(ref, server.host, io), begin(ref, server.host, io)]);
    const outcomes = await Promise.all(tickets.map((ticket) => comeBack(ticket, server, io)));
    expect(outcomes).to.deep.equal([{ state: 'following' }, { state: 'following' }]);
    expect(server.stateOf('river')).to.equal('following');
  });

  it('tells no more of how the visitor stands, for nothing is kept to ask with', async () => {
    const server = newServer();
    const ref = refAt(`river@${server.host}`);
    expect(await following.relationships([ref, ref], ioOf(server))).to.deep.equal([undefined, undefined]);
    expect(server.asked).to.deep.equal([]);
  });
});
