import type { AccountRef } from '../../core/model.js';
import { networkOf, parseAddress, type Network } from '../../core/network.js';
import { loadAccounts } from './accounts.js';

/**
 * Several accounts of one owner as one: what lies on several networks is shown by one widget. Its addresses are those of the
 * accounts, with one space between two: `several:bluesky:river.example line:@river`.
 */
export const several: Network = {
  id: 'several',
  label: 'Several',
  parse(address) {
    if (!address.startsWith('several:')) return undefined;
    const found = new Map<AccountRef, string>();
    for (const text of address.slice('several:'.length).split(' ')) {
      const ref = text && parseAddress(text);
      if (ref && ![...found.keys()].some((other) => isSame(other, ref))) found.set(ref, text);
    }
    if (found.size < 2) return undefined;
    return { network: 'several', host: '', id: [...found.values()].join(' '), members: [...found.keys()] };
  },
  handle(ref) {
    const lead = leadOf(ref);
    return networkOf(lead).handle(lead);
  },
  profileUrl(ref, ...page) {
    const lead = leadOf(ref);
    return networkOf(lead).profileUrl(lead, ...page);
  },
  server(ref, settings) {
    const lead = leadOf(ref);
    const { server, label } = networkOf(lead);
    return (lead.host || server?.(lead, settings)) ?? label;
  },
  // As many as one page has. Each network is asked in requests of its own size.
  batchSize: 50,
  loadAccounts,
  async loadPosts(...request) {
    // Apart, because a page with only buttons and cards needs none of it.
    const { loadPosts } = await import('./posts.js');
    return loadPosts(...request);
  },
};

/** The first of the page leads: the widget is called and found as that one. */
function leadOf({ members }: AccountRef): AccountRef {
  return members![0]!;
}

function isSame(one: AccountRef, other: AccountRef): boolean {
  return one.network === other.network && one.host === other.host && one.id === other.id;
}
