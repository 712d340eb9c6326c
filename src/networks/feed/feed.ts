import type { Network } from '../../core/network.js';
import { safeUrl } from '../../core/url.js';
import { handleOf } from './handle.js';

/** `feed:https://river.example/feed.xml`, and `feed://river.example/feed.xml`, as browsers and readers once wrote it. */
const ADDRESS = /^feed:(?:(https?:\/\/.+)|(\/\/[^/].*))$/i;

/**
 * RSS 0.9x, 1.0 and 2.0, Atom and JSON Feed: by the page's gateway where there is one that may read the feed; else in the
 * visitor's browser, which the feed's server has to let pages of other origins do (`Access-Control-Allow-Origin`), or the feed
 * is `unreachable`. The page behind a feed is known only once it has loaded; until then the feed's own address stands for it.
 * @see https://www.rssboard.org/rss-specification
 * @see https://www.rfc-editor.org/rfc/rfc4287
 * @see https://www.jsonfeed.org/version/1.1/
 */
export const feed: Network = {
  id: 'feed',
  label: 'Feed',
  // Lines of a list.
  mark: 'M2 2.5h3v3H2zm5 .75h7v1.5H7zM2 6.5h3v3H2zm5 .75h7v1.5H7zm-5 3.25h3v3H2zm5 .75h7v1.5H7z',
  parse(address) {
    const [, url, rest = ''] = ADDRESS.exec(address) ?? [];
    // What stands behind `#` is never sent, so it names no other feed.
    const id = safeUrl((url ?? (rest && `https:${rest}`)).replace(/#.*/, ''));
    return id ? { network: 'feed', host: new URL(id).host, id } : undefined;
  },
  handle: handleOf,
  profileUrl: ({ id }) => id,
  // To subscribe is to give this address to a reader.
  ways: ({ id }) => [{ kind: 'link', url: id }],
  // What reads lies apart, because a page with only buttons needs none of it, and one with a gateway no reader of XML.
  loadAccounts: (refs, io) =>
    Promise.all(
      refs.map(async (ref) => {
        const account = io.settings.gateway && (await (await import('./through-gateway.js')).loadAccount(ref, io));
        return account || (await import('./posts.js')).loadAccount(ref, io);
      }),
    ),
  async loadPosts(...request) {
    const page = request[3].settings.gateway && (await (await import('./through-gateway.js')).loadPosts(...request));
    return page || (await import('./posts.js')).loadPosts(...request);
  },
};
