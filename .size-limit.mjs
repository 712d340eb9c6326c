import { filesOf } from './.config/size-files.mjs';
import { pages } from './.config/size-pages.mjs';

export default [
  ...pages.map(({ name, files, limit }) => ({ name, path: files(), limit: `${limit} B` })),
  {
    name: 'a follow button, once somebody follows in place through a gateway',
    path: filesOf('magpie', 'magpie-accounts', 'ways', 'ticket-button', 'ticket-dialog', 'magpie-following'),
    limit: '25 kB',
  },
  { name: 'what a server-rendered page loads on top', path: 'dist/cdn/hydrate.js', limit: '1.9 kB' },
];
