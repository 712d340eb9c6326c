import { toNetworkError } from '../../core/errors.js';
import type { AccountRef } from '../../core/model.js';
import type { Io } from '../../core/network.js';
import type { Found } from './lookup.js';
import { softwareOf } from './nodeinfo.js';
import { homeOf } from './webfinger.js';

/** What servers of Misskey's family call themselves; from memory, not verified. */
const MISSKEY = /^(misskey|sharkey|firefish|calckey|iceshrimp|foundkey|cherrypick|catodon)/;

/**
 * Finds an account after the lookup at its domain failed. The domain may only name the server (WebFinger), or it is a server
 * of Misskey's family, which knows nothing of Mastodon's API and answers 404 or a page (nodeinfo).
 *
 * WebFinger comes first, because it is one request, nodeinfo two, and it mostly makes them needless: a name that nobody has
 * ends here, and a server elsewhere is asked at once. Only Misskey pays one request more, once a page. The other way round,
 * a name that nobody has would cost three requests in place of one, and a server elsewhere three or four in place of two.
 * @param lookUpAt Asks another server. It is the last one: what that server says is final.
 * @throws What made the lookup fail, where nothing else is found.
 */
export async function findAfter(
  error: unknown,
  ref: AccountRef,
  io: Io,
  lookUpAt: (host: string, ref: AccountRef, io: Io) => Promise<Found>,
): Promise<Found> {
  const { code } = toNetworkError(error);
  const answered = code === 'not-found' || code === 'bad-response';
  if (io.signal.aborted || !(answered || code === 'unreachable')) throw error;
  // Where one server stands in for all, there is nowhere else to go.
  if (!io.settings['mastodon']) {
    const home = await homeOf(ref, io).catch((cause: unknown) => {
      // Misskey's servers, too, answer so only where nobody has the name.
      // Source: https://github.com/misskey-dev/misskey/blob/develop/packages/backend/src/server/WellKnownServerService.ts
      if (toNetworkError(cause).code === 'not-found') throw error;
      return undefined;
    });
    // Not Misskey's there: its API takes a name without the domain, and would find somebody else of that name.
    if (home && home !== ref.host) return lookUpAt(home, ref, io);
  }
  if (answered && MISSKEY.test((await softwareOf(ref.host, io)) ?? '')) {
    return { misskey: await import('./misskey.js') };
  }
  throw error;
}
