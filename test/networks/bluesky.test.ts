import { expect } from '@open-wc/testing';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
import { following as ours } from '../../src/networks/bluesky/follow/following.js';
import { following as theirs } from '../../src/networks/magpie/follow/following.js';
import { contract, loadFixture } from './contract.js';

const PROFILES = '/xrpc/app.bsky.actor.getProfiles';
const FEED = '/xrpc/app.bsky.feed.getAuthorFeed';
const POST = 'feed.0.post';

const [profiles, banner, posts, embeds, alice] = await Promise.all(
  ['profiles', 'banner', 'posts', 'embeds', 'alice'].map((name) => loadFixture(`bluesky/${name}.json`)),
);
const [handles, badHandles, dids, badDids] = await Promise.all(
  ['handle_syntax_valid', 'handle_syntax_invalid', 'did_syntax_valid', 'did_syntax_invalid'].map(loadCases),
);

const river = {
  host: '',
  id: 'river.example',
  handle: '@river.example',
  profileUrl: 'https://bsky.app/profile/river.example',
};
const plc = 'did:plc:jk22a7oldlbmfltzczzew7ry';

contract(bluesky, {
  addresses: [
    { ...river, address: 'bluesky:river.example' },
    { ...river, address: 'bluesky:@river.example' },
    { ...river, address: 'bluesky:@River.EXAMPLE' },
    { ...river, address: 'https://bsky.app/profile/river.example' },
    { ...river, address: 'https://bsky.app/profile/River.example/post/3n2vfkd6f6c2y' },
    { ...river, address: 'https://bsky.app/profile/river.example?ref=x#top' },
    ...[plc, 'did:web:river.example'].map((did) => ({
      address: `bluesky:${did}`,
      host: '',
      id: did,
      handle: did,
      profileUrl: `https://bsky.app/profile/${did}`,
    })),
  ],
  junk: [
    'river.example',
    '@river.example',
    plc,
    'bluesky:river',
    'bluesky:river.example/',
    'bluesky:handle.invalid',
    'mastodon:river@social.example',
    'https://bsky.app/',
    'https://bsky.app/profile/',
    'https://bsky.app/profile/river',
    'https://bsky.app/search/river.example',
    'http://bsky.app/profile/river.example',
    'https://bsky.app.evil.example/profile/river.example',
    'https://evil.example/https://bsky.app/profile/river.example',
  ],
  accounts: [
    {
      what: 'one of several profiles',
      address: 'bluesky:alice.test',
      answers: { [PROFILES]: profiles },
      required: [
        [PROFILES, 'profiles'],
        [PROFILES, 'profiles.0.did'],
        [PROFILES, 'profiles.0.handle'],
      ],
    },
    {
      what: 'a profile with a banner',
      address: 'bluesky:did:plc:txacei62ijryijukbnejwkfq',
      answers: { [PROFILES]: banner },
      required: [[PROFILES, 'profiles.0.handle']],
    },
  ],
  posts: [
    {
      what: 'a feed with an answer',
      address: 'bluesky:alice.test',
      answers: { [FEED]: alice },
      required: [
        [FEED, 'feed'],
        [FEED, POST],
        [FEED, `${POST}.uri`],
        [FEED, `${POST}.indexedAt`],
        [FEED, `${POST}.author`],
        [FEED, `${POST}.author.did`],
        [FEED, `${POST}.author.handle`],
        [FEED, `${POST}.record`],
        [FEED, `${POST}.record.text`],
      ],
    },
    {
      what: 'posts with galleries, videos and quotations',
      address: 'bluesky:alice.test',
      answers: { [FEED]: embeds },
      required: [
        [FEED, `${POST}.embed.record.record.author`],
        [FEED, `${POST}.embed.record.record.value.text`],
      ],
    },
    { what: 'posts of many kinds', address: 'bluesky:alice.test', answers: { [FEED]: posts }, required: [] },
  ],
});

describe('bluesky addresses', () => {
  for (const [kind, cases] of [
    ['handle', handles],
    ['DID', dids],
  ] as const) {
    it(`takes every valid ${kind} of the AT Protocol`, () => {
      for (const id of cases!) expect(bluesky.parse(`bluesky:${id}`)?.id, id).to.be.oneOf([id, id.toLowerCase()]);
    });
  }

  it('takes no invalid handle of the AT Protocol', () => {
    for (const id of badHandles!) expect(bluesky.parse(`bluesky:${id}`), id).to.equal(undefined);
  });

  it('takes no invalid DID of the AT Protocol for a DID', () => {
    // One of them, did.method.val, is a handle.
    for (const id of badDids!)
      expect(bluesky.parse(`bluesky:${id}`)?.id, id).to.be.oneOf([undefined, 'did.method.val']);
  });

  it('keeps upper case in a DID, where it tells accounts apart', () => {
    expect(bluesky.parse('bluesky:did:key:zQ3shZ')?.id).to.equal('did:key:zQ3shZ');
  });
});

describe('following on Bluesky', () => {
  const river = bluesky.parse('bluesky:river.example')!;
  const url = 'https://bsky.app/profile/river.example';
  const gateway = 'https://gateway.example';
  // This page is on this machine, where no document is needed.
  for (const [what, settings, ways, following] of [
    ['asks where the visitor is, on a page of this machine', {}, [{ kind: 'ticket', url, asksHome: true }], ours],
    ['asks so for a site with a document', { blueskyClient: '/client-metadata.json', gateway }, [{ kind: 'ticket', url, asksHome: true }], ours],
    ['leaves it to the gateway otherwise', { gateway }, [{ kind: 'ticket', url, asksHome: false }], theirs],
    ['is a link without both', { blueskyClient: '' }, [{ kind: 'link', url, asksHome: false }], undefined],
  ] as const) {
    it(what, async () => {
      expect(bluesky.ways!(river, settings)).to.deep.equal(ways);
      if (following) expect(await bluesky.following!(settings)).to.equal(following);
    });
  } // prettier-ignore
});

async function loadCases(name: string): Promise<readonly string[]> {
  const text = await (await fetch(new URL(`./fixtures/atproto/${name}.txt`, import.meta.url))).text();
  return text.split('\n').filter((line) => line && !line.startsWith('#'));
}
