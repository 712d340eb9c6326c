import { getJson } from '../../core/http.js';
import type { Io } from '../../core/network.js';
import { fieldsOf, objects, textOr } from '../../core/read.js';
import { apiUrl } from './host.js';

/**
 * The software of a server, such as `mastodon`, as it says itself.
 * @returns `undefined` where it does not say, or is no server of the fediverse. Never throws.
 * @see https://nodeinfo.diaspora.software/protocol.html
 */
export async function softwareOf(host: string, io: Io): Promise<string | undefined> {
  try {
    const { links } = fieldsOf(await getJson(apiUrl(host, '/.well-known/nodeinfo', io), io));
    const { href } = objects(links).find(({ rel }) => textOr(rel)?.includes('nodeinfo.diaspora.software/ns/schema/'))!;
    // Only the path counts: a server may not send the visitor elsewhere.
    const { pathname } = new URL(textOr(href)!);
    return textOr(fieldsOf(fieldsOf(await getJson(apiUrl(host, pathname, io), io)).software).name)?.toLowerCase();
  } catch {
    // The caller reports what made it ask.
    return undefined;
  }
}
