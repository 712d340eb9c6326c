import type { OpenNetworkIo } from '../open-network-io.js';
import { acctOf, type AccountName } from './address.js';
import { findAccount, lookUpAccount } from './find-account.js';
import type { Session } from './session.js';

/** Ids change only where a server starts anew. Milliseconds. */
const KEPT_MS = 30 * 86_400_000;
/** How long a server is not asked again about an account that it did not know. Milliseconds. */
const UNKNOWN_MS = 600_000;
/** How many are remembered by this process; the others are read from the vault, or asked for. */
const MAX_REMEMBERED = 10_000;

/** What accounts are called on the servers of visitors; each is asked for once, for all visitors of a server. */
export interface AccountIds {
  /** As `findAccount`. */
  readonly find: (name: AccountName, session: Session, io: OpenNetworkIo) => Promise<string>;
  /** As `lookUpAccount`. */
  readonly lookUp: (name: AccountName, session: Session, io: OpenNetworkIo) => Promise<string | undefined>;
  /** A server does not know an id any more. */
  readonly forget: (name: AccountName, session: Session, io: OpenNetworkIo) => Promise<void>;
}

/** @param now Milliseconds since 1970. */
export function createAccountIds(now: () => number): AccountIds {
  const remembered = new Map<string, { readonly id: string | undefined; readonly until: number }>();
  const remember = (key: string, id: string | undefined, ms: number): void => {
    remembered.delete(key);
    remembered.set(key, { id, until: now() + ms });
    for (const [oldest] of remembered) {
      if (remembered.size <= MAX_REMEMBERED) break;
      remembered.delete(oldest);
    }
  };
  const recall = async (key: string, { vault }: OpenNetworkIo): Promise<string | undefined> => {
    const id = await vault.get(key);
    if (id !== undefined) remember(key, id, KEPT_MS);
    return id;
  };
  const keep = async (key: string, id: string, { vault }: OpenNetworkIo): Promise<string> => {
    remember(key, id, KEPT_MS);
    await vault.set(key, id, now() + KEPT_MS);
    return id;
  };
  const before = (key: string): { readonly id: string | undefined } | undefined => {
    const entry = remembered.get(key);
    return entry && now() < entry.until ? entry : undefined;
  };
  return {
    async find(name, session, io) {
      const key = keyOf(name, session);
      const id = before(key)?.id ?? (await recall(key, io));
      return id ?? keep(key, await findAccount(name, session, io), io);
    },
    async lookUp(name, session, io) {
      const key = keyOf(name, session);
      const entry = before(key);
      if (entry) return entry.id;
      const id = await recall(key, io);
      if (id !== undefined) return id;
      const found = await lookUpAccount(name, session, io);
      if (found !== undefined) return keep(key, found, io);
      remember(key, undefined, UNKNOWN_MS);
      return undefined;
    },
    async forget(name, session, { vault }) {
      const key = keyOf(name, session);
      remembered.delete(key);
      await vault.delete(key);
    },
  };
}

const keyOf = (name: AccountName, { app }: Session): string => `mastodon:account:${app.host} ${acctOf(name)}`;
