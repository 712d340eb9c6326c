import type { Account, AccountRef } from '../core/model.js';
import { loadTogether } from './batch.js';
import { remoteStore, type RemoteStore } from './remote-store.js';

const stores = new Map<AccountRef, RemoteStore<Account>>();

/** The account that a ref names; one store a ref. For networks that can load accounts. */
export function $account(ref: AccountRef): RemoteStore<Account> {
  let store = stores.get(ref);
  if (!store) {
    store = remoteStore(`account:${ref.network}:${ref.host}:${ref.id}`, (signal) => loadTogether(ref, signal, fillUp));
    stores.set(ref, store);
  }
  return store;
}

/** A request that has room takes along the accounts that widgets further down the page wait for. */
function fillUp(network: string, full: () => boolean): void {
  for (const [ref, store] of stores) {
    if (full()) return;
    if (ref.network === network && store.lc && store.get().state === 'loading') store.load();
  }
}
