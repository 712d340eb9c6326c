import { textOr, type Wire } from '../../../core/read.js';
import { safeUrl } from '../../../core/url.js';
import { ConnectorError, toConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import type { ConnectorSignIn, Person } from '../connector.js';
import { below } from '../own-url.js';
import { codeOf } from '../sign-in-code.js';
import type { Troubles } from '../troubles.js';
import { askUpstream, textOfWorking } from '../upstream.js';
import { parseQqAnswer } from './qq-answer.js';
import type { QqConnectConfig } from './qq-config.js';
import { errorOf, NO_UNION_ID, qqFailure, type QqCall } from './qq-errors.js';

const paths: Readonly<Record<QqCall, string>> = {
  token: '/oauth2.0/token',
  me: '/oauth2.0/me',
  get_user_info: '/user/get_user_info',
};

/** After no answer. */
const SILENCE_MS = 10_000;
const MINUTE_MS = 60_000;
/** How long QQ is not asked again for the common id that it does not grant. */
const UNION_ID_MS = 10 * MINUTE_MS;
/** On a phone its page may lead on to others of QQ, and browsers hold a form's policy for these too. */
const QQ_PAGES = ['https://*.qq.com'];
/** QQ names its pictures with http, and answers with https too. */
const HTTP_NAMED = /^http:\/\/(?=[a-z0-9-]{1,40}\.qlogo\.cn\/)/;

interface Ids {
  readonly openId: string;
  readonly unionId: string | undefined;
}

/** QQ Connect: OAuth 2.0 without PKCE or OpenID Connect, so `nonce` and `codeVerifier` are of no use. */
export function qqSignIn(
  { appId, appKey, unionId = false }: QqConnectConfig,
  graphUrl: string,
  io: ConnectorIo,
  troubles: Troubles,
): ConnectorSignIn {
  /** @throws {ConnectorError} Its message never holds the address, which has the app key or a token in it. */
  const ask = <T>(call: QqCall, query: Readonly<Record<string, string>>, read: (answer: Wire) => T): Promise<T> =>
    troubles.attempt(call, async () => {
      const what = `QQ (${call})`;
      const url = `${below(graphUrl, paths[call])}?${new URLSearchParams(query).toString()}`;
      try {
        const upstream = await askUpstream(io, url, { method: 'GET' }, { what });
        const answer = parseQqAnswer(textOfWorking(upstream, what));
        if (!answer) throw new ConnectorError('bad-response', `${what} answered with something that cannot be read.`);
        const code = errorOf(answer);
        if (code === undefined) return read(answer);
        const { error, restMs } = qqFailure(call, code);
        throw restMs === 0 || code === NO_UNION_ID ? error : await troubles.raise(call, error, restMs);
      } catch (thrown) {
        const error = toConnectorError(thrown, what);
        // What rests already is not put to rest again; somebody's failed sign-in keeps nobody else from theirs.
        const ofOne = error.code === 'sign-in-failed' || error.platformCode !== undefined;
        if (error.retryAfterSeconds !== undefined || ofOne) throw error;
        throw await troubles.raise(call, error, error.code === 'unreachable' ? SILENCE_MS : MINUTE_MS);
      }
    });

  /** Whose token it is; without the common id where QQ does not grant it. */
  async function identify(accessToken: string): Promise<Ids> {
    const query = { access_token: accessToken, fmt: 'json' };
    const read = (answer: Wire): Ids => readIds(answer, appId);
    if (!unionId) return ask('me', query, read);
    try {
      return await troubles.attempt('unionid', () => ask('me', { ...query, unionid: '1' }, read));
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.platformCode !== NO_UNION_ID) throw error;
      if (error.retryAfterSeconds === undefined) await troubles.raise('unionid', error, UNION_ID_MS);
      return ask('me', query, read);
    }
  }

  /** @returns Nothing where QQ does not tell: an identity needs no name. */
  async function describe(accessToken: string, openId: string): Promise<Pick<Person, 'name' | 'pictureUrl'>> {
    const query = { access_token: accessToken, oauth_consumer_key: appId, openid: openId };
    try {
      return await ask('get_user_info', query, readInfo);
    } catch (error) {
      io.log.warn({ err: error }, 'QQ did not tell the name of somebody who signed in.');
      return {};
    }
  }

  return {
    label: 'QQ',
    issuer: `qq:${appId}`,
    formOrigins: [new URL(graphUrl).origin, ...QQ_PAGES],
    begin({ redirectUri, state }) {
      const url = new URL(below(graphUrl, '/oauth2.0/authorize'));
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: appId,
        redirect_uri: redirectUri,
        state,
        scope: 'get_user_info',
      }).toString();
      return url.href;
    },
    async finish(answer, { redirectUri }) {
      const query = {
        grant_type: 'authorization_code',
        client_id: appId,
        client_secret: appKey,
        code: codeOf(answer, 'QQ'),
        redirect_uri: redirectUri,
        fmt: 'json',
      };
      const accessToken = await ask('token', query, readToken);
      const { openId, unionId: shared } = await identify(accessToken);
      const known = await describe(accessToken, openId);
      return { person: { issuer: `qq:${appId}`, subject: openId, unionId: shared, ...known }, follows: undefined };
    },
  };
}

function readToken(answer: Wire): string {
  const accessToken = textOr(answer['access_token']);
  if (accessToken) return accessToken;
  throw new ConnectorError('bad-response', 'QQ (token) answered without a token.');
}

/** @throws {ConnectorError} sign-in-failed: a token of another app is no proof of who is here. */
function readIds(answer: Wire, appId: string): Ids {
  const openId = textOr(answer['openid']) ?? '';
  if (String(answer['client_id']) !== appId || !/^[\da-fA-F]{32}$/.test(openId)) {
    throw new ConnectorError(
      'sign-in-failed',
      'The token of QQ is not of this app; the sign-in has to be begun again.',
    );
  }
  return { openId, unionId: textOr(answer['unionid']) };
}

function readInfo(answer: Wire): Pick<Person, 'name' | 'pictureUrl'> {
  const picture = textOr(answer['figureurl_qq_2']) ?? textOr(answer['figureurl_qq_1']);
  return { name: textOr(answer['nickname']), pictureUrl: safeUrl(picture?.replace(HTTP_NAMED, 'https://')) };
}
