import type { AccountRef } from '../../core/model.js';
import type { Network, PageSettings } from '../../core/network.js';
import { fromGateway } from './from-gateway.js';
import { pageOf } from './gateway.js';

/** As the gateway makes user names: `AccountDraft` of its contract. */
const ADDRESS = /^magpie:@?([a-z\d](?:[a-z\d-]{0,28}[a-z\d])?)$/i;

/**
 * Accounts of the page's own gateway, whose address is the page's setting `gateway`. A profile page of it is no address:
 * it looks like one of Mastodon's, and only the page knows which host is a gateway.
 */
export const magpie: Network = {
  ...fromGateway,
  id: 'magpie',
  label: 'Magpie',
  // Two halves and what joins them, as in the icon of a gateway.
  mark: 'M1 11a7 7 0 0 1 14 0h-2a5 5 0 0 0-10 0zm3.5 0a3.5 3.5 0 0 1 7 0h-2a1.5 1.5 0 0 0-3 0zM1 13.5a1 1 0 0 1 2 0 1 1 0 0 1-2 0zm12 0a1 1 0 0 1 2 0 1 1 0 0 1-2 0z',
  parse(address) {
    const id = ADDRESS.exec(address)?.[1]?.toLowerCase();
    return id ? { network: 'magpie', host: '', id } : undefined;
  },
  handle: ({ id }) => `@${id}`,
  profileUrl,
  ways(ref, settings) {
    const url = profileUrl(ref, settings);
    return url ? [{ kind: 'ticket', url }] : [];
  },
};

function profileUrl({ id }: AccountRef, settings: PageSettings): string | undefined {
  return pageOf(id, settings);
}
