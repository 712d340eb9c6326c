import type { Following } from '../../../core/following.js';
import { beginFollow, beginUnfollow } from './begin.js';
import { finishMastodon } from './finish.js';
import { watchOutcome } from './watch.js';

/**
 * Follows on the visitor’s own server, which asks them each time: its tokens serve whoever holds them, so that none is kept in
 * the page’s reach. How the visitor stands to an account, their server would tell only to such a token.
 */
export const following: Following = {
  home: { question: 'From which server do you follow people?', example: 'mastodon.social' },
  begin: beginFollow,
  watch: watchOutcome,
  finish: (params, io) => finishMastodon(params, io),
  unfollow: beginUnfollow,
  relationships: async (refs) => refs.map(() => undefined),
};
