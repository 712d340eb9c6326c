import { createHash, createHmac } from 'node:crypto';
import { escape, failures, fieldsOf, json, nodeHandler, randomText, text } from './fake-platform.mjs';
import { page, personChoice } from './fake-platform-page.mjs';

/**
 * LINE with one provider: an Official Account with its channel “Messaging API” and a channel “LINE Login”, and the phones of its
 * people. Answers and errors as written in developers.line.biz/en/reference/{messaging-api,line-login}.
 */

const ISSUER = 'https://access.line.me';
const STANDS_FOR = 'LINE Login';
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const base64url = (value) => Buffer.from(value).toString('base64url');
const error = (status, code, description) => json({ error: code, error_description: description }, status);
const problem = (status, message) => json({ message }, status, { 'x-line-request-id': randomText() });

export function fakeLine({
  messaging = { channelId: '1650000001', channelSecret: 'fake-secret-of-the-messaging-channel' },
  login = { channelId: '1650000002', channelSecret: 'fake-secret-of-the-login-channel' },
  callbackUrls = ['https://gateway.example/sign-in/line/callback'],
  basicId = '@river',
  displayName = 'River',
  pictureUrl = 'https://profile.line-scdn.net/river',
  linked = true,
  counted = true,
  everAdded = 7_620,
  everBlocked = 237,
  redelivers = true,
  people = ['Aoi', 'Haru', 'Mei'],
  webhookUrl = 'https://gateway.example/webhooks/line/@river',
  deliver = fetch,
  now = Date.now,
} = {}) {
  const failing = failures();
  const calls = [];
  const channelTokens = new Map();
  const userTokens = new Map();
  const codes = new Map();
  const friends = new Map();
  const insightAt = [];
  const deliveries = [];

  const userId = (person) => `U${createHash('sha256').update(`provider ${person}`).digest('hex').slice(0, 32)}`;
  const isFriend = (person) => friends.get(person) === 'friend';
  const seconds = () => Math.floor(now() / 1_000);
  const bearer = (request) => /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const hasChannelToken = (request) => (channelTokens.get(bearer(request)) ?? 0) > now();
  const unauthenticated = () =>
    problem(401, 'Authentication failed. Confirm that the access token in the authorization header is valid.');

  function signIdToken(claims) {
    const content = `${base64url(JSON.stringify({ typ: 'JWT', alg: 'HS256' }))}.${base64url(JSON.stringify(claims))}`;
    return `${content}.${createHmac('sha256', login.channelSecret).update(content).digest('base64url')}`;
  }

  /** @returns The claims, or the documented description of what is wrong. */
  function readIdToken(token, { client_id, nonce, user_id }) {
    const [head, body, signature] = String(token).split('.');
    const genuine = createHmac('sha256', login.channelSecret).update(`${head}.${body}`).digest('base64url');
    if (signature !== genuine) return 'Invalid IdToken.';
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    if (claims.iss !== ISSUER) return 'Invalid IdToken Issuer.';
    if (claims.exp <= seconds()) return 'IdToken expired.';
    if (claims.aud !== client_id) return 'Invalid IdToken Audience.';
    if (nonce !== undefined && claims.nonce !== nonce) return 'Invalid IdToken Nonce.';
    if (user_id !== undefined && claims.sub !== user_id) return 'Invalid IdToken Subject Identifier.';
    return claims;
  }

  const api = {
    async 'channel-token'(request) {
      const { grant_type, client_id, client_secret } = await fieldsOf(request);
      if (grant_type !== 'client_credentials') return error(400, 'invalid_request', 'unsupported grant_type');
      if (client_id !== messaging.channelId || client_secret !== messaging.channelSecret) {
        return error(400, 'invalid_request', 'invalid client_id or client_secret');
      }
      const access_token = `fake-channel-token-${randomText()}`;
      channelTokens.set(access_token, now() + 15 * MINUTE_MS);
      return json({ token_type: 'Bearer', access_token, expires_in: 900 });
    },
    async 'bot/info'(request) {
      if (!hasChannelToken(request)) return unauthenticated();
      return json({
        userId: userId('the account itself'),
        basicId,
        displayName,
        pictureUrl,
        chatMode: 'bot',
        markAsReadMode: 'auto',
      });
    },
    async 'insight/followers'(request) {
      if (!hasChannelToken(request)) return unauthenticated();
      insightAt.push(now());
      if (insightAt.filter((at) => at > now() - 60 * MINUTE_MS).length > 60) {
        return problem(429, 'The API rate limit has been exceeded. Try again later.');
      }
      const date = new URL(request.url).searchParams.get('date') ?? '';
      const today = new Date(now() + 9 * 60 * MINUTE_MS).toISOString().slice(0, 10).replaceAll('-', '');
      if (!/^\d{8}$/.test(date)) return problem(400, 'The value for the date parameter is invalid.');
      if (date >= today || (!counted && date === dayBefore(today))) return json({ status: 'unready' });
      const blocks = everBlocked + [...friends.values()].filter((state) => state === 'blocked').length;
      const followers = everAdded + friends.size;
      return json({ status: 'ready', followers, targetedReaches: followers - blocks - 100, blocks });
    },
    async 'login-token'(request) {
      const { grant_type, code, redirect_uri, client_id, client_secret, code_verifier = '' } = await fieldsOf(request);
      if (client_id !== login.channelId || client_secret !== login.channelSecret) {
        return error(400, 'invalid_client', 'invalid client_secret');
      }
      const given = codes.get(code);
      codes.delete(code);
      if (grant_type !== 'authorization_code' || !given || given.expiresAt <= now()) {
        return error(400, 'invalid_grant', 'invalid authorization code');
      }
      if (given.redirectUri !== redirect_uri) return error(400, 'invalid_grant', 'redirect_uri does not match');
      if (given.challenge && createHash('sha256').update(code_verifier).digest('base64url') !== given.challenge) {
        return error(400, 'invalid_grant', 'code_verifier does not match');
      }
      const access_token = `fake-user-token-${randomText()}`;
      userTokens.set(access_token, given.person);
      const id_token = signIdToken({
        iss: ISSUER,
        sub: userId(given.person),
        aud: login.channelId,
        exp: seconds() + 3_600,
        iat: seconds(),
        amr: ['linesso'],
        ...(given.nonce ? { nonce: given.nonce } : {}),
        name: given.person,
        picture: `https://profile.line-scdn.net/${encodeURIComponent(given.person)}`,
      });
      return json({
        access_token,
        expires_in: 2_592_000,
        id_token,
        refresh_token: randomText(),
        scope: 'profile openid',
        token_type: 'Bearer',
      });
    },
    async verify(request) {
      const fields = await fieldsOf(request);
      const claims = readIdToken(fields.id_token, fields);
      return typeof claims === 'string' ? error(400, 'invalid_request', claims) : json(claims);
    },
    async friendship(request) {
      const person = userTokens.get(bearer(request));
      if (person === undefined) return problem(401, 'invalid token');
      if (!linked) return problem(400, 'There is no login bot linked to this channel.');
      return json({ friendFlag: isFriend(person) });
    },
  };
  const routes = {
    'POST /oauth2/v3/token': 'channel-token',
    'GET /v2/bot/info': 'bot/info',
    'GET /v2/bot/insight/followers': 'insight/followers',
    'POST /oauth2/v2.1/token': 'login-token',
    'POST /oauth2/v2.1/verify': 'verify',
    'GET /friendship/v1/status': 'friendship',
  };

  async function answer(request) {
    const { pathname } = new URL(request.url);
    if (pathname === '/oauth2/v2.1/authorize') return answerAuthorize(request);
    if (pathname.startsWith('/R/ti/p/')) return answerProfile(request, decodeURIComponent(pathname.slice(8)));
    if (pathname.startsWith('/phone')) return answerPhone(request, pathname);
    const call = routes[`${request.method} ${pathname}`];
    if (!call) return undefined;
    calls.push(call);
    return failing.take(call)?.() ?? api[call](request);
  }

  /** What is wrong with a request to sign in; such a one never leads anywhere. */
  function authorizeError(query) {
    if (query.get('client_id') !== login.channelId) return 'Invalid client_id.';
    if (!callbackUrls.includes(query.get('redirect_uri'))) return 'Invalid redirect_uri value.';
    if (query.get('response_type') !== 'code' || !query.get('state')) return 'response_type and state are needed.';
    if (!query.get('scope')?.split(' ').includes('openid')) return 'Invalid scope.';
    if (query.get('code_challenge') && query.get('code_challenge_method') !== 'S256')
      return 'Invalid code_challenge_method.';
    return undefined;
  }

  /** A person's decision. @returns Where the browser goes. */
  async function decide(query, person, { addFriend = false, decline = false } = {}) {
    const back = new URL(query.get('redirect_uri'));
    if (decline) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set('error_description', 'The resource owner denied the request.');
      back.searchParams.set('state', query.get('state'));
      return back.href;
    }
    const wasFriend = isFriend(person);
    if (addFriend && linked && query.get('bot_prompt')) await phone.addFriend(person);
    const code = randomText(10);
    codes.set(code, {
      person,
      redirectUri: query.get('redirect_uri'),
      nonce: query.get('nonce'),
      challenge: query.get('code_challenge'),
      expiresAt: now() + 10 * MINUTE_MS,
    });
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state'));
    if (query.get('bot_prompt'))
      back.searchParams.set('friendship_status_changed', `${isFriend(person) !== wasFriend}`);
    return back.href;
  }

  /** The page on which a person at a screen chooses who they are and what they agree to. */
  async function answerAuthorize(request) {
    const query = new URL(request.url).searchParams;
    const wrong = authorizeError(query);
    if (wrong) return page('400 Bad Request', `<p>${escape(wrong)}</p>`, { standsFor: STANDS_FOR, status: 400 });
    const options = { standsFor: STANDS_FOR, leadsTo: new URL(query.get('redirect_uri')).origin };
    const prompt = linked && query.get('bot_prompt');
    if (request.method === 'POST') {
      const { person = '', decision, addFriend, next } = await fieldsOf(request);
      if (next === 'friend' && decision === 'allow' && !isFriend(person)) return askForFriend(person, options);
      const location = await decide(query, person, { addFriend: addFriend === 'on', decline: decision === 'decline' });
      return new Response(null, { status: 303, headers: { location } });
    }
    const friend = {
      normal: `<label class="box"><input type="checkbox" name="addFriend" checked> ${friendWords}</label>`,
      aggressive: '<input type="hidden" name="next" value="friend">',
    };
    return page(
      'Log in with LINE',
      `<form method="post">${personChoice('You are', people)}${friend[prompt] ?? ''}<div class="actions"><button class="go" name="decision" value="allow">Allow</button><button name="decision" value="decline">Cancel</button></div></form>`,
      options,
    );
  }

  const friendWords = `<span>Add ${escape(displayName)} as a friend · <span lang="ja">友だち追加</span></span>`;

  /** The page of its own that `bot_prompt=aggressive` asks for, after consent. */
  const askForFriend = (person, options) =>
    page(
      'One thing more',
      `<form method="post"><input type="hidden" name="person" value="${escape(person)}"><input type="hidden" name="decision" value="allow"><div class="actions"><button class="go" name="addFriend" value="on">${friendWords}</button><button name="addFriend" value="off">Not now</button></div></form>`,
      options,
    );

  /** The page that an add-friend link opens: on a phone the app would. */
  async function answerProfile(request, id) {
    const options = { standsFor: 'an account’s page on LINE' };
    if (id !== basicId) return page('Not found', `<p>${escape(id)} is no account.</p>`, { ...options, status: 404 });
    if (request.method === 'POST') {
      const { person = '', decision } = await fieldsOf(request);
      await (decision === 'block' ? phone.block(person) : phone.addFriend(person));
      const done = isFriend(person) ? 'is a friend now' : 'is no friend';
      return page(displayName, `<p>${escape(person)} ${done}. <a href="">Back</a></p>`, options);
    }
    return page(
      displayName,
      `<form method="post">${personChoice('You are', people)}<div class="actions"><button class="go" name="decision" value="add">Add friend · <span lang="ja">友だち追加</span></button><button name="decision" value="block">Block · <span lang="ja">ブロック</span></button></div></form>`,
      options,
    );
  }

  const eventId = () => `01${randomText(13).slice(0, 24).toUpperCase()}`;
  const happen = (person, type, more = {}) =>
    tell([
      {
        type,
        mode: 'active',
        timestamp: now(),
        source: { type: 'user', userId: userId(person) },
        webhookEventId: eventId(),
        deliveryContext: { isRedelivery: false },
        ...more,
      },
    ]);

  /** A call of the webhook, as the platform makes it. */
  function toCall(events) {
    const body = JSON.stringify({ destination: userId('the account itself'), events });
    const signature = createHmac('sha256', messaging.channelSecret).update(body).digest('base64');
    return { url: webhookUrl, body, signature };
  }

  const post = ({ url, body, signature }) =>
    deliver(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-line-signature': signature },
      signal: AbortSignal.timeout(2_000),
    });

  /** Tells the account's server; again, where redelivery is on, when it does not answer well. @returns Its last answer. */
  async function tell(events) {
    const again = events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } }));
    for (const told of redelivers ? [events, again] : [events]) {
      const call = toCall(told);
      deliveries.push(call);
      const response = await post(call).catch(() => undefined);
      if (response?.ok) return response;
    }
    return undefined;
  }

  const phone = {
    /** Opens the link or scans the QR code of `https://line.me/R/ti/p/…`, and adds the account. */
    async addFriend(person) {
      if (isFriend(person)) return;
      const isUnblocked = friends.get(person) === 'blocked';
      friends.set(person, 'friend');
      await happen(person, 'follow', { replyToken: randomText(), follow: { isUnblocked } });
    },
    async block(person) {
      if (!isFriend(person)) return;
      friends.set(person, 'blocked');
      await happen(person, 'unfollow');
    },
    /** @param authorizeUrl Where a site led the browser. @returns Where LINE leads it then; an error page where it does not. */
    async signIn(authorizeUrl, person, decision) {
      const query = new URL(authorizeUrl).searchParams;
      const wrong = authorizeError(query);
      return wrong ? Promise.reject(new Error(wrong)) : decide(query, person, decision);
    },
  };

  async function answerPhone(request, pathname) {
    if (pathname === '/phone' && request.method === 'GET') {
      return json({ people: people.map((person) => ({ person, friend: isFriend(person) })) });
    }
    const { person = '' } = await fieldsOf(request);
    const act = { '/phone/add-friend': phone.addFriend, '/phone/block': phone.block }[pathname];
    if (!act || request.method !== 'POST' || person === '') return json({ error: 'not found' }, 404);
    await act(person);
    return text('', 'text/plain', 200);
  }

  return {
    account: { messaging, login, basicId },
    answer,
    handler: (prefix) => nodeHandler(answer, prefix),
    fetch: async (url, init) => (await answer(new Request(url, init))) ?? new Response('', { status: 404 }),
    phone,
    userId,
    isFriend,
    tell,
    /** The button “Verify” of the console. */
    verifyWebhook: () => tell([]),
    toCall,
    post,
    calls,
    deliveries,
    failNext: (call, status, message, headers, times) =>
      failing.next(call, () => json({ message }, status, { 'x-line-request-id': randomText(), ...headers }), times),
    answerNext: (call, make, times) => failing.next(call, make, times),
    revokeChannelTokens: () => channelTokens.clear(),
    signIdToken,
  };
}

function dayBefore(date) {
  const at = Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`);
  return new Date(at - DAY_MS).toISOString().slice(0, 10).replaceAll('-', '');
}
