import type { Account, AccountRef } from '../core/model.js';
import { loadTogether } from './batch.js';
import { keyOf } from './key.js';
import { remoteStore, type RemoteStore } from './remote-store.js';

const stores = new Map<string, RemoteStore<Account>>();

/** The account that a ref names; one store for equal refs. For networks that can load accounts. */
export function $account(ref: AccountRef): RemoteStore<Account> {
  const key = `account:${keyOf(ref)}`;
  let store = stores.get(key);
  if (!store) {
    store = remoteStore(
      key,
      (signal) => loadTogether(ref, signal, stores),
      ({ ref: kept, name, bio, fields }) => keyOf(kept) === keyOf(ref) && [name, bio, fields].every(Array.isArray),
    );
    stores.set(key, store);
  }
  return store;
}
