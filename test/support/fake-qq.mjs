import { createHash } from 'node:crypto';
import { escape, failures, fieldsOf, json, nodeHandler, randomText, text } from './fake-platform.mjs';
import { page, personChoice } from './fake-platform-page.mjs';

/**
 * QQ Connect with one app, and people who sign in with it. Answers as written in wiki.connect.qq.com: a query string or a call
 * of `callback` where `fmt=json` is not asked for.
 */

const MINUTE_MS = 60_000;
const STANDS_FOR = 'QQ Connect (QQ 互联)';

const SAYINGS = {
  100001: 'param client_id is wrong or lost',
  100002: 'param client_secret is wrong or lost',
  100004: 'param grant_type is wrong or lost',
  100007: 'param access token is wrong or lost ',
  100008: 'client id is wrong or lost',
  100009: 'client secret is illegal',
  100010: 'redirect uri is illegal',
  100016: 'access token check failed',
  100019: 'code to access token error',
  100020: 'code is reused error',
  100048: 'companyid not set',
};

export function fakeQq({
  appId = '101000001',
  appKey = 'fake-key-of-the-qq-app',
  callbackUrls = ['https://gateway.example/sign-in/qq/callback'],
  company,
  people = ['小河', '小山', '小雨'],
  /** Answers as before `fmt=json` was known. */
  oldFashioned = false,
  now = Date.now,
} = {}) {
  const failing = failures();
  const calls = [];
  const codes = new Map();
  const used = new Set();
  const tokens = new Map();

  const openId = (person) => createHash('md5').update(`${appId} ${person}`).digest('hex').toUpperCase();
  const unionId = (person) => `UID_${createHash('md5').update(`${company} ${person}`).digest('hex').toUpperCase()}`;
  const asJson = (query) => query.get('fmt') === 'json' && !oldFashioned;
  const written = (value, query) =>
    asJson(query) ? json(value) : text(`callback( ${JSON.stringify(value)} );\n`, 'text/html');
  const refusal = (error, query) => written({ error, error_description: SAYINGS[error] ?? 'error' }, query);

  const api = {
    token(query) {
      const code = query.get('code') ?? '';
      if (query.get('grant_type') !== 'authorization_code') return refusal(100004, query);
      if (query.get('client_id') !== appId) return refusal(100008, query);
      if (query.get('client_secret') !== appKey) return refusal(100009, query);
      if (used.has(code)) return refusal(100020, query);
      const given = codes.get(code);
      if (!given || given.expiresAt <= now()) return refusal(100019, query);
      if (given.redirectUri !== query.get('redirect_uri')) return refusal(100010, query);
      used.add(code);
      const access_token = randomText().toUpperCase();
      tokens.set(access_token, { person: given.person, expiresAt: now() + 7_776_000_000 });
      const answer = { access_token, expires_in: '7776000', refresh_token: randomText().toUpperCase() };
      return asJson(query) ? json(answer) : text(new URLSearchParams(answer).toString(), 'text/html');
    },
    me(query) {
      const person = personOf(query);
      if (person === undefined) return refusal(query.get('access_token') ? 100016 : 100007, query);
      if (query.get('unionid') === '1' && company === undefined) return refusal(100048, query);
      const shared = query.get('unionid') === '1' ? { unionid: unionId(person) } : {};
      return written({ client_id: appId, openid: openId(person), ...shared }, query);
    },
    get_user_info(query) {
      const person = personOf(query);
      if (person === undefined || openId(person) !== query.get('openid'))
        return json({ ret: -23, msg: 'token is invalid' });
      if (query.get('oauth_consumer_key') !== appId) return json({ ret: -22, msg: 'oauth_consumer_key is illegal' });
      return json({
        ret: 0,
        msg: '',
        is_lost: 0,
        nickname: person,
        figureurl_qq_1: 'http://thirdqq.qlogo.cn/g?b=oidb&k=fake&s=40&t=1',
        figureurl_qq_2: 'http://thirdqq.qlogo.cn/g?b=oidb&k=fake&s=100&t=1',
        figureurl_type: '1',
      });
    },
  };
  const paths = { '/oauth2.0/token': 'token', '/oauth2.0/me': 'me', '/user/get_user_info': 'get_user_info' };

  function personOf(query) {
    const token = tokens.get(query.get('access_token'));
    return token && token.expiresAt > now() ? token.person : undefined;
  }

  async function answer(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/oauth2.0/authorize') return answerAuthorize(request, searchParams);
    const call = paths[pathname];
    if (!call || request.method !== 'GET') return undefined;
    calls.push(call);
    return failing.take(call)?.(searchParams) ?? api[call](searchParams);
  }

  /** What is wrong with a request to sign in; such a one never leads anywhere. */
  function authorizeError(query) {
    if (query.get('client_id') !== appId) return '100001';
    if (!callbackUrls.includes(query.get('redirect_uri'))) return '100010';
    return query.get('response_type') === 'code' && query.get('state') ? undefined : '100000';
  }

  function decide(query, person, { decline = false } = {}) {
    const back = new URL(query.get('redirect_uri'));
    if (decline) {
      back.searchParams.set('error', 'access_denied');
    } else {
      const code = randomText().toUpperCase();
      codes.set(code, { person, redirectUri: query.get('redirect_uri'), expiresAt: now() + 10 * MINUTE_MS });
      back.searchParams.set('code', code);
    }
    back.searchParams.set('state', query.get('state'));
    return back.href;
  }

  /** The page on which a person at a screen chooses who they are. */
  async function answerAuthorize(request, query) {
    const wrong = authorizeError(query);
    if (wrong) return page('QQ refuses this', `<p>error ${escape(wrong)}</p>`, { standsFor: STANDS_FOR, status: 400 });
    if (request.method === 'POST') {
      const { person = '', decision } = await fieldsOf(request);
      const location = decide(query, person, { decline: decision === 'decline' });
      return new Response(null, { status: 303, headers: { location } });
    }
    return page(
      '使用 QQ 登录',
      `<form method="post">${personChoice('你是', people)}<div class="actions"><button class="go" name="decision" value="allow">授权并登录</button><button name="decision" value="decline">取消</button></div></form>`,
      { standsFor: STANDS_FOR, language: 'zh-CN', leadsTo: new URL(query.get('redirect_uri')).origin },
    );
  }

  return {
    app: { appId, appKey },
    answer,
    handler: (prefix) => nodeHandler(answer, prefix),
    fetch: async (url, init) => (await answer(new Request(url, init))) ?? new Response('', { status: 404 }),
    phone: {
      /** @returns Where QQ leads the browser. */
      async signIn(authorizeUrl, person, decision) {
        const query = new URL(authorizeUrl).searchParams;
        const wrong = authorizeError(query);
        if (wrong) throw new Error(wrong);
        return decide(query, person, decision);
      },
    },
    openId,
    unionId,
    calls,
    failNext: (call, error, times) => failing.next(call, (query) => refusal(error, query), times),
    answerNext: (call, make, times) => failing.next(call, make, times),
    expireTokens: () => tokens.clear(),
  };
}
