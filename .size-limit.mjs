import { filesOf } from './.config/size-files.mjs';

/**
 * Everything that a page downloads for an element that shows a Bluesky account, brotli, each file compressed by itself; and
 * for the last one, what is loaded with a visitor's first click on a button of the page's gateway.
 * Limits only go down. The aims: button 9.0 kB, card 9.5 kB, feed 10.4 kB, all three 14 kB.
 */
export default [
  { name: 'follow button', path: filesOf('magpie', 'bluesky'), limit: '8.96 kB' },
  { name: 'account card', path: filesOf('magpie', 'account-card', 'bluesky'), limit: '11.95 kB' },
  { name: 'post feed', path: filesOf('magpie', 'post-feed', 'bluesky', 'bluesky-posts'), limit: '16.7 kB' },
  {
    name: 'button, card and feed',
    path: filesOf('magpie', 'account-card', 'post-feed', 'bluesky', 'bluesky-posts'),
    limit: '18.7 kB',
  },
  {
    name: 'follow button, once somebody follows in place',
    path: filesOf('magpie', 'magpie-accounts', 'ways', 'ticket-button', 'ticket-dialog', 'magpie-following'),
    limit: '25 kB',
  },
  { name: 'what a server-rendered page loads on top', path: 'dist/cdn/hydrate.js', limit: '2 kB' },
];
