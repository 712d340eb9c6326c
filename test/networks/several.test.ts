import { expect } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import type { Account, AccountRef, Post } from '../../src/core/model.js';
import { parseAddress, registerNetwork, type Io } from '../../src/core/network.js';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
import { line, qq, wechat } from '../../src/networks/official/official.js';
import { loadPosts } from '../../src/networks/several/posts.js';
import { several } from '../../src/networks/several/several.js';
import { networkWith } from '../support/http-network.js';
import { samplePost, text } from '../support/samples.js';

for (const network of [bluesky, wechat, qq, line, several]) registerNetwork(network);

const io: Io = { fetch: () => Promise.reject(new TypeError()), signal: new AbortController().signal, settings: {} };

function refOf(...addresses: readonly string[]): AccountRef {
  return parseAddress(`several:${addresses.join(' ')}`)!;
}

async function load(...addresses: readonly string[]): Promise<Account | Error> {
  return (await several.loadAccounts!([refOf(...addresses)], io))[0]!;
}

describe('the network of several accounts', () => {
  it('reads addresses of the networks that the page knows, each account once', () => {
    const ref = refOf(
      'bluesky:river.example',
      'nowhere:river',
      'https://bsky.app/profile/River.Example',
      'line:@river',
    );
    expect(ref.id).to.equal('bluesky:river.example line:@river');
    expect(ref.members?.map(({ network, id }) => `${network} ${id}`)).to.deep.equal([
      'bluesky river.example',
      'line @river',
    ]);
  });

  for (const address of [
    'several:',
    'several:bluesky:river.example',
    'several:bluesky:river.example bluesky:@River.Example',
    'several:nowhere:a nowhere:b',
    'several:several:bluesky:a.example several:x',
    'bluesky:a.example line:@b',
  ]) {
    it(`reads nothing from ${address}`, () => {
      expect(several.parse(address)).to.equal(undefined);
    });
  }

  it('is called and found as its first account', () => {
    const ref = refOf('line:@river', 'bluesky:river.example');
    expect(several.handle(ref)).to.equal('@river');
    expect(several.profileUrl(ref, { gateway: 'https://gateway.example' })).to.equal(
      line.profileUrl(parseAddress('line:@river')!, { gateway: 'https://gateway.example' }),
    );
    expect(several.server!(ref, { gateway: 'https://gateway.example' })).to.equal('gateway.example');
  });

  it('is led by the first account, which the others lend what it lacks, with the followers of all', async () => {
    const lead = networkWith({
      name: text('@river'),
      handle: '@river',
      avatarUrl: undefined,
      bannerUrl: undefined,
      bio: [],
      followers: undefined,
      locked: true,
    });
    const other = networkWith({ name: text('River Press'), bio: text('Paper.'), followers: 20 });
    const last = networkWith({ bio: text('Light.'), followers: 3 });
    const account = (await load(`${lead.id}:river`, `${other.id}:press`, `${last.id}:x`)) as Account;
    expect(account.handle).to.equal('@river');
    expect(account.ref.network).to.equal('several');
    expect([account.name, account.bio]).to.deep.equal([text('River Press'), text('Paper.')]);
    expect(account.avatarUrl).to.be.a('string');
    expect(account.followers).to.equal(23);
    expect([account.following, account.posts, account.locked]).to.deep.equal([undefined, undefined, false]);
    expect(account.parts?.map(({ ref, followers }) => [ref.network, followers])).to.deep.equal([
      [lead.id, undefined],
      [other.id, 20],
      [last.id, 3],
    ]);
  });

  it('does without an account that cannot be loaded, and fails as the first where none can', async () => {
    const gone = networkWith(new NetworkError('not-found', 'Gone'));
    const down = networkWith(new NetworkError('unreachable', 'Down'));
    const there = networkWith({ followers: 7 });
    const account = (await load(`${gone.id}:a`, `${there.id}:b`)) as Account;
    expect([account.handle, account.followers, account.parts?.length]).to.deep.equal(['@b', 7, 1]);
    expect(await load(`${gone.id}:a`, `${down.id}:b`)).to.include({ code: 'not-found' });
  });

  it('asks each network once for what several widgets want', async () => {
    const one = networkWith({});
    const other = networkWith({});
    const refs = [refOf(`${one.id}:a`, `${other.id}:a`), refOf(`${one.id}:a`, `${other.id}:b`)];
    expect(await several.loadAccounts!(refs, io)).to.have.length(2);
    // One request for each account, for these networks take one at a time.
    expect([one.asked(), other.asked()]).to.deep.equal([1, 2]);
  });
});

const WORDS = 'We print the spring edition on Friday; the door is open from eight o’clock on.';
const NOON = Date.parse('2026-05-04T12:00:00Z');

/** What is given of two accounts that have posted this, as `network words → also there`. */
async function merged(
  one: readonly Partial<Post>[],
  other: readonly Partial<Post>[],
  networks: readonly [string, string] = ['here', 'there'],
): Promise<readonly string[]> {
  const histories = [one, other];
  const members = networks.map((network, at) => ({ network, host: '', id: `${at}` }));
  for (const id of new Set(networks)) {
    const known = parseAddress(`${id}:0`);
    if (known) continue;
    registerNetwork({
      id,
      label: id,
      parse: (address) => (address.startsWith(`${id}:`) ? { network: id, host: '', id: address.slice(-1) } : undefined),
      handle: () => '@river',
      profileUrl: () => `https://${id}.example/`,
      loadPosts: async (ref) => ({ posts: current[Number(ref.id)]!, cursor: undefined }),
    });
  }
  current = histories.map((posts, at) =>
    posts.map((post, index) =>
      samplePost({
        id: `${index}`,
        url: `https://${at}.example/${index}`,
        createdAt: hours(0),
        text: text(WORDS),
        ...post,
      }),
    ),
  );
  const query = { limit: 40, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };
  const { posts } = await loadPosts(
    { network: 'several', host: '', id: `${Math.random()}`, members },
    query,
    undefined,
    io,
  );
  return posts.map(({ id, elsewhere = [] }) => [id, ...elsewhere.map(({ url }) => url)].join(' → '));
}

let current: readonly (readonly Post[])[] = [];

const hours = (count: number): string => new Date(NOON - count * 3_600_000).toISOString();
const link = (url: string): Partial<Post> => ({
  text: [
    { type: 'text', text: `${WORDS} ` },
    { type: 'link', text: url.slice(8), url },
  ],
});

describe('a post on two networks', () => {
  for (const [what, one, other] of [
    ['the same words, some hours apart', {}, { createdAt: hours(30) }],
    ['other capitals, spaces and last tags', {}, { text: text(`  ${WORDS.toUpperCase()}\n#print #spring`) }],
    ['the same words with links to two shorteners', link('https://a.example/x'), link('https://b.example/y')],
    [
      'the same words with a link that is counted',
      link('https://river.example/spring/?utm_source=x'),
      link('https://www.river.example/spring'),
    ],
    [
      'the same page',
      { url: 'https://river.example/1', text: text('Short') },
      { url: 'https://river.example/1?utm_medium=rss' },
    ],
  ] satisfies [string, Partial<Post>, Partial<Post>][]) {
    it(`is one with ${what}`, async () => {
      const [first, ...more] = await merged([one], [other]);
      expect(first).to.match(/^0 0 → https:/);
      expect(more).to.deep.equal([]);
    });
  }

  for (const [what, one, other] of [
    ['is further apart than two days', {}, { createdAt: hours(49) }],
    ['is short', { text: text('Good morning!') }, { text: text('Good morning!') }],
    ['differs in a number', { text: text(`${WORDS} 12`) }, { text: text(`${WORDS} 13`) }],
    ['differs in a numbered tag', { text: text(`${WORDS} #day12`) }, { text: text(`${WORDS} #day13`) }],
    ['leads to another page of the site', link('https://river.example/12'), link('https://river.example/13')],
    ['answers somebody else', {}, { replyTo: { handle: '@lake.example', url: undefined } }],
    ['is passed on', {}, { repostedBy: samplePost().author, repostedAt: hours(0) }],
  ] satisfies [string, Partial<Post>, Partial<Post>][]) {
    it(`is another one where it ${what}`, async () => {
      expect(await merged([one], [other])).to.have.members(['0 0', '1 0']);
    });
  }

  it('is another one on the same network', async () => {
    expect(await merged([{}], [{}], ['same', 'same'])).to.have.members(['0 0', '1 0']);
  });

  it('is found among others of the same words by its time', async () => {
    const daily = [{ createdAt: hours(0) }, { createdAt: hours(24) }];
    expect(await merged(daily, daily)).to.deep.equal(['0 0 → https://1.example/0', '0 1 → https://1.example/1']);
  });

  it('is not one of a series that was made on another day', async () => {
    const daily = [{ createdAt: hours(0) }, { createdAt: hours(24) }];
    expect(await merged(daily, [{ createdAt: hours(24.1) }])).to.deep.equal(['0 0', '0 1 → https://1.example/0']);
  });

  it('does not hold up those behind it, where it has an old date', async () => {
    const at = (count: number): Partial<Post> => ({ createdAt: hours(count), text: text(`${count}`) });
    expect(await merged([at(0), at(100), at(2)], [at(1), at(3)])).to.deep.equal(['0 0', '1 0', '0 1', '0 2', '1 1']);
  });

  it('is shown as the first account has it, at its time', async () => {
    const between = { createdAt: hours(5), text: text('Between') };
    expect(await merged([between, { createdAt: hours(10) }], [{ createdAt: hours(1) }])).to.deep.equal([
      '0 0',
      '0 1 → https://1.example/0',
    ]);
  });
});
