import { anchor, tag } from './markup.js';
import { framePolicy, NONCE } from './policy.js';

/** What a frame begins with; where it can grow, until its content has said how tall it is. In CSS pixels. */
const HEIGHTS = { 'follow-button': '60', 'account-card': '380', 'post-feed': '640' };
const WHAT = { 'follow-button': 'Follow', 'account-card': 'Profile of', 'post-feed': 'Posts by' };

/**
 * For places that strip scripts: the gateway's page, in a frame.
 * @param {import('./widget.js').Widget} widget
 * @param {import('./html-snippet.js').Page} page
 * @returns {import('./html-snippet.js').Snippet}
 */
export function frame({ name, attributes, accounts, links, accent, settings }, page) {
  const { gateway, locale } = Object.fromEntries(settings);
  if (!gateway) {
    return {
      blocks: [],
      notes: [],
      missing: 'A frame shows a page of a gateway, and none is named yet. Name yours under “The whole page”.',
    };
  }
  const { release, scripts, strict, grows, scheme } = page;
  const said = attributes
    .filter(([key]) => key !== 'infinite')
    .map(([key, value]) => [key, value === true ? 'true' : value]);
  const more = { accent: accent.slice(1), scheme, lang: locale };
  const query = new URLSearchParams([...said, ...Object.entries(more).filter(([, value]) => value)]);
  const iframe = tag('iframe', [
    ['src', `${gateway}/embed/${name}?${query}`],
    ['title', `${WHAT[name]} ${accounts.map((account) => account.name).join(', ')}`],
    ['width', '100%'],
    ['height', HEIGHTS[name]],
    ['loading', 'lazy'],
    ['frameborder', '0'],
    ['sandbox', 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'],
  ]);
  const script = tag('script', [
    ['src', `${scripts}embed.js`],
    ['integrity', release.integrity('embed.js') ?? ''],
    ['crossorigin', true],
    ['async', true],
    ...(strict ? [['nonce', NONCE]] : []),
  ]);
  const lines = [
    `${iframe}</iframe>`,
    `<p>${links.map(anchor).join(' ')}</p>`,
    ...(grows ? [`${script}</script>`] : []),
  ];
  return {
    blocks: [{ title: 'Where it should stand', code: lines.join('\n') }],
    notes: [
      'A frame is for places that strip scripts. It shows a page of the gateway, and the link stands below it.',
      grows
        ? 'The script is needed once a page, and only where scripts may stand: without it, the frame keeps its height.'
        : 'Its height stays as written: change the number in “height” until all that you want to show is seen.',
    ],
    policy: framePolicy(new URL(gateway).origin, { hasScript: grows }),
  };
}
