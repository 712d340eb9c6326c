import { ConnectorError, type ConnectorErrorCode } from '../connector-error.js';
import { CHINA, msToMidnight } from '../zone-day.js';

/** The calls that the gateway makes. */
export type WechatCall = 'stable_token' | 'qrcode/create' | 'user/get' | 'getusercumulate' | 'freepublish/batchget';

/** An error of WeChat's, and for how long the call is better left alone. */
export interface WechatFailure {
  readonly error: ConnectorError;
  readonly restMs: number;
}

interface Meaning {
  readonly code: ConnectorErrorCode;
  readonly rest: 'moment' | 'minute' | 'while' | 'today';
  readonly advice: string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** An access token that is not, or no longer, taken. */
export const TOKEN_REFUSED: readonly number[] = [40_001, 40_014, 42_001];
/** Busy; to be asked again soon. */
export const BUSY = -1;

/** What WeChat's error means here. @param wechatCode `errcode`. @param said `errmsg`. @param now Milliseconds since 1970. */
export function wechatFailure(call: WechatCall, wechatCode: number, said: string, now: number): WechatFailure {
  const { code, rest, advice } = meaningOf(call, wechatCode, said);
  // WeChat's support asks for it.
  const requestId = /\brid: ?([\w-]{1,64})/.exec(said)?.[1];
  const message = `WeChat refused ${call} with ${wechatCode}${requestId ? ` (rid ${requestId})` : ''}. ${advice}`;
  return {
    error: new ConnectorError(code, message, { platformCode: `${wechatCode}` }),
    restMs: {
      moment: 5 * SECOND_MS,
      minute: MINUTE_MS,
      while: 10 * MINUTE_MS,
      today: msToMidnight(CHINA, now),
    }[rest],
  };
}

function meaningOf(call: WechatCall, code: number, said: string): Meaning {
  if (code === 40_164) return notListed(said);
  if (code === 48_001) return notAllowed(call);
  const known = meanings.get(code);
  if (known) return known;
  return {
    code: 'bad-response',
    rest: 'minute',
    advice: `The gateway does not know this error; WeChat says: “${said.slice(0, 200)}”.`,
  };
}

function notListed(said: string): Meaning {
  const address = /invalid ip ([\da-fA-F.:]{2,45})/.exec(said)?.[1];
  return {
    code: 'misconfigured',
    rest: 'while',
    advice: `The account does not list the address that this server comes from${address ? `, ${address}` : ''}. Add it in the console (微信开发者平台 → the account → 基础信息 → 开发密钥 → API IP白名单), and wait ten minutes. The server needs an address that does not change.`,
  };
}

function notAllowed(call: WechatCall): Meaning {
  return { code: 'misconfigured', rest: 'while', advice: instead[call] };
}

const instead: Readonly<Record<WechatCall, string>> = {
  stable_token: 'The account may not use the API.',
  'qrcode/create':
    'QR codes with a parameter are for verified service accounts (已认证服务号). Have the account verified; or set “parametricQr” to false and give the account’s own code in “qr”, which visitors can scan without the page seeing it.',
  'user/get': 'Lists of followers are for verified accounts. Give a number in “followers”, or leave it out.',
  getusercumulate: 'Statistics are for verified accounts. Give a number in “followers”, or leave it out.',
  'freepublish/batchget':
    'Since July 2025 accounts of persons and of companies that are not verified may not read what they have published. Name a feed of them in “feedUrl”, or list them in “articles”.',
};

const misconfigured = (advice: string): Meaning => ({ code: 'misconfigured', rest: 'while', advice });
const wrongCall = (advice: string): Meaning => ({ code: 'bad-response', rest: 'minute', advice });

/** @see https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html */
const meanings: ReadonlyMap<number, Meaning> = new Map([
  [BUSY, { code: 'unreachable', rest: 'moment', advice: 'It is busy; the gateway asks again.' }],
  [
    40_001,
    misconfigured(
      'It takes neither the access token nor a new one: see that the AppSecret is the console’s, and that nothing else of yours refreshes the token of this account by force.',
    ),
  ],
  [40_002, wrongCall('The kind of grant is not taken.')],
  [40_013, misconfigured('There is no such AppID: copy it from the console, 微信开发者平台 → the account → 基础信息.')],
  [
    40_014,
    misconfigured('It takes neither the access token nor a new one: see that AppID and AppSecret belong together.'),
  ],
  [40_029, wrongCall('The code of a sign-in is not valid.')],
  [40_053, wrongCall('The parameter of a QR code is not taken.')],
  [40_125, misconfigured('The AppSecret is wrong: reset it in the console and give the new one to the gateway.')],
  [40_163, wrongCall('The code of a sign-in was used before.')],
  [41_001, wrongCall('The access token is missing.')],
  [
    42_001,
    misconfigured(
      'It takes neither the access token nor a new one for expired: see whether this server’s clock is right.',
    ),
  ],
  [42_007, misconfigured('The account’s password has been changed, which ended its tokens: reset the AppSecret.')],
  [
    40_243,
    misconfigured(
      'The AppSecret is frozen: unfreeze it in the console, or reset it and give the new one to the gateway.',
    ),
  ],
  [43_004, wrongCall('The person does not follow the account.')],
  [43_019, wrongCall('The person is on the account’s block list.')],
  [
    45_009,
    {
      code: 'rate-limited',
      rest: 'today',
      advice:
        'The account’s calls of this day are used up, so the gateway rests till midnight in China. See in the console what else uses this API, or clear the quota there (ten times a month).',
    },
  ],
  [
    45_011,
    { code: 'rate-limited', rest: 'minute', advice: 'It was asked too often within a minute; the gateway waits.' },
  ],
  [45_015, wrongCall('The time to answer this person is over.')],
  [45_047, wrongCall('Too many messages were sent to this person.')],
  [47_001, wrongCall('The question could not be read.')],
  [
    48_004,
    misconfigured(
      'The account has been barred from this API for breaking WeChat’s rules: see the notices in the console.',
    ),
  ],
  [48_006, { code: 'rate-limited', rest: 'today', advice: 'The quota was cleared too often this month.' }],
  [50_001, misconfigured('The account’s holder has not allowed this API.')],
  [50_002, misconfigured('The account is restricted: see the notices in the console.')],
  [53_600, wrongCall('There is no such article.')],
  [
    89_501,
    misconfigured('An administrator of the account has refused this server’s address: add it to the IP白名单 again.'),
  ],
  [
    89_503,
    misconfigured(
      'An administrator of the account has to confirm this server’s address: WeChat has sent them a message.',
    ),
  ],
]);
