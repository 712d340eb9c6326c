import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { failures, fieldsOf, json, nodeHandler, randomText } from './fake-platform.mjs';

/**
 * WeChat's Official Account platform with one account, as its documentation describes it, and the phones of its people.
 * Answers and errors as written in developers.weixin.qq.com/doc/service; the platform answers errors with 200.
 */

const HOUR_S = 3_600;
const QUOTAS = { 'qrcode/create': 100_000, 'user/get': 500, getusercumulate: 500, 'freepublish/batchget': 500 };
const sha1 = (...parts) => createHash('sha1').update(parts.toSorted().join('')).digest('hex');

const SAYINGS = {
  '-1': 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40013: 'invalid appid',
  40053: 'invalid action info',
  40125: 'invalid appsecret',
  40164: 'invalid ip 203.0.113.9 ipv6 ::ffff:203.0.113.9, not in whitelist',
  41001: 'access_token missing',
  42001: 'access_token expired',
  43002: 'require POST method',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit must slower retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
  48004: 'api forbidden for irregularities',
};

const refusal = (errcode) =>
  json({ errcode, errmsg: `${SAYINGS[errcode] ?? 'error'} rid: 6aaa37eb-4f3158cc-0dc34fc7` });

export function fakeWechat({
  appId = 'wxfake0000000001',
  appSecret = 'fake-secret-of-the-wechat-account',
  token = 'faketoken',
  encodingAesKey = 'FakeAesKeyFakeAesKeyFakeAesKeyFakeAesKeyFak',
  mode = 'safe',
  format = 'xml',
  originalId = 'gh_fake00000001',
  verified = true,
  readsPublished = true,
  followers = 1_000,
  published = [],
  quotas = {},
  webhookUrl = 'https://gateway.example/webhooks/wechat/river',
  deliver = fetch,
  now = Date.now,
  qrBase = 'http://weixin.qq.com/q/',
} = {}) {
  const failing = failures();
  const calls = [];
  const spent = new Map();
  const codes = new Map();
  const following = new Map();
  const looking = new Map();
  const deliveries = [];
  const revoked = new Set();
  let current;
  let previous;
  let forcedAt = -Infinity;

  const seconds = () => Math.floor(now() / 1_000);
  const day = () => new Date(now() + 8 * HOUR_S * 1_000).toISOString().slice(0, 10);
  const isFollowing = (person) => following.get(person) === true;
  const total = () => followers + [...following.values()].filter(Boolean).length;
  /** OpenIDs have 28 characters and begin with `o`. */
  const openId = (person) => `o${createHash('sha256').update(`${appId} ${person}`).digest('base64url').slice(0, 27)}`;

  async function stableToken(request) {
    if (request.method !== 'POST') return refusal(43002);
    const { grant_type, appid, secret, force_refresh = false } = await fieldsOf(request);
    if (grant_type !== 'client_credential') return refusal(40002);
    if (appid !== appId) return refusal(40013);
    if (secret !== appSecret) return refusal(40125);
    const due = !current || current.until - seconds() <= 300;
    const forced = force_refresh === true && now() - forcedAt >= 30_000;
    if (due || forced) {
      // In its time the old one lives on beside the new one; by force it does not.
      previous = forced ? undefined : current;
      if (forced) forcedAt = now();
      current = { text: `fake-token-${randomText()}`, until: seconds() + 2 * HOUR_S };
    }
    return json({ access_token: current.text, expires_in: current.until - seconds() });
  }

  /** What is wrong with a call's token; `undefined` where it is fine. */
  function tokenError(given) {
    if (!given) return 41001;
    const known = [current, previous].find((candidate) => candidate?.text === given);
    if (!known || revoked.has(given)) return 40001;
    return known.until > seconds() ? undefined : 42001;
  }

  function overQuota(call) {
    const key = `${call} ${day()}`;
    spent.set(key, (spent.get(key) ?? 0) + 1);
    return spent.get(key) > (quotas[call] ?? QUOTAS[call]);
  }

  const api = {
    async 'qrcode/create'(request) {
      if (!verified) return refusal(48001);
      const { expire_seconds = 60, action_name, action_info } = await fieldsOf(request);
      const scene = action_info?.scene?.scene_str;
      if (action_name !== 'QR_STR_SCENE' || typeof scene !== 'string' || scene.length < 1 || scene.length > 64) {
        return refusal(40053);
      }
      if (!Number.isInteger(expire_seconds) || expire_seconds > 2_592_000) return refusal(40053);
      const url = `${qrBase}${randomText(10)}`;
      codes.set(url, { scene, expiresAt: now() + expire_seconds * 1_000 });
      return json({ ticket: `gQH4${randomText(24)}`, expire_seconds, url });
    },
    async 'user/get'() {
      if (!verified) return refusal(48001);
      const openids = [...following].filter(([, follows]) => follows).map(([person]) => openId(person));
      return json({
        total: total(),
        count: openids.length,
        data: { openid: openids },
        next_openid: openids.at(-1) ?? '',
      });
    },
    async getusercumulate(request) {
      if (!verified) return refusal(48001);
      const { begin_date, end_date } = await fieldsOf(request);
      const span = (Date.parse(end_date) - Date.parse(begin_date)) / 86_400_000;
      if (!(span >= 0 && span <= 6) || end_date >= day()) return json({ errcode: 61501, errmsg: 'date range error' });
      const list = Array.from({ length: span + 1 }, (_, n) => ({
        ref_date: new Date(Date.parse(begin_date) + n * 86_400_000).toISOString().slice(0, 10),
        user_source: 0,
        cumulate_user: total() - (span - n),
      }));
      return json({ list });
    },
    async 'freepublish/batchget'(request) {
      if (!readsPublished) return refusal(48001);
      const { offset, count, no_content } = await fieldsOf(request);
      if (!Number.isInteger(offset) || !(count >= 1 && count <= 20)) return refusal(47001);
      const item = published.slice(offset, offset + count).map(({ article_id, update_time, news_item }) => ({
        article_id,
        content: {
          news_item: news_item.map((news) => ({ ...news, content: no_content ? '' : '<p>Text</p>' })),
          create_time: update_time,
          update_time,
        },
        update_time,
      }));
      return json({ total_count: published.length, item_count: item.length, item });
    },
  };
  const paths = {
    '/cgi-bin/stable_token': 'stable_token',
    '/cgi-bin/qrcode/create': 'qrcode/create',
    '/cgi-bin/user/get': 'user/get',
    '/datacube/getusercumulate': 'getusercumulate',
    '/cgi-bin/freepublish/batchget': 'freepublish/batchget',
  };

  async function answer(request) {
    const { pathname, searchParams } = new URL(request.url);
    const call = paths[pathname];
    if (!call) return pathname.startsWith('/phone') ? answerPhone(request, pathname) : undefined;
    calls.push(call);
    const failure = failing.take(call);
    if (failure) return failure();
    if (call === 'stable_token') return stableToken(request);
    const wrong = tokenError(searchParams.get('access_token'));
    if (wrong !== undefined) return refusal(wrong);
    return overQuota(call) ? refusal(45009) : api[call](request);
  }

  const key = Buffer.from(`${encodingAesKey}=`, 'base64');

  function seal(message) {
    const body = Buffer.from(message);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const content = Buffer.concat([Buffer.from(randomText(8)), length, body, Buffer.from(appId)]);
    const padding = 32 - (content.length % 32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([
      cipher.update(Buffer.concat([content, Buffer.alloc(padding, padding)])),
      cipher.final(),
    ]).toString('base64');
  }

  function open(encrypted) {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    return padded.subarray(20, 20 + padded.readUInt32BE(16)).toString();
  }

  const write = (fields) =>
    format === 'json'
      ? JSON.stringify(fields)
      : `<xml>${Object.entries(fields)
          .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>\n`)
          .join('')}</xml>`;

  /** A call of the webhook, as the platform makes it. */
  function toCall(fields) {
    const timestamp = `${seconds()}`;
    const nonce = `${randomBytes(4).readUInt32BE()}`;
    const url = new URL(webhookUrl);
    const say = (name, value) => url.searchParams.set(name, value);
    say('signature', sha1(token, timestamp, nonce));
    say('timestamp', timestamp);
    say('nonce', nonce);
    say('openid', fields.FromUserName);
    let content = fields;
    if (mode !== 'plain') {
      const Encrypt = seal(write(fields));
      say('encrypt_type', 'aes');
      say('msg_signature', sha1(token, timestamp, nonce, Encrypt));
      content = mode === 'safe' ? { ToUserName: originalId, Encrypt } : { ...fields, Encrypt };
    }
    return { url: url.href, body: write(content), type: format === 'json' ? 'application/json' : 'text/xml' };
  }

  /** Tells the account's server, three times at most, each time for five seconds. @returns What it has to say. */
  async function tell(fields) {
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const call = toCall(fields);
      deliveries.push({ ...call, fields });
      const reply = await post(call).catch(() => undefined);
      if (reply?.ok) return readReply(await reply.text());
    }
    return undefined;
  }

  const post = ({ url, body, type }) =>
    deliver(url, { method: 'POST', body, headers: { 'content-type': type }, signal: AbortSignal.timeout(5_000) });

  /** The text that the phone shows; nothing for `success` and for what is not sealed as it should be. */
  function readReply(reply) {
    if (reply === '' || reply === 'success') return undefined;
    const field = (content, name) => {
      if (format === 'json') return String(JSON.parse(content)[name]);
      const inner = new RegExp(`<${name}>([^]*?)</${name}>`).exec(content)?.[1] ?? '';
      const parts = [...inner.matchAll(/<!\[CDATA\[([^]*?)\]\]>/g)].map(([, part]) => part);
      return parts.length > 0 ? parts.join('') : inner;
    };
    if (mode === 'plain') return field(reply, 'Content');
    const encrypted = field(reply, 'Encrypt');
    const signature = sha1(token, field(reply, 'TimeStamp'), field(reply, 'Nonce'), encrypted);
    return signature === field(reply, 'MsgSignature') ? field(open(encrypted), 'Content') : undefined;
  }

  const happen = (person, fields) =>
    tell({
      ToUserName: originalId,
      FromUserName: openId(person),
      CreateTime: seconds(),
      MsgType: 'event',
      ...fields,
    });

  const phone = {
    /** @returns What the phone shows: an error, the account's page with its button, or the chat with what the account says. */
    async scan(qrText, person) {
      const code = codes.get(qrText);
      if (!code || code.expiresAt <= now()) return { shows: 'expired' };
      if (!isFollowing(person)) {
        looking.set(person, code.scene);
        return { shows: 'account' };
      }
      const says = await happen(person, { Event: 'SCAN', EventKey: code.scene, Ticket: `gQH4${randomText(24)}` });
      return { shows: 'chat', says };
    },
    /** Presses 关注 on the account's page, reached by a code or otherwise. */
    async follow(person) {
      const scene = looking.get(person);
      looking.delete(person);
      following.set(person, true);
      const key =
        scene === undefined ? { EventKey: '' } : { EventKey: `qrscene_${scene}`, Ticket: `gQH4${randomText(24)}` };
      return { shows: 'chat', says: await happen(person, { Event: 'subscribe', ...key }) };
    },
    async unfollow(person) {
      following.set(person, false);
      await happen(person, { Event: 'unsubscribe', EventKey: '' });
      return { shows: 'account' };
    },
    async write(person, Content) {
      return { shows: 'chat', says: await happen(person, { MsgType: 'text', Content, MsgId: seconds() * 1e6 }) };
    },
  };

  /** For a page that shows a phone: what is to be scanned, and who can. */
  async function answerPhone(request, pathname) {
    if (pathname === '/phone' && request.method === 'GET') {
      const open = [...codes].filter(([, { expiresAt }]) => expiresAt > now());
      return json({
        codes: open.map(([qrText, { expiresAt }]) => ({ qrText, expiresAt })),
        followers: [...following].filter(([, follows]) => follows).map(([person]) => person),
      });
    }
    const { qrText = '', person = '', text = '' } = await fieldsOf(request);
    const act = {
      '/phone/scan': () => phone.scan(qrText, person),
      '/phone/follow': () => phone.follow(person),
      '/phone/unfollow': () => phone.unfollow(person),
      '/phone/write': () => phone.write(person, text),
    }[pathname];
    return act && request.method === 'POST' && person !== '' ? json(await act()) : json({ error: 'not found' }, 404);
  }

  return {
    account: { appId, appSecret, token, encodingAesKey, originalId },
    answer,
    handler: (prefix) => nodeHandler(answer, prefix),
    /** As the gateway's `fetch`. */
    fetch: async (url, init) => (await answer(new Request(url, init))) ?? new Response('', { status: 404 }),
    phone,
    openId,
    isFollowing,
    /** Tells anything at all. */
    tell,
    toCall,
    post,
    /** Names of the calls made so far. */
    calls,
    /** Every call of the webhook so far. */
    deliveries,
    failNext: (call, errcode, times) => failing.next(call, () => refusal(errcode), times),
    answerNext: (call, make, times) => failing.next(call, make, times),
    /** Ends the tokens given so far. @param keepGiving Normal mode gives the last one all the same, as in a storm of refreshes. */
    revokeTokens({ keepGiving = false } = {}) {
      for (const { text } of [current, previous].filter(Boolean)) revoked.add(text);
      if (!keepGiving) current = previous = undefined;
    },
    publish: (article) => published.unshift(article),
    codes,
  };
}
