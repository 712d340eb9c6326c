import type { AccountRef } from '../../core/model.js';
import type { Network } from '../../core/network.js';
import { originOf, toHost } from './host.js';

/** `https://social.example/@river@other.example` is the page of one server about the account of another. */
const ADDRESS = /^(?:mastodon:@?|https?:\/\/([^\s/?#\\@]+)\/(?:@|users\/))([\w.-]+)(?:@([^\s/?#\\@]+))?\/?$/;
/** Their profile pages look the same, but they have no such API. */
const OTHERS = /(^|\.)(bsky\.app|youtube\.com|tiktok\.com|medium\.com|substack\.com|threads\.(net|com))$/;

/**
 * Mastodon and what speaks its API: Pleroma, Akkoma, Pixelfed, Friendica; and Misskey's family by its own API. An account is
 * asked for at its own server. Its domain may only name that server (`@river@example.com` on `social.example.com`): then both
 * are asked, and a page with a Content-Security-Policy lists both in `connect-src`.
 *
 * The setting `mastodon` is the origin of a server that is asked in place of every other one, such as
 * `http://localhost:4000`: for tests, and for a proxy of the page's own.
 */
export const mastodon: Network = {
  id: 'mastodon',
  label: 'Mastodon',
  // A megaphone.
  mark: 'M1 6h4l7-4v11l-7-3 1 4H3.5l-1-4H1zm12.5-.5a2.5 2.5 0 0 1 0 4z',
  parse(address) {
    const [, server, id, home = server] = ADDRESS.exec(address) ?? [];
    const host = home && toHost(home);
    return id && host && !(server && OTHERS.test(host)) ? { network: 'mastodon', host, id } : undefined;
  },
  handle: ({ host, id }) => `@${id}@${host}`,
  profileUrl: pageOf,
  ways: (ref, { gateway }) => [{ kind: 'ticket', url: pageOf(ref), asksHome: !gateway }],
  // Apart, because a page that nobody follows on needs none of it.
  following: async ({ gateway }) =>
    (await (gateway ? import('../magpie/follow/following.js') : import('./follow/following.js'))).following,
  // What follows lies apart, because a page with only buttons and no counts needs none of it.
  async loadAccounts(refs, io) {
    const { loadAccount } = await import('./account.js');
    return Promise.all(refs.map((ref) => loadAccount(ref, io)));
  },
  async loadPosts(...request) {
    const { loadPosts } = await import('./posts.js');
    return loadPosts(...request);
  },
};

function pageOf({ host, id }: AccountRef): string {
  return `${originOf(host)}/@${id}`;
}
