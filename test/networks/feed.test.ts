import { expect } from '@open-wc/testing';
import { feed } from '../../src/networks/feed/feed.js';
import { contract, loadFixture } from './contract.js';
import { loadText } from './feed-samples.js';

const river = await loadFixture('feed/river.json');
const recorded = [
  {
    what: 'a JSON Feed',
    address: 'feed:https://river.example/feed.json',
    answers: { '/feed.json': river },
    required: [
      ['/feed.json', 'version'],
      ['/feed.json', 'items'],
    ],
  },
  {
    what: 'RSS',
    address: 'feed:https://river.example/feed.xml',
    answers: { '/feed.xml': await loadText('river-rss.xml') },
    required: [],
  },
  {
    what: 'Atom',
    address: 'feed:https://river.example/feed.xml',
    answers: { '/feed.xml': await loadText('river-atom.xml') },
    required: [],
  },
] as const;

contract(feed, {
  addresses: [
    {
      address: 'feed:https://WWW.River.example:8443/feed.xml?tag=a#now',
      host: 'www.river.example:8443',
      id: 'https://www.river.example:8443/feed.xml?tag=a',
      handle: 'river.example:8443',
      profileUrl: 'https://www.river.example:8443/feed.xml?tag=a',
    },
    {
      address: 'feed://river.example/feed.xml',
      host: 'river.example',
      id: 'https://river.example/feed.xml',
      handle: 'river.example',
      profileUrl: 'https://river.example/feed.xml',
    },
  ],
  // A page of its own is no address of it, or it would take every network's.
  pagesAreAddresses: false,
  junk: ['https://river.example/feed.xml', 'feed:river.example/feed.xml', 'feed:http://river.example/feed.xml', 'feed:https://u:p@river.example/feed.xml', 'feed:data:text/xml,<rss/>', 'podcast://river.example/feed.xml', 'feed:', 'feed://', 'feed:///feed.xml'], // prettier-ignore
  accounts: recorded,
  posts: recorded,
});

describe('feed', () => {
  it('is subscribed to by its address', () => {
    expect(feed.ways!(feed.parse('feed://river.example/feed.xml')!, {})).to.deep.equal([
      { kind: 'link', url: 'https://river.example/feed.xml' },
    ]);
  });
});
