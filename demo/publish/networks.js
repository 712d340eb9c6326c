/**
 * What a page that shows a network's accounts loads and asks, for preloading and for its policy.
 * @typedef {object} Network
 * @property {string} label As people know it.
 * @property {boolean} [isOfGateway] Its accounts are read from the page's gateway alone.
 * @property {boolean} [isLink] There is nothing to read: a card or a feed of it stays the link.
 * @property {string[]} files Loaded for every element; names of files without their ending.
 * @property {string[]} [account] Loaded to show counts and cards, besides.
 * @property {string[]} [posts] Loaded for feeds, besides.
 * @property {(profile: URL, gateway: string) => string[]} [asks] Origins that are asked for data. Default: the gateway.
 * @property {string[]} [pictures] Origins of pictures. Default: the gateway.
 * @property {string[]} [videos] Origins of what is played. Default: that of pictures.
 */

const official = { isOfGateway: true, files: ['official', 'magpie-accounts'], posts: ['magpie-posts'] };

/** @type {Readonly<Record<string, Network>>} */
export const networks = {
  bluesky: {
    label: 'Bluesky',
    files: ['bluesky'],
    posts: ['bluesky-posts'],
    asks: () => ['https://public.api.bsky.app'],
    pictures: ['https://cdn.bsky.app', 'https://video.bsky.app'],
    videos: ['https://video.bsky.app'],
  },
  mastodon: {
    label: 'Mastodon',
    files: ['mastodon'],
    account: ['mastodon-account'],
    posts: ['mastodon-posts'],
    asks: ({ origin }) => [origin],
    // Each server keeps its pictures where it likes.
    pictures: ['https:'],
  },
  feed: {
    label: 'Feed',
    files: ['feed'],
    posts: ['feed-posts'],
    asks: ({ origin }, gateway) => [gateway || origin],
    pictures: ['https:'],
  },
  magpie: { label: 'Magpie', isOfGateway: true, files: ['magpie-accounts'], posts: ['magpie-posts'] },
  wechat: { label: 'WeChat', ...official },
  line: { label: 'LINE', ...official },
  qq: { label: 'QQ', ...official },
  link: { label: 'Link', isLink: true, files: ['link'], asks: () => [], pictures: [] },
};
