import type { AccountRef } from '../../core/model.js';
import { parseAddress } from '../../core/network.js';
import { keyOf } from '../../stores/key.js';

/** One of several accounts that are shown as one. */
export interface Member {
  /** As the page writes it. */
  readonly address: string;
  readonly ref: AccountRef;
}

/**
 * The accounts that an element shows as one, in the page's order.
 * @param account The element's attribute.
 * @param whole What it names. @returns Nothing where that stands only for itself.
 */
export function membersOf(account: string, { members = [] }: AccountRef): readonly Member[] {
  const keys = new Set(members.map(keyOf));
  return account.split(/\s+/).flatMap((address) => {
    const ref = address ? parseAddress(address) : undefined;
    return ref && keys.delete(keyOf(ref)) ? [{ address, ref }] : [];
  });
}
