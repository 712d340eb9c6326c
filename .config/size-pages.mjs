import { filesOf } from './size-files.mjs';

const feed = ['magpie', 'magpie-post-feed', 'bluesky', 'bluesky-posts'];
const extras = 'post-extras';

/**
 * Pages, by what they show of a Bluesky account, with everything that they download for it. Limits are bytes, brotli, each file
 * compressed by itself, and only go down. The aims: button 9.0 kB, card 9.5 kB, feed 10.4 kB, all three 14 kB.
 */
export const pages = [
  { name: 'a follow button with its count', files: () => filesOf('magpie', 'bluesky'), limit: 8_900 },
  { name: 'an account card', files: () => filesOf('magpie', 'magpie-account-card', 'bluesky'), limit: 11_950 },
  { name: 'a post feed, with pictures', files: () => filesOf(...feed), limit: 17_060 },
  {
    name: 'a post feed, with link cards, quotes, polls and film as well',
    files: () => filesOf(...feed, extras),
    limit: 20_950,
  },
  { name: 'all three, with pictures', files: () => filesOf(...feed, 'magpie-account-card'), limit: 19_110 },
];
