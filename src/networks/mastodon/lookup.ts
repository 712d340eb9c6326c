import { NetworkError, toNetworkError } from '../../core/errors.js';
import { getJson } from '../../core/http.js';
import type { AccountRef } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import { readObject, readText, type Wire } from '../../core/read.js';
import { apiUrl } from './host.js';

/** What a page knows of accounts, so that it asks once. It belongs to the page's `fetch`: another world has other accounts. */
interface Memory {
  readonly ids: Map<string, string>;
  readonly underWay: Map<string, Promise<Wire>>;
}
const memories = new WeakMap<Io['fetch'], Memory>();

/**
 * Loads an account as its own server knows it. Widgets that ask at the same time share the request.
 * @throws {NetworkError} Any code.
 * @see https://docs.joinmastodon.org/methods/accounts/#lookup
 */
export async function lookUp(ref: AccountRef, io: Io): Promise<Wire> {
  const url = lookupUrl(ref, io);
  const { ids, underWay } = memoryOf(io);
  const load = async (): Promise<Wire> => {
    const account = readObject(await getJson(url, io), 'account');
    const asked = [ref.id, `${ref.id}@${ref.host}`].map((name) => name.toLowerCase());
    const acct = readText(account, 'acct');
    if (!asked.includes(acct.toLowerCase())) throw new NetworkError('bad-response', `${acct} is not ${ref.id}`);
    ids.set(url, readText(account, 'id'));
    return account;
  };
  const shared = underWay.get(url);
  if (shared) {
    return shared.catch((error: unknown) => {
      // Who asked first may have gone, and the request with it.
      if (toNetworkError(error).code === 'unreachable') return load();
      throw error;
    });
  }
  const loading = load().finally(() => underWay.delete(url));
  underWay.set(url, loading);
  return loading;
}

/** The server's own id of an account; asked for once. @throws {NetworkError} Any code. */
export async function idOf(ref: AccountRef, io: Io): Promise<string> {
  return memoryOf(io).ids.get(lookupUrl(ref, io)) ?? readText(await lookUp(ref, io), 'id');
}

function lookupUrl({ host, id }: AccountRef, io: Io): string {
  return apiUrl(host, `/api/v1/accounts/lookup?acct=${id}`, io);
}

function memoryOf({ fetch }: Io): Memory {
  const memory = memories.get(fetch) ?? { ids: new Map(), underWay: new Map() };
  memories.set(fetch, memory);
  return memory;
}
