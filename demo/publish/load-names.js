import { networks } from './networks.js';

const PARTS = {
  'follow-button': { several: ['several', 'choice'] },
  'account-card': { own: ['magpie-account-card'], several: ['several', 'parts'] },
  'post-feed': { own: ['magpie-post-feed'], several: ['several', 'several-posts'] },
};

/**
 * The chunks that a widget loads before anybody does anything, less what depends on what it is to show.
 * @param {import('./widget.js').Widget} widget
 * @returns {string[]}
 */
export function loadNames({ name, accounts, asks, settings }) {
  const { own = [], several } = PARTS[name];
  // Who asks first loads nothing else before the answer.
  const mayAsk = asks && !settings.some(([key]) => key === 'consent');
  const names = accounts.flatMap(({ network }) => {
    const { files, account = [], posts = [] } = networks[network];
    return [...files, ...(mayAsk ? account : []), ...(name === 'post-feed' ? posts : [])];
  });
  return [...own, ...names, ...(accounts.length > 1 ? several : [])];
}
