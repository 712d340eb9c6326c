import { expect } from '@open-wc/testing';
import type { Account } from '../../src/core/model.js';
import { plainText } from '../../src/core/rich-text.js';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
import { answering, answeringEach, ioWith, type FakeFetch } from '../support/answering.js';

const RIVER = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
const LAKE = 'did:plc:bbbbbbbbbbbbbbbbbbbbbbbb';
const river = { did: RIVER, handle: 'river.example', displayName: 'River', avatar: 'https://cdn.example/a.jpg', banner: 'https://cdn.example/b.jpg' }; // prettier-ignore
const lake = { did: LAKE, handle: 'Lake.Example' };

describe('bluesky accounts', () => {
  it('come with all that the profile says', async () => {
    const [account] = await load(['bluesky:river.example'], {
      ...river,
      description: ' Notes of @lake.example\nhttps://river.example. ',
      followersCount: 1234567,
      followsCount: 0,
      postsCount: -1,
    });
    expect(account).to.deep.equal({
      ref: { network: 'bluesky', host: '', id: 'river.example' },
      name: [{ type: 'text', text: 'River' }],
      handle: '@river.example',
      url: 'https://bsky.app/profile/river.example',
      avatarUrl: 'https://cdn.example/a.jpg',
      bannerUrl: 'https://cdn.example/b.jpg',
      bio: [
        { type: 'text', text: 'Notes of @lake.example\nhttps://river.example.', profiles: 'https://bsky.app/profile/' },
      ],
      fields: [],
      followers: 1234567,
      following: 0,
      posts: undefined,
      bot: false,
      locked: false,
    });
  });

  it('are asked for together, of the public AppView', async () => {
    const fetch = answering({ profiles: [lake, river] });
    const loaded = await loadFrom(fetch, ['bluesky:river.example', 'bluesky:lake.example']);
    expect(loaded.map(nameOf)).to.deep.equal(['River', '@Lake.Example']);
    expect(fetch.requests.map(({ url }) => url.href)).to.deep.equal([
      'https://public.api.bsky.app/xrpc/app.bsky.actor.getProfiles?actors=river.example&actors=lake.example',
    ]);
  });

  it('are asked of another AppView where the page says so', async () => {
    for (const bluesky of ['http://localhost:2584', 'http://localhost:2584/']) {
      const fetch = answering({ profiles: [river] });
      await loadFrom(fetch, ['bluesky:river.example'], { bluesky });
      expect(fetch.requests[0]!.url.href).to.match(/^http:\/\/localhost:2584\/xrpc\/app\.bsky\.actor/);
    }
  });

  it('are found by handle and by DID at once', async () => {
    const loaded = await load(['bluesky:river.example', `bluesky:${RIVER}`], river);
    expect(loaded.map(nameOf)).to.deep.equal(['River', 'River']);
    expect(loaded.map((account) => (account as Account).ref.id)).to.deep.equal(['river.example', RIVER]);
  });

  it('that are missing do not take the others with them', async () => {
    expect((await load(['bluesky:nobody.example', 'bluesky:river.example'], river)).map(nameOf)).to.deep.equal([
      'not-found',
      'River',
    ]);
  });

  for (const [what, broken] of [
    ['has no handle', { did: LAKE }],
    ['has a DID that is none', { did: '../..', handle: 'lake.example' }],
    ['is nothing', null],
    ['is a list', [lake]],
  ] as const) {
    it(`do not suffer from a profile among them that ${what}`, async () => {
      const loaded = await load(['bluesky:lake.example', 'bluesky:river.example'], broken, river);
      expect(loaded.map(nameOf)).to.deep.equal(['bad-response', 'River']);
    });
  }

  it('are asked for one by one when the server refuses all for one', async () => {
    const fetch = answeringEach(({ search }) => (search.includes('dead.example') ? 400 : { profiles: [river] }));
    const loaded = await loadFrom(fetch, ['bluesky:dead.example', 'bluesky:river.example']);
    expect(loaded.map(nameOf)).to.deep.equal(['not-found', 'River']);
    expect(fetch.requests).to.have.length(3);
  });

  it('are not asked for one by one when the server is down', async () => {
    const fetch = answeringEach(() => 503);
    let code: unknown;
    await loadFrom(fetch, ['bluesky:lake.example', 'bluesky:river.example']).catch((error) => ({ code } = error));
    expect(code).to.equal('unreachable');
    expect(fetch.requests).to.have.length(1);
  });

  it('whose handle is broken go by their DID', async () => {
    const [account] = (await load([`bluesky:${RIVER}`], { did: RIVER, handle: 'handle.invalid' })) as Account[];
    expect(account).to.include({ handle: RIVER, url: `https://bsky.app/profile/${RIVER}` });
    expect(nameOf(account!)).to.equal(RIVER);
  });

  for (const val of ['!no-unauthenticated', '!hide']) {
    it(`are private with the label ${val}`, async () => {
      expect((await load(['bluesky:river.example'], { ...river, labels: [{ val }] })).map(nameOf)).to.deep.equal([
        'private',
      ]);
    });
  }

  for (const [how, label] of [
    ['was taken back', { neg: true }],
    ['has expired', { exp: '2020-01-01T00:00:00.000Z' }],
  ] as const) {
    it(`are shown when the label ${how}`, async () => {
      const labels = [{ val: '!no-unauthenticated', ...label }];
      expect((await load(['bluesky:river.example'], { ...river, labels })).map(nameOf)).to.deep.equal(['River']);
    });
  }

  for (const [val, shown] of [
    ['porn', false],
    ['sexual', false],
    ['graphic-media', false],
    ['!warn', false],
    ['nudity', true],
    ['something-else', true],
  ] as const) {
    it(`${shown ? 'keep' : 'lose'} their pictures with the label ${val}`, async () => {
      const labels = [{ val, exp: '2999-01-01T00:00:00.000Z' }];
      const [account] = (await load(['bluesky:river.example'], { ...river, labels })) as Account[];
      expect([account!.avatarUrl, account!.bannerUrl].map(Boolean)).to.deep.equal([shown, shown]);
    });
  }

  it('say when a program runs them', async () => {
    const [account] = await load(['bluesky:river.example'], { ...river, labels: [{ val: 'bot' }] });
    expect(account).to.include({ bot: true });
  });
});

function load(addresses: readonly string[], ...profiles: unknown[]): Promise<readonly (Account | Error)[]> {
  return loadFrom(answering({ profiles }), addresses);
}

function loadFrom(
  fetch: FakeFetch,
  addresses: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<readonly (Account | Error)[]> {
  return bluesky.loadAccounts!(
    addresses.map((address) => bluesky.parse(address)!),
    ioWith(fetch, { settings }),
  );
}

function nameOf(account: Account | Error): unknown {
  return 'code' in account ? account.code : plainText((account as Account).name);
}
