import type { Following, Relationship } from '../../../core/following.js';
import { fieldsOf, readList, readObject, readText } from '../../../core/read.js';
import { addressOf } from '../gateway.js';
import type { Unread } from '../unread.js';
import { provedRequest } from './proved-request.js';
import { readStatus, readTicket } from './ticket.js';
import { watch } from './watch.js';

/** As many as the gateway takes at a time. Source: `listRelationships` of its contract. */
const BATCH_SIZE = 50;

/** Follows through the page's gateway, by tickets and proofs of a key that cannot leave the browser. */
export const following: Following = {
  async begin(ref, { language, returnUrl }, io) {
    // Where the visitor is at home, the gateway's page asks.
    const answer = await provedRequest('POST', 'follows', io, { account: addressOf(ref), language, returnUrl });
    const { state } = readStatus(answer);
    if (state !== 'following' && state !== 'requested') return readTicket(answer);
    // There, it says of this account alone that the visitor follows it already.
    return { relationship: state, oneClick: !/^(wechat|line)$/.test(ref.network) };
  },
  watch,
  async unfollow(ref, _request, io) {
    try {
      await provedRequest('DELETE', `relationships?${new URLSearchParams({ account: addressOf(ref) })}`, io);
      return undefined;
    } catch (error) {
      if (fieldsOf((error as Error).cause).code === 'follow-elsewhere') return 'elsewhere';
      throw error;
    }
  },
  async relationships(refs, io) {
    const addresses = refs.map(addressOf);
    const states = new Map<unknown, Relationship>();
    for (let at = 0; at < addresses.length; at += BATCH_SIZE) {
      const search = new URLSearchParams(addresses.slice(at, at + BATCH_SIZE).map((address) => ['account', address]));
      const answer = await provedRequest('GET', `relationships?${search}`, io);
      for (const entry of readList(readObject(answer, 'relationships').relationships, 'relationships')) {
        const relationship: Unread<'Relationship'> = readObject(entry, 'relationship');
        const { state } = relationship;
        if (state === 'following' || state === 'requested' || state === 'not-following')
          states.set(readText(relationship, 'account').toLowerCase(), state);
      }
    }
    return addresses.map((address) => states.get(address.toLowerCase()));
  },
};
