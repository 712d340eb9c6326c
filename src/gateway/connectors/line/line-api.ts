import type { Wire } from '../../../core/read.js';
import { toConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import { readAnswer } from '../json.js';
import { below } from '../own-url.js';
import type { Troubles } from '../troubles.js';
import { askUpstream, type UpstreamAnswer } from '../upstream.js';
import type { ChannelToken } from './channel-token.js';
import { lineFailure, type LineCall } from './line-errors.js';

/** Where a call goes, and with what. */
interface LineQuestion {
  readonly path: string;
  /** Makes it a POST. */
  readonly form?: Readonly<Record<string, string>>;
  /** A person's access token, or the channel's. */
  readonly bearer?: string | ChannelToken;
}

/**
 * @param read Takes from the answer what is wanted. @throws {ConnectorError} bad-response, sign-in-failed
 * @throws {ConnectorError} misconfigured, rate-limited, unreachable, bad-response, sign-in-failed.
 */
export type LineAsk = <T>(call: LineCall, question: LineQuestion, read: (answer: Wire) => T) => Promise<T>;

/** After no answer. */
const SILENCE_MS = 10_000;
const MINUTE_MS = 60_000;

/** Asks LINE; what fails rests, in all processes (see `Troubles`). */
export function lineAsk(apiUrl: string, io: ConnectorIo, troubles: Troubles): LineAsk {
  async function send({ path, form, bearer }: LineQuestion, what: string): Promise<UpstreamAnswer> {
    const once = (token: string | undefined): Promise<UpstreamAnswer> => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const init = form ? { method: 'POST', body: new URLSearchParams(form), headers } : { method: 'GET', headers };
      return askUpstream(io, below(apiUrl, path), init, { what });
    };
    if (typeof bearer !== 'object') return once(bearer);
    const token = await bearer.current();
    const answer = await once(token);
    return answer.status === 401 && bearer.replace ? once(await bearer.replace(token)) : answer;
  }

  return (call, question, read) =>
    troubles.attempt(call, async () => {
      const what = `LINE (${call})`;
      try {
        const answer = await send(question, what);
        if (answer.status >= 200 && answer.status < 300) return read(readAnswer(answer.text, what));
        const { error, restMs } = lineFailure(call, answer);
        throw restMs === 0 ? error : await troubles.raise(call, error, restMs);
      } catch (thrown) {
        const error = toConnectorError(thrown, what);
        // What rests already is not put to rest again; somebody's failed sign-in keeps nobody else from theirs.
        if (error.retryAfterSeconds !== undefined || error.code === 'sign-in-failed') throw error;
        throw await troubles.raise(call, error, error.code === 'unreachable' ? SILENCE_MS : MINUTE_MS);
      }
    });
}
