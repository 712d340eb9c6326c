import type { Network } from '../../core/network.js';
import { safeUrl } from '../../core/url.js';

/** Any page to follow somebody on, as a link and a QR code: for networks that have no adapter. */
export const link: Network = {
  id: 'link',
  label: 'Link',
  parse(address) {
    const id = address.startsWith('link:') && safeUrl(address.slice(5));
    return id ? { network: 'link', host: new URL(id).host, id } : undefined;
  },
  handle: ({ host }) => host.replace(/^www\./, ''),
  profileUrl: ({ id }) => id,
  ways: ({ id }) => [{ kind: 'scan', url: id }],
};
