import { getJson } from '../../core/http.js';
import type { Io } from '../../core/network.js';
import { readObject, type Wire } from '../../core/read.js';

/**
 * Asks the AppView: the one of the page's setting `bluesky`, or else the public one, which needs no sign-in.
 * @param method Without `app.bsky.`.
 * @throws {NetworkError} Any code.
 */
export async function query(method: string, parameters: readonly (readonly string[])[], io: Io): Promise<Wire> {
  const home = (io.settings.bluesky ?? 'https://public.api.bsky.app').replace(/\/$/, '');
  const search = new URLSearchParams(parameters as string[][]);
  return readObject(await getJson(`${home}/xrpc/app.bsky.${method}?${search}`, io), method);
}
