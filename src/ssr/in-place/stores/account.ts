import type { Account, AccountRef } from '../../../core/model.js';
import { keyOf } from '../../../stores/key.js';
import { currentPage } from '../../page.js';
import { wantedStore, type WantedStore } from '../../wanted-store.js';

/** The account that a ref names, as far as the rendering has it. */
export function $account(ref: AccountRef): WantedStore<Account> {
  return wantedStore(currentPage().want(`account:${keyOf(ref)}`, ref));
}
