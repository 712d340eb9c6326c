import type { Feed } from '../feed.js';
import { feedUrl } from '../feed-url.js';

/** One link of the header, up to where the next begins. No two neighbours match the same character without a bound. */
const LINK = /<([^<>]{1,2048})>((?:\s*;\s*[\w*-]{1,40}(?:\s*=\s*(?:"[^"]{0,2048}"|[^\s;,"]{1,200}))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;

/**
 * The hub that an answer's header `Link` names, which goes before what the feed says.
 * @param url Where the answer came from.
 * @see https://www.w3.org/TR/websub/#discovery
 */
export function hubInHeaders(headers: Headers, url: string): Feed['webSub'] {
  const link = (relation: string): string | undefined => {
    for (const [, address, parameters = ''] of (headers.get('link') ?? '').matchAll(LINK)) {
      const [, quoted, bare = ''] = REL.exec(parameters) ?? [];
      const relations = (quoted ?? bare).toLowerCase().split(/\s+/);
      if (relations.includes(relation)) return feedUrl(address, url);
    }
    return undefined;
  };
  const hubUrl = link('hub');
  return hubUrl === undefined ? undefined : { hubUrl, topicUrl: link('self') ?? url };
}
