import type { Wire } from '../../../core/read.js';
import { ConnectorError } from '../connector-error.js';

/** The calls that the gateway makes. */
export type QqCall = 'token' | 'me' | 'get_user_info';

/** An error of QQ's, and for how long the call is better left alone; 0: it is of one sign-in alone. */
export interface QqFailure {
  readonly error: ConnectorError;
  readonly restMs: number;
}

const WHILE_MS = 600_000;
/** The operator has not been granted `unionid`. */
export const NO_UNION_ID = '100048';

/** The error of an answer; `undefined` where it is none. `get_user_info` says it as `ret`, the others as `error`. */
export function errorOf(answer: Wire): string | undefined {
  const code = answer['error'] ?? answer['code'] ?? answer['ret'];
  if (code === undefined || code === 0 || code === '0') return undefined;
  return typeof code === 'number' || typeof code === 'string' ? String(code).slice(0, 50) : 'unknown';
}

/** What QQ's error means here. @see https://wiki.connect.qq.com/%e5%85%ac%e5%85%b1%e8%bf%94%e5%9b%9e%e7%a0%81%e8%af%b4%e6%98%8e */
export function qqFailure(call: QqCall, code: string): QqFailure {
  const fail = (kind: ConnectorError['code'], advice: string, restMs: number): QqFailure => ({
    error: new ConnectorError(kind, `QQ refused ${call} with ${code}. ${advice}`, { platformCode: code }),
    restMs,
  });
  const advice = mistakes.get(code);
  if (advice !== undefined) return fail('misconfigured', advice, WHILE_MS);
  if (ended.has(code))
    return fail('sign-in-failed', 'The sign-in is too old or was used; it has to be begun again.', 0);
  // It may be of one sign-in alone, and whoever signs in must not be able to keep the others from it.
  return fail('bad-response', 'The gateway does not know this error.', 0);
}

const mistakes: ReadonlyMap<string, string> = new Map([
  ['100001', 'The app id is missing: give the one of QQ 互联.'],
  ['100002', 'The app key is missing: give the one of QQ 互联.'],
  ['100008', 'There is no such app: copy its id from QQ 互联, 应用管理.'],
  ['100009', 'The app key is wrong: copy it from QQ 互联, 应用管理.'],
  [
    '100010',
    'The address to come back to is not registered: add the whole address {publicUrl}/sign-in/qq/callback in QQ 互联 under 网站回调域, and wait half an hour.',
  ],
  ['100011', 'The app is not online: submit it for review in QQ 互联.'],
  ['100031', 'The app may not use this API: apply for it in QQ 互联.'],
  ['110401', 'The app is not installed or not online: submit it for review in QQ 互联.'],
  ['110404', 'The app id is missing or wrong: copy it from QQ 互联, 应用管理.'],
  [NO_UNION_ID, 'The app has not been granted unionid: apply for it in QQ 互联, or leave out “unionId”.'],
]);

/** Codes and tokens that are missing, wrong, used or expired. */
const ended: ReadonlySet<string> = new Set([
  '100005',
  '100007',
  '100013',
  '100014',
  '100015',
  '100016',
  '100018',
  '100019',
  '100020',
  '100021',
  '100030',
  '-23',
]);
