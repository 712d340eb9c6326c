import type { Account, AccountRef } from '../core/model.js';
import { loadTogether } from './batch.js';
import { remoteStore, type RemoteStore } from './remote-store.js';

const stores = new Map<AccountRef, RemoteStore<Account>>();

/** The account that a ref names; one store a ref. For networks that can load accounts. */
export function $account(ref: AccountRef): RemoteStore<Account> {
  let store = stores.get(ref);
  if (!store) {
    const key = `account:${ref.network}:${ref.host}:${ref.id}`;
    stores.set(ref, (store = remoteStore(key, (signal) => loadTogether(ref, signal, stores))));
  }
  return store;
}
