import { textOr, countOr, type Wire } from '../../../core/read.js';
import { ConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import type { Keeping, SharedCache } from '../shared-cache.js';
import { CHINA, dayIn } from '../zone-day.js';
import type { WechatApiConfig } from './wechat-config.js';

/** The account's access token, one for all processes. */
export interface AccessToken {
  readonly current: () => Promise<string>;
  /** @param refused The one that WeChat did not take. @returns Another one. @throws {ConnectorError} There is none for now. */
  readonly replace: (refused: string) => Promise<string>;
}

interface Token {
  readonly text: string;
  readonly expiresInSeconds: number;
}

/** WeChat makes a new token so long before the old one ends, and takes both meanwhile. */
const OVERLAP_SECONDS = 300;
/** A token just before its end is asked for again; not with every call. */
const LEAST_SECONDS = 30;
/** Of new tokens by force: WeChat makes 20 a day, and none within 30 s of another. */
const FORCED_A_DAY = 20;
const FORCE_EVERY_MS = 30_000;
/** How often, and after how long each time, to see whether another process has got one. */
const LOOKS = 10;
const LOOK_MS = 400;
const DAY_MS = 24 * 3_600_000;

const keeping: Keeping<Token> = {
  freshMs: ({ expiresInSeconds }) => Math.max(expiresInSeconds - OVERLAP_SECONDS, LEAST_SECONDS) * 1_000,
  staleMs: 0,
};

/**
 * Keeps a token of `stable_token`: asked again in its time, WeChat gives the same one, so that processes and other programs
 * cannot take it from each other as they do with `cgi-bin/token`.
 * @param ask Calls `stable_token`. @throws {ConnectorError}
 * @see https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html
 */
export function accessToken(
  { appId, appSecret }: WechatApiConfig,
  { store, now, pause }: ConnectorIo,
  cache: SharedCache,
  ask: <T>(body: Wire, read: (answer: Wire) => T) => Promise<T>,
): AccessToken {
  const key = `wechat-token:${appId}`;
  const replacing = new Map<string, Promise<string>>();

  const request = (force: boolean): Promise<Token> =>
    ask({ grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force }, readToken);

  const current = async (): Promise<string> => (await cache.obtain(key, keeping, () => request(false))).text;

  async function replace(refused: string): Promise<string> {
    const kept = await cache.obtain(key, keeping, () => request(false));
    if (kept.text !== refused) return kept.text;
    await cache.forget(key, kept);
    const again = await current();
    return again === refused ? force(refused) : again;
  }

  /** Ends the token for everybody, so only where the platform gives, and does not take, the same one. */
  async function force(refused: string): Promise<string> {
    if (!(await store.claim(`wechat-force:${appId}`, '', FORCE_EVERY_MS))) {
      // Another process is at it, or has been.
      for (let look = 0; look < LOOKS; look += 1) {
        await pause(LOOK_MS);
        const token = await current();
        if (token !== refused) return token;
      }
      throw unavailable('A new one was forced less than 30 s ago');
    }
    if ((await store.count(`wechat-forced:${appId}:${dayIn(CHINA, now())}`, DAY_MS)) > FORCED_A_DAY) {
      throw unavailable('All 20 new ones of this day were forced');
    }
    const token = await request(true);
    await cache.keep(key, keeping, token);
    return token.text;
  }

  return {
    current,
    replace(refused) {
      const running = replacing.get(refused);
      if (running) return running;
      const token = replace(refused).finally(() => replacing.delete(refused));
      replacing.set(refused, token);
      return token;
    },
  };
}

const unavailable = (why: string): ConnectorError =>
  new ConnectorError(
    'misconfigured',
    `WeChat does not take its own access token. ${why}. See whether something else of yours refreshes the token of this account by force.`,
  );

function readToken(answer: Wire): Token {
  const text = textOr(answer['access_token']);
  const expiresInSeconds = countOr(answer['expires_in']);
  if (text && expiresInSeconds !== undefined) return { text, expiresInSeconds };
  throw new ConnectorError('bad-response', 'WeChat (stable_token) answered without a token.');
}
