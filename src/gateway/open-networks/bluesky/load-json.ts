import { NetworkError, type NetworkErrorCode } from '../../../core/errors.js';
import { getJson } from '../../../core/http.js';
import { readObject, type Wire } from '../../../core/read.js';
import { OpenNetworkError, type OpenNetworkErrorCode } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';

const CODES: Readonly<Record<NetworkErrorCode, OpenNetworkErrorCode>> = {
  'not-found': 'not-found',
  private: 'refused',
  'rate-limited': 'rate-limited',
  unreachable: 'unreachable',
  timeout: 'unreachable',
  'bad-response': 'bad-response',
};

/** Reads a JSON object that everybody may read. Follows no redirect. @throws {OpenNetworkError} Any code but signed-out. */
export async function loadJson(url: string, { fetch }: Pick<OpenNetworkIo, 'fetch'>): Promise<Wire> {
  const io = { fetch, signal: new AbortController().signal, settings: {} };
  return understood(async () => readObject(await getJson(url, io, { redirect: 'error' }), url));
}

/** What `core/read` finds missing is an answer that was not understood. @throws {OpenNetworkError} In place of NetworkError. */
export async function understood<T>(read: () => Promise<T> | T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    throw new OpenNetworkError(CODES[error.code], error.message, { cause: error });
  }
}
