const magpie = '<script type="module" src="/dist/magpie.js"></script>';
const floor = (name) => `<script type="module" src="/floor/${name}.js"></script>`;
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at)).join('\n');

const button = (address, url) =>
  `<magpie-follow-button account="${address}" count><a href="${url}">Follow River</a></magpie-follow-button>`;
const onBluesky = (at) => button(`bluesky:river${at}.example`, `https://bsky.app/profile/river${at}.example`);
const onMastodon = (at) => button(`mastodon:river${at}@social.example`, `https://social.example/@river${at}`);
const feed = (address, more = '') =>
  `<magpie-post-feed account="${address}" limit="20" ${more}><a href="https://bsky.app/profile/river0.example">Posts by River</a></magpie-post-feed>`;
const card =
  '<magpie-account-card account="bluesky:river0.example"><a href="https://bsky.app/profile/river0.example">River</a></magpie-account-card>';

const COUNT = '48.2K';
const buttons = (count, make = () => onBluesky(0)) => magpie + times(count, make);

/**
 * Pages, as a website owner would paste them. `needle` is what the page shows once all is drawn, in the first and the last of
 * `roots` shadow roots (in just one of them, `isInOne`); `floor` names what a page is compared with, `blank` where nothing does the same.
 */
export const scenarios = {
  blank: { html: '<p>blank page</p>', needle: 'blank page' },
  // What a page costs before any script: the links that the buttons stand on.
  'links ×1000': { html: times(1000, () => onBluesky(0)), needle: 'Follow River' },
  'floor button': { html: floor('button') + '<x-button></x-button>', needle: '48,213', roots: 1 },
  'floor button ×100': {
    html: floor('button') + times(100, () => '<x-button></x-button>'),
    needle: '48,213',
    roots: 100,
  },
  'floor button ×1000': {
    html: floor('button') + times(1000, () => '<x-button></x-button>'),
    needle: '48,213',
    roots: 1000,
  },
  'floor card': { html: floor('card') + '<x-card></x-card>', needle: 'Notes from', roots: 1 },
  'floor feed': { html: floor('feed') + '<x-feed></x-feed>', needle: 'Post 19:', roots: 1 },
  button: { html: buttons(1), needle: COUNT, roots: 1, floor: 'floor button' },
  'button, blocking': {
    html: buttons(1),
    head: '<script type="module" blocking="render" src="/dist/magpie.js"></script>',
    needle: COUNT,
    roots: 1,
    floor: 'floor button',
  },
  'button ×100': { html: buttons(100), needle: COUNT, roots: 100, floor: 'floor button ×100' },
  'button ×1000': { html: buttons(1000), needle: COUNT, roots: 1000, floor: 'floor button ×1000' },
  'button ×1000, seen before': {
    html: buttons(1000),
    needle: COUNT,
    roots: 1000,
    floor: 'floor button ×1000',
    visit: 'again',
  },
  'button ×1000 on 50 of Bluesky': {
    html: buttons(1000, (at) => onBluesky(at % 50)),
    needle: COUNT,
    roots: 1000,
    floor: 'floor button ×1000',
    maxRequests: 2,
    scroll: true,
  },
  'button ×1000 on 50 of Mastodon': {
    html: buttons(1000, (at) => onMastodon(at % 50)),
    needle: COUNT,
    roots: 1000,
    floor: 'floor button ×1000',
    maxRequests: 50,
    scroll: true,
  },
  card: { html: magpie + card, needle: 'Notes from', roots: 1, floor: 'floor card' },
  'feed, Bluesky': { html: magpie + feed('bluesky:river0.example'), needle: 'Post 19:', roots: 1, floor: 'floor feed' },
  'feed, Bluesky, seen before': {
    html: magpie + feed('bluesky:river0.example'),
    needle: 'Post 19:',
    roots: 1,
    floor: 'floor feed',
    visit: 'again',
  },
  'feed, Bluesky, stale and offline': {
    html: magpie + feed('bluesky:river0.example'),
    head: '<meta name="magpie:fresh-seconds" content="0">',
    needle: 'Post 19:',
    roots: 1,
    floor: 'floor feed',
    visit: 'offline',
  },
  'feed, Mastodon': {
    html: magpie + feed('mastodon:river0@social.example'),
    needle: 'Post 19:',
    roots: 1,
    floor: 'floor feed',
  },
  'feed of 1000 posts': {
    html: magpie + feed('bluesky:river0.example', 'infinite'),
    needle: 'Post 19:',
    then: 'Post 999:',
    roots: 1,
    floor: 'floor feed',
  },
  'all three': {
    html: magpie + onBluesky(0) + card + feed('bluesky:river0.example'),
    needle: 'Post 19:',
    roots: 3,
    isInOne: true,
    floor: 'floor feed',
  },
};
