import { networks } from './networks.js';

/** What stands in a snippet, and in the policy, for the nonce that each answer has anew. */
export const NONCE = 'YOUR-NONCE';

const list = (sources) => {
  const all = [...new Set(sources)];
  const wanted = all.includes('https:') ? all.filter((source) => !source.startsWith('https://')) : all;
  return wanted.join(' ') || "'none'";
};

/**
 * The strictest Content-Security-Policy that a page with this widget and nothing else can have.
 * @param {import('./widget.js').Widget} widget
 * @param {{ types?: readonly string[], styleNonce?: boolean }} [needs] `types`: the names of the Trusted Types policies that its
 * scripts make. `styleNonce`: a style sheet is part of the snippet.
 */
export function widgetPolicy({ name, accounts, settings, asks }, { types = ['magpie'], styleNonce = false } = {}) {
  const gateway = settings.find(([key]) => key === 'gateway')?.[1] ?? '';
  const own = gateway ? [new URL(gateway).origin] : [];
  const isButton = name === 'follow-button';
  const of = (pick) => accounts.flatMap(({ network, url }) => pick(networks[network], url));
  const connect = of(({ asks: asked }, url) => (asked && asks ? asked(new URL(url), own[0]) : asked ? [] : own));
  const films = name === 'post-feed' ? of(({ videos, pictures }) => videos ?? pictures ?? own) : [];
  const hasFilms = films.length > 0;
  return written({
    'script-src': `'nonce-${NONCE}' 'strict-dynamic'`,
    // A click follows by way of the gateway; films in pieces are fetched.
    'connect-src': list([...own, ...connect, ...films.filter((source) => source.includes('video.bsky.app'))]),
    'img-src': list([
      ...(isButton ? [] : of(({ pictures }) => pictures ?? own)),
      // On a phone, their code is a picture that can be kept.
      ...(accounts.some(({ network }) => ['wechat', 'line', 'qq'].includes(network)) ? ['data:'] : []),
    ]),
    'media-src': hasFilms ? list([...films, 'blob:']) : "'none'",
    'style-src': styleNonce ? `'nonce-${NONCE}'` : "'none'",
    'frame-src': "'none'",
    'trusted-types': types.join(' '),
  });
}

/**
 * The same for a page that shows it in a frame.
 * @param {string} origin Of the frame.
 * @param {{ hasScript: boolean }} needs
 */
export function framePolicy(origin, { hasScript }) {
  return written({
    'script-src': hasScript ? `'nonce-${NONCE}' 'strict-dynamic'` : "'none'",
    'connect-src': "'none'",
    'img-src': "'none'",
    'media-src': "'none'",
    'style-src': "'none'",
    'frame-src': origin,
    'trusted-types': "'none'",
  });
}

function written(sources) {
  const { 'trusted-types': types, ...rest } = sources;
  const lines = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  return [
    "default-src 'none'",
    ...lines,
    "font-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${types}`,
  ].join(';\n');
}
