import { fieldsOf, textOr } from '../../../core/read.js';
import { parseJson } from '../../connectors/json.js';
import { isNowhere } from '../nowhere.js';
import { OpenNetworkError, type OpenNetworkErrorCode } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';

/** Any server's refusal. */
export class ServerRefusal extends OpenNetworkError {
  override readonly name = 'ServerRefusal';
  readonly status: number;

  constructor(code: OpenNetworkErrorCode, message: string, status: number) {
    super(code, message);
    this.status = status;
  }
}

/** What goes with a request. */
export interface Question {
  /** @default It is only asked for. */
  readonly form?: Readonly<Record<string, string>>;
  /** The visitor's token; it goes nowhere but into the request's header. */
  readonly token?: string;
  /** What everybody may know may be somewhere else, such as the WebFinger of a domain that only names a server. @default false */
  readonly anywhere?: boolean;
}

/**
 * Asks a server for JSON.
 * @returns What `JSON.parse` made of the answer; the caller checks its shape.
 * @throws {ServerRefusal} It answered with another status than 2xx. {OpenNetworkError} unreachable; bad-response: it is no JSON, or
 * sends elsewhere what is not for others.
 */
export async function ask(
  url: string,
  { fetch }: Pick<OpenNetworkIo, 'fetch'>,
  { form, token, anywhere }: Question = {},
): Promise<unknown> {
  const { host, pathname } = new URL(url);
  const what = `${host}${pathname}`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      redirect: anywhere ? 'follow' : 'manual',
    });
    text = await response.text();
  } catch (cause) {
    const code = isNowhere(cause) ? 'not-found' : 'unreachable';
    throw new OpenNetworkError(code, `${what} was not reached.`, { cause });
  }
  if (!response.ok) {
    const said = textOr(fieldsOf(parseJson(text)).error)?.slice(0, 200) ?? '';
    throw new ServerRefusal(codeOf(response.status), `${what} answered ${response.status} ${said}`, response.status);
  }
  const json = parseJson(text);
  if (json === undefined)
    throw new OpenNetworkError('bad-response', `${what} answered with something that is no JSON.`);
  return json;
}

/** What a status other than 2xx says. */
export function codeOf(status: number): OpenNetworkErrorCode {
  if (status === 429) return 'rate-limited';
  if (status === 404 || status === 410) return 'not-found';
  if (status >= 500) return 'unreachable';
  // Who sends on a request that may hold secrets is not followed.
  return status >= 400 ? 'refused' : 'bad-response';
}
