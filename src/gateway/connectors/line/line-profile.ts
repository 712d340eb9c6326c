import { countOr, textOr, type Wire } from '../../../core/read.js';
import { ConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import type { LiveProfile } from '../profile.js';
import type { Keeping, SharedCache } from '../shared-cache.js';
import { dayIn, JAPAN } from '../zone-day.js';
import type { ChannelToken } from './channel-token.js';
import type { LineAsk } from './line-api.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const keepingInfo: Keeping<LiveProfile> = { freshMs: () => 6 * HOUR_MS, staleMs: 7 * DAY_MS };
/** It changes once a day, and may be asked sixty times an hour. `undefined` is asked for again sooner. */
const keepingCount: Keeping<number | null> = {
  freshMs: (count) => (count === null ? HOUR_MS : 3 * HOUR_MS),
  staleMs: 2 * DAY_MS,
};

/** What LINE tells of an account: two functions that throw a `ConnectorError`. */
export interface LineProfile {
  readonly info: () => Promise<LiveProfile>;
  /** People who have added and not blocked the account. `undefined`: LINE has not counted them yet. */
  readonly friends: () => Promise<number | undefined>;
}

export function lineProfile(
  address: string,
  token: ChannelToken,
  ask: LineAsk,
  { now }: Pick<ConnectorIo, 'now'>,
  cache: SharedCache,
): LineProfile {
  /** Yesterday's number comes in the course of the day; that of the day before stands till then. */
  async function count(): Promise<number | null> {
    for (const daysAgo of [1, 2]) {
      const date = dayIn(JAPAN, now(), daysAgo).replaceAll('-', '');
      const path = `/v2/bot/insight/followers?date=${date}`;
      const friends = await ask('insight/followers', { path, bearer: token }, readFriends);
      if (friends !== undefined) return friends;
    }
    return null;
  }

  return {
    info: () =>
      cache.obtain(`line-info:${address}`, keepingInfo, () =>
        ask('bot/info', { path: '/v2/bot/info', bearer: token }, readInfo),
      ),
    friends: async () => (await cache.obtain(`line-friends:${address}`, keepingCount, count)) ?? undefined,
  };
}

/** @see https://developers.line.biz/en/reference/messaging-api/#get-bot-info */
function readInfo(answer: Wire): LiveProfile {
  const name = textOr(answer['displayName']);
  const handle = textOr(answer['premiumId']) ?? textOr(answer['basicId']);
  if (name === undefined || handle === undefined) {
    throw new ConnectorError('bad-response', 'LINE (bot/info) answered without a name or an id.');
  }
  return { name, handle, avatarUrl: textOr(answer['pictureUrl']) };
}

/**
 * `followers` counts everybody who ever added the account, and never goes down.
 * @see https://developers.line.biz/en/reference/messaging-api/#get-number-of-followers
 */
function readFriends(answer: Wire): number | undefined {
  if (answer['status'] !== 'ready') return undefined;
  const followers = countOr(answer['followers']);
  return followers === undefined ? undefined : Math.max(followers - (countOr(answer['blocks']) ?? 0), 0);
}
