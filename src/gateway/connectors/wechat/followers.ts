import { countOr, objects, textOr, type Wire } from '../../../core/read.js';
import { ConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import type { Keeping, SharedCache } from '../shared-cache.js';
import { CHINA, dayIn } from '../zone-day.js';
import type { WechatApi } from './wechat-api.js';

const HOUR_MS = 3_600_000;
/** WeChat lists followers 500 times a day. */
const keeping: Keeping<number> = { freshMs: () => HOUR_MS, staleMs: 24 * HOUR_MS };

/**
 * How many follow the account.
 * @returns A function that gives the number, at most an hour old, or a day where WeChat does not answer. @throws {ConnectorError}
 */
export function wechatFollowers(
  address: string,
  api: WechatApi,
  { now }: ConnectorIo,
  cache: SharedCache,
): () => Promise<number> {
  return () =>
    cache.obtain(`wechat-followers:${address}`, keeping, async () => {
      try {
        return await api.call('user/get', readTotal);
      } catch (error) {
        if (!(error instanceof ConnectorError) || error.code !== 'misconfigured') throw error;
        return api.call('getusercumulate', readCumulate, weekBefore(now()));
      }
    });
}

/** The answer also lists ten thousand of them, who are nobody's business here. */
function readTotal(answer: Wire): number {
  return countOr(answer['total']) ?? missing('user/get');
}

/** @see https://developers.weixin.qq.com/doc/service/en/Analytics/User_Analysis_Data_Interface.html */
function readCumulate(answer: Wire): number {
  const days = objects(answer['list']).toSorted((a, b) =>
    (textOr(a['ref_date']) ?? '') < (textOr(b['ref_date']) ?? '') ? -1 : 1,
  );
  return countOr(days.at(-1)?.['cumulate_user']) ?? missing('getusercumulate');
}

/** Seven days, the longest span; yesterday's number comes after eight in the morning. */
const weekBefore = (now: number): Wire => ({ begin_date: dayIn(CHINA, now, 7), end_date: dayIn(CHINA, now, 1) });

function missing(call: string): never {
  throw new ConnectorError('bad-response', `WeChat (${call}) answered without a number of followers.`);
}
