import { fieldsOf, textOr } from '../../../core/read.js';
import { ConnectorError } from '../connector-error.js';
import { parseJson } from '../json.js';
import type { UpstreamAnswer } from '../upstream.js';

/** The calls that the gateway makes. */
export type LineCall = 'channel-token' | 'bot/info' | 'insight/followers' | 'login-token' | 'verify' | 'friendship';

/** An error of LINE's, and for how long the call is better left alone. */
export interface LineFailure {
  readonly error: ConnectorError;
  readonly restMs: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** What an answer that is no success means. @see https://developers.line.biz/en/reference/messaging-api/#status-codes */
export function lineFailure(call: LineCall, { status, headers, text }: UpstreamAnswer): LineFailure {
  const said = fieldsOf(parseJson(text));
  const error = textOr(said['error']);
  const words = textOr(said['error_description']) ?? textOr(said['message']) ?? '';
  const id = /^[\w-]{1,100}$/.exec(headers.get('x-line-request-id') ?? '')?.[0];
  const fail = (code: ConnectorError['code'], advice: string, restMs: number): LineFailure => ({
    error: new ConnectorError(
      code,
      `LINE refused ${call} with ${status}${error ? ` (${error.slice(0, 50)})` : ''}${id ? `, request ${id}` : ''}. ${advice}`,
      { platformCode: error?.slice(0, 50) ?? `${status}` },
    ),
    restMs,
  });
  if (status >= 500) return fail('unreachable', 'It is busy; the gateway asks again.', 5 * SECOND_MS);
  if (status === 429) {
    return fail(
      'rate-limited',
      'It was asked too often: see what else of yours uses this channel; the gateway waits.',
      pauseMs(headers) ?? (call === 'insight/followers' ? 60 * MINUTE_MS : MINUTE_MS),
    );
  }
  const advice = adviceOf(call, status, error, words);
  // An address that does not fit may be of one sign-in alone: a code that was made for another application of the channel.
  const isOfOne = call === 'login-token' && /redirect_uri/.test(words);
  if (advice !== undefined) return fail('misconfigured', advice, isOfOne ? 0 : 10 * MINUTE_MS);
  // Whose sign-in it is says nothing of the next one, so nothing rests.
  if (call === 'login-token' || call === 'verify') {
    return fail('sign-in-failed', `The sign-in is not valid (${words.slice(0, 100)}); it has to be begun again.`, 0);
  }
  return fail('bad-response', `LINE says: “${words.slice(0, 200)}”.`, MINUTE_MS);
}

/** @returns `undefined` where the configuration is not to blame. */
function adviceOf(call: LineCall, status: number, error: string | undefined, words: string): string | undefined {
  if (call === 'login-token' && (status === 401 || error === 'invalid_client')) {
    return 'Channel id or channel secret of the LINE Login channel are wrong: copy both from its page “Basic settings”.';
  }
  if (call === 'login-token' && /redirect_uri/.test(words)) {
    return 'The address to come back to is not registered: add {publicUrl}/sign-in/…/callback in the LINE Login channel under “LINE Login” → “Callback URL”.';
  }
  if (call === 'channel-token' && (status === 400 || status === 401)) {
    return 'Channel id or channel secret of the Messaging API channel are wrong: copy both from its page “Basic settings”.';
  }
  if (call === 'friendship' && /no login bot linked/i.test(words)) {
    return 'No Official Account is linked to the LINE Login channel: choose it there under “Basic settings” → “Linked LINE Official Account”. Both channels must be of one provider.';
  }
  if (call === 'bot/info' || call === 'insight/followers') {
    if (status === 401) {
      return 'The channel access token is not taken: issue another one in the Messaging API channel, or give channelId so that the gateway gets its own.';
    }
    if (status === 403) return 'The account or its plan may not use this API.';
  }
  return undefined;
}

/** `Retry-After` in seconds, at most an hour. */
function pauseMs(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  return seconds > 0 ? Math.min(seconds, 3_600) * SECOND_MS : undefined;
}
