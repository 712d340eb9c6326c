import { filesOf } from './.config/size-files.mjs';

/** Everything that a page downloads for an element that shows a Bluesky account, brotli. */
export default [
  { name: 'follow button', path: filesOf('magpie', 'follow-button', 'bluesky'), limit: '9 kB' },
  { name: 'account card', path: filesOf('magpie', 'account-card', 'bluesky'), limit: '9.5 kB' },
  { name: 'post feed', path: filesOf('magpie', 'post-feed', 'bluesky'), limit: '12 kB' },
  {
    name: 'button, card and feed',
    path: filesOf('magpie', 'follow-button', 'account-card', 'post-feed', 'bluesky'),
    limit: '14 kB',
  },
];
