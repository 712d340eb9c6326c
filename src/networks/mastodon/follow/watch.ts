import type { FollowEnd, FollowProgress, FollowTicket } from '../../../core/following.js';
import type { Io } from '../../../core/network.js';
import { countOr, fieldsOf, textOr } from '../../../core/read.js';
import { LIFETIME_MS } from './attempt.js';
import { listenForNews, standingOf } from './standing.js';

/** Where no news get through, it is looked for them; milliseconds. */
const LOOK_MS = 2_000;

/**
 * Watches an attempt to its end. The network is not asked: the page that the visitor comes back to does what is to be done, and
 * keeps how it ended where all pages of the site find it, also those that are opened later.
 * @throws What the signal was aborted with; nothing else.
 */
export async function watchOutcome(
  ticket: FollowTicket,
  onProgress: (progress: FollowProgress) => void,
  { signal }: Pick<Io, 'signal'>,
): Promise<FollowEnd> {
  const id = textOr(fieldsOf(ticket.data).id) ?? '';
  // What comes from storage may say that it never ends.
  const latest = Math.min(countOr(ticket.expiresAt) ?? 0, Date.now() + LIFETIME_MS);
  const news = listenForNews(signal);
  let isBack = false;
  try {
    for (;;) {
      const standing = await standingOf(id);
      signal.throwIfAborted();
      if (standing?.outcome) return standing.outcome;
      const until = standing?.isBack ? standing.until : latest;
      if (!standing || Date.now() >= until) return { state: 'expired' };
      if (standing.isBack && !isBack) onProgress({ state: 'scanned', expiresAt: until });
      isBack = standing.isBack === true;
      await news.next(Math.min(until - Date.now(), LOOK_MS));
    }
  } finally {
    news.close();
  }
}
