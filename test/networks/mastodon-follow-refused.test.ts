import { expect } from '@open-wc/testing';
import type { FollowEnd } from '../../src/core/following.js';
import { keepAttempt } from '../../src/networks/mastodon/follow/attempt.js';
import { finishMastodon } from '../../src/networks/mastodon/follow/finish.js';
import type { FakeMastodon, Software } from '../support/fake-mastodon.mjs';
import { begin, ioOf, newServer, paramsOf, refAt, returnPage } from '../support/mastodon-visit.js';

/** A visitor who has allowed it, on the way back. */
interface Answered {
  readonly server: FakeMastodon;
  readonly params: URLSearchParams;
  readonly finish: (params?: URLSearchParams) => Promise<FollowEnd | undefined>;
}

async function answered(prepare: (server: FakeMastodon) => unknown = () => {}, software?: Software): Promise<Answered> {
  const server = newServer(software);
  prepare(server);
  const io = ioOf(server);
  const ticket = await begin(refAt(`river@${server.host}`), server.host, io);
  const params = paramsOf(await server.decide(ticket.approveUrl!, 'allow'));
  return { server, params, finish: (given = params) => finishMastodon(given, io, returnPage()) };
}

const failed = (code: string) => ({ state: 'failed', code });
const reply =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status });
const TOKEN = '/oauth/token';

describe('an answer that is not the one that a follow waits for', () => {
  it('is none of this module’s without its state, and is left alone', async () => {
    const { server, finish } = await answered();
    const before = server.asked.length;
    for (const search of ['', 'code=c', 'code=c&state=', 'code=c&state=shop-login-1', 'state=x&error=access_denied']) {
      expect(await finish(new URLSearchParams(search))).to.equal(undefined);
    }
    expect(server.asked.length).to.equal(before);
  });

  for (const [what, spoil, expected] of [
    ['a state that nobody gave', (params) => params.set('state', `magpie-mastodon-${'A'.repeat(43)}`), { state: 'expired' }],
    ['a state that lacks a letter', (params) => params.set('state', params.get('state')!.slice(0, -1)), { state: 'expired' }],
    ['two states', (params) => params.append('state', params.get('state')!), undefined],
    ['two codes', (params) => params.append('code', 'another'), failed('bad-response')],
    ['no code', (params) => params.delete('code'), failed('bad-response')],
    ['an empty code', (params) => params.set('code', ''), failed('bad-response')],
    ['an endless code', (params) => params.set('code', 'c'.repeat(5_000)), failed('bad-response')],
    ['a code that the server did not give', (params) => params.set('code', 'forged'), failed('private')],
    ['another issuer', (params) => params.set('iss', 'https://evil.example/'), failed('bad-response')],
    ['an issuer that only begins like it', (params) => params.set('iss', 'https://social-1.example.evil.example/'), failed('bad-response')],
    ['two issuers', (params) => { params.append('iss', 'https://a.example'); params.append('iss', 'https://b.example'); }, failed('bad-response')],
    ['a denial', (params) => { params.delete('code'); params.set('error', 'access_denied'); }, { state: 'declined', reason: 'denied' }],
    ['a denial with a code', (params) => params.set('error', 'access_denied'), { state: 'declined', reason: 'denied' }],
    ['an error of the server', (params) => params.set('error', 'server_error'), failed('unreachable')],
    ['a server that is busy', (params) => params.set('error', 'temporarily_unavailable'), failed('unreachable')],
    ['a client that may not', (params) => params.set('error', 'unauthorized_client'), failed('private')],
    ['an error that nobody knows', (params) => params.set('error', 'no_such_word'), failed('private')],
  ] as const satisfies readonly (readonly [string, (params: URLSearchParams) => unknown, object | undefined])[]) {
    it(`follows nobody with ${what}`, async () => {
      const { server, params, finish } = await answered();
      spoil(params);
      const outcome = await finish();
      if (expected) expect(outcome).to.deep.include(expected);
      else expect(outcome).to.equal(undefined);
      expect(server.stateOf('river')).to.equal('none');
      expect(server.tokens.size).to.equal(0);
    });
  } // prettier-ignore

  it('is used once, also by two pages at the same time', async () => {
    const { server, finish } = await answered();
    const outcomes = await Promise.all([finish(), finish()]);
    expect(outcomes.map((outcome) => outcome!.state).sort()).to.deep.equal(['expired', 'following']);
    expect(await finish()).to.deep.equal({ state: 'expired' });
    expect(server.asked.filter(({ path }) => path === TOKEN).length).to.equal(1);
  });

  it('is refused after its time', async () => {
    const { server, params, finish } = await answered();
    const { host, apps } = server;
    await keepAttempt(`${params.get('state')}-late`, {
      id: 'late',
      wish: 'follow',
      account: refAt(`river@${host}`),
      host,
      issuers: [`${server.origin}/`],
      sendsIssuer: false,
      app: apps[0]!,
      scope: 'read follow',
      redirectUri: apps[0]!.redirectUris[0]!,
      verifier: undefined,
      returnUrl: undefined,
      expiresAt: Date.now() - 1,
    });
    params.set('state', `${params.get('state')}-late`);
    expect(await finish()).to.deep.equal({ state: 'expired' });
    expect(server.asked.filter(({ path }) => path === TOKEN)).to.deep.equal([]);
  });

  it('has to name its server where that always does', async () => {
    const promise = (server: FakeMastodon) => {
      server.metadata = { ...server.metadata, authorization_response_iss_parameter_supported: true };
    };
    const silent = await answered(promise);
    expect(await silent.finish()).to.include(failed('bad-response'));
    const named = await answered((server) => {
      promise(server);
      server.iss = `${server.origin}/`;
    });
    expect(await named.finish()).to.deep.equal({ state: 'following' });
  });

  it('does not help on another server: a code of one is sent to no other', async () => {
    const [one, other] = [await answered(), await answered()];
    one.params.set('state', other.params.get('state')!);
    expect(await one.finish()).to.include(failed('unreachable'));
    expect(one.server.asked.filter(({ path }) => path === TOKEN)).to.deep.equal([]);
  });

  it('is worth nothing with the proof of another attempt', async () => {
    const server = newServer();
    const io = ioOf(server);
    const [one, other] = await Promise.all(
      [1, 2].map(async () => {
        const ticket = await begin(refAt(`river@${server.host}`), server.host, io);
        return paramsOf(await server.decide(ticket.approveUrl!, 'allow'));
      }),
    );
    one!.set('code', other!.get('code')!);
    expect(await finishMastodon(one!, io, returnPage())).to.include(failed('private'));
    expect(server.stateOf('river')).to.equal('none');
  });
});

describe('an answer to another page of the site', () => {
  it('is worth nothing for this one', async () => {
    const server = newServer();
    const [one, other] = await Promise.all(
      ['/', '/follow'].map(async (followPage) => {
        const io = { ...ioOf(server), settings: { followPage } };
        const ticket = await begin(refAt(`river@${server.host}`), server.host, io);
        return paramsOf(await server.decide(ticket.approveUrl!, 'allow'));
      }),
    );
    one!.set('code', other!.get('code')!);
    expect(await finishMastodon(one!, ioOf(server), returnPage())).to.include(failed('private'));
    expect(server.stateOf('river')).to.equal('none');
  });
});

describe('a server that does not keep to what it should answer', () => {
  for (const [what, path, answer, code] of [
    ['a token of another kind', TOKEN, reply({ access_token: 't', token_type: 'mac', scope: 'read follow' }), 'bad-response'],
    ['a token of no kind', TOKEN, reply({ access_token: 't', scope: 'read follow' }), 'bad-response'],
    ['no token', TOKEN, reply({ token_type: 'Bearer', scope: 'read follow' }), 'bad-response'],
    ['a token that is no text', TOKEN, reply({ access_token: 7, token_type: 'Bearer' }), 'bad-response'],
    ['a token of several lines', TOKEN, reply({ access_token: 'a\r\nx: y', token_type: 'Bearer' }), 'bad-response'],
    ['a list for a token', TOKEN, reply([]), 'bad-response'],
    ['a page for a token', TOKEN, () => new Response('<!doctype html>'), 'bad-response'],
    ['300 kB around a token', TOKEN, reply({ access_token: 't', token_type: 'Bearer', more: 'x'.repeat(300_000) }), 'bad-response'],
    ['a way to somewhere else', TOKEN, () => new Response('', { status: 302, headers: { location: 'http://evil.example/' } }), 'bad-response'],
    ['invalid_grant', TOKEN, reply({ error: 'invalid_grant' }, 400), 'private'],
    ['invalid_client', TOKEN, reply({ error: 'invalid_client' }, 401), 'private'],
    ['500', TOKEN, reply({}, 500), 'unreachable'],
    ['429', TOKEN, reply({}, 429), 'rate-limited'],
    ['nothing', TOKEN, () => Promise.reject(new TypeError('Failed to fetch')) as never, 'unreachable'],
    ['another account', '/api/v1/accounts/lookup', reply({ id: '9', acct: 'mallory' }), 'bad-response'],
    ['the account of another server', '/api/v1/accounts/lookup', reply({ id: '9', acct: 'river@evil.example' }), 'bad-response'],
    ['an account without an id', '/api/v1/accounts/lookup', reply({ acct: 'river' }), 'bad-response'],
    ['401 to a good token', '/api/v1/accounts/lookup', reply({ error: 'The access token is invalid' }, 401), 'private'],
    ['a follow of somebody else', '/api/v1/accounts/110000000000000001/follow', reply({ id: '2', following: true }), 'bad-response'],
    ['a list for a follow', '/api/v1/accounts/110000000000000001/follow', reply([]), 'bad-response'],
    ['a follow that is none', '/api/v1/accounts/110000000000000001/follow', reply({ id: '110000000000000001', following: 'yes' }), 'bad-response'],
    ['403 to a follow', '/api/v1/accounts/110000000000000001/follow', reply({ error: 'This action is not allowed' }, 403), 'private'],
    ['404 to a follow', '/api/v1/accounts/110000000000000001/follow', reply({ error: 'Record not found' }, 404), 'not-found'],
    ['429 to a follow', '/api/v1/accounts/110000000000000001/follow', reply({ error: 'Too many requests' }, 429), 'rate-limited'],
  ] as const) {
    it(`fails with ${code} for ${what}`, async () => {
      const { server, finish } = await answered();
      server.instead.set(path, answer);
      expect(await finish()).to.include(failed(code));
      expect(server.stateOf('river')).to.equal('none');
      expect(server.tokens.size).to.equal(0);
    });
  } // prettier-ignore

  it('says how long it wants to be left alone', async () => {
    const { server, finish } = await answered();
    server.instead.set(TOKEN, () => new Response('{}', { status: 429, headers: { 'retry-after': '70' } }));
    expect(await finish()).to.deep.equal({ state: 'failed', code: 'rate-limited', retryAfterSeconds: 70 });
  });

  for (const [granted, what] of [
    ['read', 'only to read'],
    ['write:follows', 'only to write'],
    ['read:accounts write:follows', 'too little'],
    ['profile', 'a name'],
  ]) {
    it(`is given its token back where it allows ${what}`, async () => {
      const { server, finish } = await answered((one) => (one.grants = granted));
      expect(await finish()).to.include(failed('private'));
      expect(server.stateOf('river')).to.equal('none');
      expect(server.tokens.size).to.equal(0);
      expect(server.asked.at(-1)!.path).to.equal('/oauth/revoke');
    });
  }

  it('may call more than it was asked for by its older name', async () => {
    const { server, finish } = await answered((one) => (one.grants = 'read write follow push'));
    expect(await finish()).to.deep.equal({ state: 'following' });
    expect(server.tokens.size).to.equal(0);
  });

  it('gets its token back also when the follow fails', async () => {
    const { server, finish } = await answered();
    server.instead.set('/api/v1/accounts/lookup', reply({ error: 'gone' }, 410));
    expect(await finish()).to.include(failed('not-found'));
    expect(server.secrets.some((secret) => secret.startsWith('token-'))).to.equal(true);
    expect(server.tokens.size).to.equal(0);
  });

  it('that takes no token back has followed all the same', async () => {
    const { server, finish } = await answered();
    server.instead.set('/oauth/revoke', () => new Response('<h1>404</h1>', { status: 404 }));
    expect(await finish()).to.deep.equal({ state: 'following' });
  });

  it('that allows no more follows says so', async () => {
    const { finish } = await answered((one) => (one.followLimit = 0));
    expect(await finish()).to.deep.equal({ state: 'declined', reason: 'follow-limit' });
  });

  it('that has forgotten the app meanwhile is asked for another one the next time', async () => {
    const { server, finish } = await answered();
    server.forgetApps();
    expect(await finish()).to.include(failed('private'));
    const io = ioOf(server);
    const ticket = await begin(refAt(`river@${server.host}`), server.host, io);
    const params = paramsOf(await server.decide(ticket.approveUrl!, 'allow'));
    expect(await finishMastodon(params, io, returnPage())).to.deep.equal({ state: 'following' });
    // It was forgotten here, too: nobody had to ask whether it is known.
    expect(server.asked.filter(({ path }) => path === '/api/v1/apps').length).to.equal(2);
    expect(server.asked.filter(({ path }) => path === TOKEN).length).to.equal(2);
  });
});
