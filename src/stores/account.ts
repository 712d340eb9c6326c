import type { Account, AccountRef } from '../core/model.js';
import { loadTogether } from './batch.js';
import { keyOf } from './key.js';
import { remoteStore, type RemoteStore } from './remote-store.js';

/** The account that a ref names; one store for equal refs. For networks that can load accounts. */
export const $account = (ref: AccountRef): RemoteStore<Account> =>
  remoteStore(
    `account:${keyOf(ref)}`,
    (signal) => loadTogether(ref, signal),
    ({ ref: kept, name, bio, fields }) => keyOf(kept) === keyOf(ref) && [name, bio, fields].every(Array.isArray),
  );
