import { textOr, type Wire } from '../../../core/read.js';
import { ConnectorError, toConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import { readAnswer } from '../json.js';
import { below } from '../own-url.js';
import type { SharedCache } from '../shared-cache.js';
import type { Troubles } from '../troubles.js';
import { askUpstream, textOfWorking } from '../upstream.js';
import { accessToken } from './access-token.js';
import type { WechatApiConfig } from './wechat-config.js';
import { BUSY, TOKEN_REFUSED, wechatFailure, type WechatCall } from './wechat-errors.js';

/** WeChat's API for one account. */
export interface WechatApi {
  /**
   * @param read Takes from the answer what is wanted. @throws {ConnectorError} bad-response
   * @param body `undefined`: GET.
   * @param timeoutMs Of each attempt. @default 8000
   * @throws {ConnectorError} misconfigured, rate-limited, unreachable, bad-response.
   */
  readonly call: <T>(
    call: Exclude<WechatCall, 'stable_token'>,
    read: (answer: Wire) => T,
    body?: Wire,
    timeoutMs?: number,
  ) => Promise<T>;
}

const paths: Readonly<Record<WechatCall, string>> = {
  stable_token: '/cgi-bin/stable_token',
  'qrcode/create': '/cgi-bin/qrcode/create',
  'user/get': '/cgi-bin/user/get',
  getusercumulate: '/datacube/getusercumulate',
  'freepublish/batchget': '/cgi-bin/freepublish/batchget',
};

/** How often a busy WeChat is asked, and how long to wait before the second time; twice that before the third. */
const ATTEMPTS = 3;
const WAIT_MS = 300;
/** After no answer. */
const SILENCE_MS = 10_000;
const MINUTE_MS = 60_000;

/** Calls of one account; what fails rests, in all processes (see `Troubles`). */
export function wechatApi(
  config: WechatApiConfig,
  apiUrl: string,
  io: ConnectorIo,
  { cache, troubles }: { readonly cache: SharedCache; readonly troubles: Troubles },
): WechatApi {
  /** @returns The answer; `errcode` in it is 0, or that of a refused token. @throws {ConnectorError} Any other, after resting. */
  async function ask(call: WechatCall, body: Wire | undefined, token?: string, timeoutMs?: number): Promise<Wire> {
    const url = new URL(below(apiUrl, paths[call]));
    if (token !== undefined) url.searchParams.set('access_token', token);
    const init: RequestInit =
      body === undefined
        ? { method: 'GET' }
        : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const what = `WeChat (${call})`;
    for (let attempt = 1; ; attempt += 1) {
      const upstream = await askUpstream(io, url.href, init, { what, timeoutMs });
      const answer = readAnswer(textOfWorking(upstream, what), what);
      if (answer['errcode'] !== BUSY || attempt === ATTEMPTS) return answer;
      await io.pause(WAIT_MS * attempt * (0.5 + io.random()));
    }
  }

  /** @throws {ConnectorError} The part rests, or rests from now on. */
  const resting = <T>(call: WechatCall, work: () => Promise<Wire>, read: (answer: Wire) => T): Promise<T> =>
    troubles.attempt(call, async () => {
      try {
        const answer = await work();
        const code = codeOf(answer);
        if (code === 0) return read(answer);
        const { error, restMs } = wechatFailure(call, code, textOr(answer['errmsg']) ?? '', io.now());
        throw await troubles.raise(call, error, restMs);
      } catch (thrown) {
        const error = toConnectorError(thrown, `WeChat (${call})`);
        // What rests already is not put to rest again.
        if (error.retryAfterSeconds !== undefined) throw error;
        throw await troubles.raise(call, error, error.code === 'unreachable' ? SILENCE_MS : MINUTE_MS);
      }
    });

  const token = accessToken(config, io, cache, (body, read) =>
    resting('stable_token', () => ask('stable_token', body), read),
  );

  return {
    call: (call, read, body, timeoutMs) => {
      const askTwice = async (): Promise<Wire> => {
        const first = await token.current();
        const answer = await ask(call, body, first, timeoutMs);
        if (!TOKEN_REFUSED.includes(codeOf(answer))) return answer;
        return ask(call, body, await token.replace(first), timeoutMs);
      };
      return resting(call, askTwice, read);
    },
  };
}

/** Most answers that are no errors have none. @throws {ConnectorError} bad-response. */
function codeOf({ errcode }: Wire): number {
  if (errcode === undefined || errcode === 0) return 0;
  if (typeof errcode === 'number') return errcode;
  throw new ConnectorError('bad-response', 'WeChat answered with an error code that is no number.');
}
