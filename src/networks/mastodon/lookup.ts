import { NetworkError } from '../../core/errors.js';
import { getJson } from '../../core/http.js';
import type { AccountRef } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import { readObject, readText, type Wire } from '../../core/read.js';
import { apiUrl, type Server } from './host.js';

/** What a lookup finds: an account as its server tells of it, or whose API its server speaks instead of Mastodon's. */
export type Found =
  | { readonly account: Wire; readonly id: string; readonly server: Server; readonly misskey?: undefined }
  | { readonly misskey: typeof import('./misskey.js') };

/** What a page knows of accounts, so that it asks once. It belongs to the page's `fetch`: another world has other accounts. */
interface Memory {
  readonly known: Map<string, Found>;
  readonly underWay: Map<string, { readonly loading: Promise<Found>; readonly signal: AbortSignal }>;
}
const memories = new WeakMap<Io['fetch'], Memory>();

/**
 * Loads an account from its server, found before or now. Widgets that ask at the same time share the requests.
 * @throws {NetworkError} Any code.
 * @see https://docs.joinmastodon.org/methods/accounts/#lookup
 */
export async function lookUp(ref: AccountRef, io: Io): Promise<Found> {
  const { known, underWay } = memoryOf(io);
  const key = keyOf(ref, io);
  const shared = underWay.get(key);
  if (shared) {
    return shared.loading.catch((error: unknown) => {
      // Who asked first may have gone, and the requests with it.
      if (shared.signal.aborted) return lookUp(ref, io);
      throw error;
    });
  }
  const before = known.get(key);
  // What a server speaks does not change while the page is open.
  if (before?.misskey) return before;
  const load = async (): Promise<Found> => {
    const found = await find(ref, before?.server.host ?? ref.host, io);
    known.set(key, found);
    return found;
  };
  const loading = load().finally(() => underWay.delete(key));
  underWay.set(key, { loading, signal: io.signal });
  return loading;
}

/** What the last lookup found; asks where there was none. @throws {NetworkError} Any code. */
export async function lookUpOnce(ref: AccountRef, io: Io): Promise<Found> {
  return memoryOf(io).known.get(keyOf(ref, io)) ?? lookUp(ref, io);
}

async function find(ref: AccountRef, host: string, io: Io): Promise<Found> {
  try {
    return await lookUpAt(host, ref, io);
  } catch (error) {
    if (host !== ref.host) throw error;
    const { findAfter } = await import('./kin.js').catch(() => {
      // Without a network there is no such file either.
      throw error;
    });
    return findAfter(error, ref, io, lookUpAt);
  }
}

/** A server other than the domain is asked with the domain, so that nobody else of the same name is found there. */
async function lookUpAt(host: string, { id, host: domain }: AccountRef, io: Io): Promise<Found> {
  const name = `${id}@${domain}`;
  const path = `/api/v1/accounts/lookup?acct=${host === domain ? id : name}`;
  const account = readObject(await getJson(apiUrl(host, path, io), io), 'account');
  const acct = readText(account, 'acct');
  if (![id, name].some((asked) => asked.toLowerCase() === acct.toLowerCase())) {
    throw new NetworkError('bad-response', `${acct} is not ${name}`);
  }
  return { account, id: readText(account, 'id'), server: { host, domain } };
}

/** By the account and by who is asked for it, which the page's settings may change. */
function keyOf({ host, id }: AccountRef, io: Io): string {
  return apiUrl(host, `/@${id}@${host}`, io);
}

function memoryOf({ fetch }: Io): Memory {
  const memory = memories.get(fetch) ?? { known: new Map(), underWay: new Map() };
  memories.set(fetch, memory);
  return memory;
}
