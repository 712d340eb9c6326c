import { toNetworkError } from '../../core/errors.js';
import type { Io } from '../../core/network.js';
import { softwareOf } from './nodeinfo.js';

/** What servers of Misskey's family call themselves; from memory, not verified. */
const MISSKEY = /^(misskey|sharkey|firefish|calckey|iceshrimp|foundkey|cherrypick|catodon)/;

/**
 * What to do after a lookup failed: servers of Misskey's family know nothing of Mastodon's API and answer 404 or a page.
 * @throws What made the lookup fail, where the server is no such one.
 */
export async function misskeyAfter(error: unknown, host: string, io: Io): Promise<typeof import('./misskey.js')> {
  if (/^(not-found|bad-response)$/.test(toNetworkError(error).code)) {
    if (MISSKEY.test((await softwareOf(host, io)) ?? '')) return import('./misskey.js');
  }
  throw error;
}
