import { fieldsOf, objects, textOr } from '../../../core/read.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import { OpenNetworkError } from '../open-network-error.js';
import { ask } from './ask.js';
import { originOf } from './host.js';

/**
 * The software of a server, such as `mastodon`, as it says itself.
 * @returns `undefined` where it does not say, or is no server of the fediverse.
 * @see https://nodeinfo.diaspora.software/protocol.html
 */
export async function softwareOf(host: string, io: Pick<OpenNetworkIo, 'fetch'>): Promise<string | undefined> {
  const origin = originOf(host);
  try {
    const { links } = fieldsOf(await ask(`${origin}/.well-known/nodeinfo`, io));
    const link = objects(links).find(({ rel }) => textOr(rel)?.includes('nodeinfo.diaspora.software/ns/schema/'));
    const href = textOr(link?.['href']);
    if (href === undefined || !URL.canParse(href)) return undefined;
    // Only the path counts: a server does not speak for another.
    const { software } = fieldsOf(await ask(origin + new URL(href).pathname, io));
    return textOr(fieldsOf(software)['name'])?.toLowerCase();
  } catch (error) {
    // The caller reports what made it ask.
    if (error instanceof OpenNetworkError) return undefined;
    throw error;
  }
}
