import type { Network } from '../../core/network.js';
import { safeUrl } from '../../core/url.js';

/** Any page to follow somebody on, as a link and a QR code: for networks that have no adapter. */
export const link: Network = {
  id: 'link',
  label: 'Link',
  // An arrow that leads out.
  mark: 'M5 3h8v8h-2V6.4l-6.3 6.3-1.4-1.4L9.6 5H5z',
  parse(address) {
    const id = address.startsWith('link:') && safeUrl(address.slice(5));
    return id ? { network: 'link', host: new URL(id).host, id } : undefined;
  },
  handle: ({ host }) => host.replace(/^www\./, ''),
  profileUrl: ({ id }) => id,
  ways: ({ id }) => [{ kind: 'scan', url: id }],
};
