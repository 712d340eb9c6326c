import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConnectorSignIn, SignedIn } from '../../src/gateway/connectors/connector.js';
import { json } from '../support/fake-platform.mjs';
import { lineScene, RIVER_ON_LINE, type LineScene, type LineSceneOptions } from './support/line-scene.js';

const attempt = {
  redirectUri: 'https://gateway.example/sign-in/line/callback',
  state: 'a state of a hundred and twenty-eight bits',
  nonce: 'a nonce of a hundred and twenty-eight bits',
  codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
};

interface Played extends LineScene {
  readonly signIn: ConnectorSignIn;
  /** Signs in; `spoil` changes what comes back. */
  readonly finish: (
    decision?: { readonly addFriend?: boolean; readonly decline?: boolean },
    spoil?: (query: URLSearchParams) => void,
    with_?: Partial<typeof attempt>,
  ) => Promise<SignedIn>;
}

function play(options: LineSceneOptions = {}): Played {
  const scene = lineScene(options);
  const signIn = scene.connector.signIn!(RIVER_ON_LINE)!;
  return {
    ...scene,
    signIn,
    async finish(decision = {}, spoil = () => undefined, changed = {}) {
      const back = new URL(await scene.platform.phone.signIn(signIn.begin(attempt), 'Aoi', decision));
      assert.equal(back.searchParams.get('state'), attempt.state);
      spoil(back.searchParams);
      return signIn.finish(back.searchParams, { ...attempt, ...changed });
    },
  };
}

describe('LINE Login', () => {
  it('begins at LINE’s page, with PKCE and the offer to add the account', () => {
    const url = new URL(play().signIn.begin(attempt));
    assert.equal(`${url.origin}${url.pathname}`, 'https://access.line.me/oauth2/v2.1/authorize');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      response_type: 'code',
      client_id: '1650000002',
      redirect_uri: attempt.redirectUri,
      state: attempt.state,
      scope: 'profile openid',
      nonce: attempt.nonce,
      // RFC 7636, appendix B.
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      bot_prompt: 'aggressive',
    });
    const normal = play({ account: (config) => ({ ...config, login: { ...config.login!, botPrompt: 'normal' } }) });
    assert.equal(new URL(normal.signIn.begin(attempt)).searchParams.get('bot_prompt'), 'normal');
  });

  it('tells who it is, and that they follow once they have added the account', async () => {
    const { finish, platform, heard } = play();
    assert.deepEqual(await finish({ addFriend: true }), {
      person: {
        issuer: 'https://access.line.me',
        subject: platform.userId('Aoi'),
        name: 'Aoi',
        pictureUrl: 'https://profile.line-scdn.net/Aoi',
      },
      follows: true,
    });
    // LINE tells it twice: the webhook knows the same person, by the same id.
    assert.equal(heard.followed[0]?.person.subject, platform.userId('Aoi'));
    assert.equal((await finish()).follows, true, 'who is a friend stays one');
  });

  it('tells that they do not follow where they did not want to, or have blocked it', async () => {
    const { finish, platform } = play();
    assert.equal((await finish({ addFriend: false })).follows, false);
    await finish({ addFriend: true });
    await platform.phone.block('Aoi');
    assert.equal((await finish()).follows, false);
  });

  it('ends where they decline', async () => {
    await assert.rejects(play().finish({ decline: true }), { code: 'declined' });
  });

  for (const [name, spoil, changed] of [
    ['no code', (query: URLSearchParams) => query.delete('code'), {}],
    ['two codes', (query: URLSearchParams) => query.append('code', 'a'), {}],
    ['a code of nobody', (query: URLSearchParams) => query.set('code', 'a'), {}],
    ['a code that is none', (query: URLSearchParams) => query.set('code', 'a b'), {}],
    ['another error', (query: URLSearchParams) => query.set('error', 'server_error'), {}],
    ['another verifier', () => undefined, { codeVerifier: 'a'.repeat(43) }],
    ['another nonce', () => undefined, { nonce: 'another nonce' }],
  ] as const) {
    it(`fails with ${name}, and nobody else’s sign-in rests for it`, async () => {
      const { finish, world } = play();
      await assert.rejects(finish({}, spoil, changed), { code: 'sign-in-failed' });
      assert.equal((await finish()).follows, false);
      assert.deepEqual(world.logged, []);
    });
  }

  it('fails with a code that was used or is too old', async () => {
    const { finish, platform, signIn, world } = play();
    const back = new URL(await platform.phone.signIn(signIn.begin(attempt), 'Aoi'));
    await signIn.finish(back.searchParams, attempt);
    await assert.rejects(signIn.finish(back.searchParams, attempt), { code: 'sign-in-failed' });
    const late = (query: URLSearchParams): void => void (world.clock.now += 600_000 + query.size);
    await assert.rejects(finish({}, late), { code: 'sign-in-failed' });
  });

  for (const [name, change] of [
    ['of another channel', { aud: '1' }],
    ['of another issuer', { iss: 'https://access.line.example' }],
    ['of another sign-in', { nonce: 'another' }],
    ['that has expired', { exp: 1 }],
    ['of nobody', { sub: '' }],
    ['of somebody of another kind', { sub: 'C206d25c2ea6bd87c17655609a1c37cb8' }],
  ] as const) {
    it(`does not trust LINE with an id token ${name}`, async () => {
      const played = play();
      const claims = {
        iss: 'https://access.line.me',
        sub: played.platform.userId('Aoi'),
        aud: '1650000002',
        exp: played.world.clock.now / 1_000 + 60,
        nonce: attempt.nonce,
      };
      played.platform.answerNext('verify', () => json(claims));
      assert.equal((await played.finish()).person.subject, claims.sub);
      played.platform.answerNext('verify', () => json({ ...claims, ...change }));
      await assert.rejects(played.finish(), { code: 'sign-in-failed' });
    });
  }

  it('does not take a token that was signed with another secret', async () => {
    const played = play();
    const other = lineScene({ platform: { login: { channelId: '1650000002', channelSecret: 'other' } } });
    const forged = other.platform.signIdToken({
      iss: 'https://access.line.me',
      aud: '1650000002',
      nonce: attempt.nonce,
    });
    played.platform.answerNext('login-token', () => json({ access_token: 'a', id_token: forged }));
    await assert.rejects(played.finish(), { code: 'sign-in-failed' });
  });

  it('tells the operator of a wrong secret and of an address that is not registered, and rests', async () => {
    const secret = play({ account: (config) => ({ ...config, login: { ...config.login!, channelSecret: 'canary' } }) });
    await assert.rejects(secret.finish(), { code: 'misconfigured' });
    await assert.rejects(secret.finish(), { code: 'misconfigured' });
    assert.equal(secret.platform.calls.filter((call) => call === 'login-token').length, 1);
    assert.match((await secret.connector.readiness())[0]!.text, /channel secret of the LINE Login channel/);
    assert.doesNotMatch(JSON.stringify(secret.world.logged), /canary/);
    const address = play();
    await assert.rejects(address.finish({}, undefined, { redirectUri: 'https://other.example' }), {
      code: 'misconfigured',
    });
    assert.match((await address.connector.readiness())[0]!.text, /under “LINE Login” → “Callback URL”/);
  });

  it('knows who it is also where the account is not linked, and tells the operator', async () => {
    const played = play({ platform: { linked: false } });
    const { person, follows } = await played.finish({ addFriend: true });
    assert.deepEqual([person.name, follows], ['Aoi', undefined]);
    assert.match((await played.connector.readiness())[0]!.text, /“Linked LINE Official Account”/);
  });

  it('does not trust answers that are none', async () => {
    for (const [call, answer] of [
      ['login-token', {}],
      ['login-token', { access_token: 'a' }],
      ['friendship', { friendFlag: 'yes' }],
    ] as const) {
      const played = play();
      played.platform.answerNext(call, () => json(answer));
      if (call === 'friendship') assert.equal((await played.finish({ addFriend: true })).follows, undefined);
      else await assert.rejects(played.finish(), { code: 'bad-response' });
    }
  });
});
