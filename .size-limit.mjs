import { filesOf } from './.config/size-files.mjs';

/** Everything that a page downloads for an element that shows a Bluesky account, brotli. */
export default [
  { name: 'follow button', path: filesOf('magpie', 'bluesky'), limit: '9 kB' },
  { name: 'account card', path: filesOf('magpie', 'account-card', 'bluesky'), limit: '9.5 kB' },
  { name: 'post feed', path: filesOf('magpie', 'post-feed', 'bluesky', 'bluesky-posts'), limit: '12 kB' },
  {
    name: 'button, card and feed',
    path: filesOf('magpie', 'account-card', 'post-feed', 'bluesky', 'bluesky-posts'),
    limit: '14 kB',
  },
];
