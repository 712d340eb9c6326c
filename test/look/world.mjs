import { pathToFileURL } from 'node:url';
import { everyKind, longPosts, manyPosts, rightToLeftPosts } from '../support/fake-posts.ts';
import { riverGateway } from '../support/river-gateway.ts';
import { sampleAccount, samplePost, text } from '../support/samples.ts';

/** When all pictures are taken: a Sunday afternoon. */
export const NOW = Date.UTC(2026, 2, 15, 14, 2);
/** What samples are dated by. */
const made = Date.now();

/** Where the samples' pictures are on the page's own site. */
export const PICTURES = '/pictures/';
const pictureFolder = pathToFileURL('test/support/pictures/').href;

/**
 * What is said of the world to pages, made the same every day: samples are dated by today, their pictures are files, and what is
 * written in them is not all in the fonts that the page brings.
 * @param value JSON, or a text with JSON in it.
 * @param origin Of the page's site.
 */
export function settled(value, origin) {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  return json
    .replaceAll(pictureFolder, origin + PICTURES)
    .replace(/"20\d\d-\d\d-\d\dT[\d:.]+Z"/g, (date) =>
      JSON.stringify(new Date(Date.parse(JSON.parse(date)) + NOW - made)),
    )
    .replaceAll('周五晚上河边见，带上你的灯笼。', 'Friday evening by the river. Bring your lantern! ')
    .replace(/ [\u3040-\u30FF\u4E00-\u9FFF]+/gu, '')
    .replace(/[\u3040-\u30FF\u4E00-\u9FFF]+/gu, 'River');
}

const kinds = everyKind();
const only = (...ids) => ids.map((id) => kinds.find((post) => post.id === id));
const ref = (id) => ({ network: 'village', host: '', id });
const account = (id, rest = {}) => sampleAccount({ ref: ref(id), ...rest });
const error = (code) => ({ error: code });

/** Who lives in the village, by id. What is not said of them is as of Ann. */
const people = {
  ann: {},
  bob: { followers: undefined },
  slow: 'silent',
  missing: error('not-found'),
  private: error('private'),
  down: error('unreachable'),
  kept: error('unreachable'),
  empty: { bio: [], fields: [], bannerUrl: undefined, avatarUrl: undefined, posts: 0 },
  bot: { name: text('River level'), bot: true, locked: true },
  wordy: { bio: text('New work every Friday, and a word about it. '.repeat(12)) },
  millions: { followers: 123_456_789 },
  long: {
    name: text('The Society for the Preservation of Rivers, Bridges, Mills and All That Depends on Them'),
    handle: '@the-society-for-the-preservation-of-rivers-and-bridges@a-very-long-host-name.social.example',
    bio: text(`Nothing is cut. ${'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'.repeat(2)}`),
    followers: 123_456_789,
  },
  rtl: { name: text('استوديو النهر'), handle: '@nahr.example', bio: text('ورق وضوء وجسور؛ عمل جديد كل جمعة.') },
};

/** What they have posted, by id; an account of its own for each kind of post. */
const posts = {
  ann: only('three-pictures', 'repost', 'warned', 'quote'),
  short: only('pinned', 'reply', 'poll'),
  many: manyPosts(12),
  grid: only('picture', 'poll', 'pinned', 'reply', 'two-pictures', 'quote'),
  pictures: only('tall-picture', 'two-pictures'),
  six: only('six-pictures'),
  film: only('video'),
  sound: only('audio', 'gif'),
  link: only('repost'),
  quotes: only('quote', 'quote-gone'),
  poll: only('poll'),
  warned: only('warned'),
  sensitive: only('sensitive'),
  partial: only('partial', 'unknown-counts'),
  long: longPosts().slice(0, 2),
  rtl: rightToLeftPosts().slice(1),
  news: [samplePost({ id: 'late', text: text('The ink is dry.') }), ...only('reply', 'poll')],
  empty: [],
  slow: 'silent',
  down: error('unreachable'),
  kept: error('unreachable'),
};

/** What visits of before have kept, by key. */
const kept = {
  'magpie:1:account:village::kept': account('kept', { name: text('Ann River') }),
  'magpie:1:posts:village::kept': { posts: only('reply', 'poll') },
  'magpie:1:posts:village::news': { posts: only('reply', 'poll') },
};

/** @param origin Of the page's site. */
export function world(origin) {
  const accounts = Object.entries(people).map(([id, person]) => [
    id,
    person === 'silent' || person.error ? person : account(id, person),
  ]);
  return JSON.parse(settled({ accounts: Object.fromEntries(accounts), posts, kept }, origin));
}

/** A brand on several platforms, told of by a gateway. */
export const gateway = riverGateway();
