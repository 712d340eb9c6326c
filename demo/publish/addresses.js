/** A page that is likely a feed, by how its address ends. */
const FEED = /\/(?:feed|rss|atom|index\.xml)\/?$|\.(?:rss|atom|xml|json)$/i;
const DOMAIN = /^@?((?:[a-z\d-]+\.)+[a-z]{2,})$/i;
/** An address as browsers show it, without its beginning. */
const PAGE = /^(?:[a-z\d-]+\.)+[a-z]{2,}\//i;
const MEMBER = /^@?([\w.-]+@(?:[a-z\d-]+\.)+[a-z]{2,})$/i;

/** @param {string} text As pasted: addresses with white space, commas or lines between them. @returns {string[]} Each once. */
export const splitAddresses = (text) => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

/**
 * What a text may mean, likeliest first; the library says which of it is an address. People paste what they see: a handle
 * without its network, the address of a page.
 * @param {string} text
 * @param {string} gateway Without a slash at the end; empty: none.
 * @returns {string[]}
 */
export function readingsOf(text, gateway) {
  const own =
    gateway && text.startsWith(`${gateway}/@`) && decodeURI(text.slice(gateway.length + 2)).replace(/[/?#].*/, '');
  // The pages of a gateway look like those of a Mastodon server.
  if (own) return [own.includes(':') ? own : `magpie:${own}`];
  const member = MEMBER.exec(text)?.[1];
  if (member) return [`mastodon:${member}`];
  const domain = DOMAIN.exec(text)?.[1];
  if (domain) return [`bluesky:${domain}`];
  if (PAGE.test(text)) return readingsOf(`https://${text}`, gateway);
  if (!/^https?:\/\//i.test(text)) return [text];
  const { pathname } = URL.parse?.(text) ?? { pathname: text };
  return FEED.test(pathname) ? [`feed:${text}`] : [text, `link:${text}`];
}

/** @param {string} address As the library reads it. @returns {string} The id of its network, as `magpie.js` finds it. */
export function networkIdOf(address) {
  const [prefix] = address.split(':');
  if (prefix !== 'https' && prefix !== 'http') return prefix;
  return address.includes('//bsky.app/') ? 'bluesky' : address.includes('//line.me/') ? 'line' : 'mastodon';
}
