import { expect } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import type { Account, PostPage } from '../../src/core/model.js';
import { plainText } from '../../src/core/rich-text.js';
import { magpie } from '../../src/networks/magpie/magpie.js';
import { answeringByPath, ioWith } from '../support/answering.js';
import { contract, loadFixture } from './contract.js';
import { without } from './walk.js';

const ACCOUNTS = '/v1/accounts';
const POSTS = '/v1/accounts/magpie:river/posts';
const ENTRY = 'accounts.0.account';

const settings = { gateway: 'https://gateway.example' };
const query = { limit: 20, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };
const [accounts, missing, posts] = await Promise.all(
  ['accounts', 'missing', 'posts'].map((name) => loadFixture(`magpie/${name}.json`)),
);

const river = { host: '', id: 'river', handle: '@river', profileUrl: 'https://gateway.example/@river' };

contract(magpie, {
  settings,
  pagesAreAddresses: false,
  addresses: [
    { ...river, address: 'magpie:river' },
    { ...river, address: 'magpie:@river' },
    { ...river, address: 'magpie:River' },
    {
      address: 'magpie:0-river-7',
      host: '',
      id: '0-river-7',
      handle: '@0-river-7',
      profileUrl: 'https://gateway.example/@0-river-7',
    },
  ],
  junk: [
    'magpie:-river',
    'magpie:river-',
    'magpie:ri_ver',
    'magpie:ri.ver',
    `magpie:${'r'.repeat(31)}`,
    'magpie:river@social.example',
    'magpie:河畔',
    'wechat:river',
  ],
  accounts: [
    {
      what: 'an account',
      address: 'magpie:river',
      answers: { [ACCOUNTS]: accounts },
      required: [
        [ACCOUNTS, 'accounts'],
        [ACCOUNTS, 'accounts.0.address'],
        [ACCOUNTS, ENTRY],
        [ACCOUNTS, `${ENTRY}.name`],
        [ACCOUNTS, `${ENTRY}.handle`],
        [ACCOUNTS, `${ENTRY}.url`],
        [ACCOUNTS, `${ENTRY}.bio`],
        [ACCOUNTS, `${ENTRY}.fields`],
        [ACCOUNTS, `${ENTRY}.fields.0.label`],
      ],
    },
  ],
  posts: [
    {
      what: 'posts of all kinds',
      address: 'magpie:river',
      answers: { [POSTS]: posts },
      required: [
        [POSTS, 'posts'],
        [POSTS, 'posts.0.id'],
        [POSTS, 'posts.0.url'],
        [POSTS, 'posts.0.createdAt'],
        [POSTS, 'posts.0.author'],
        [POSTS, 'posts.0.author.name'],
        [POSTS, 'posts.0.text'],
        [POSTS, 'posts.0.tags'],
        [POSTS, 'posts.0.media'],
      ],
    },
  ],
});

const ref = magpie.parse('magpie:river')!;

async function load(answer: unknown, addresses = ['magpie:river']): Promise<readonly (Account | Error)[]> {
  const refs = addresses.map((address) => magpie.parse(address)!);
  return magpie.loadAccounts!(refs, ioWith(answeringByPath({ [ACCOUNTS]: answer }), { settings }));
}

async function loadPage(answer: unknown): Promise<PostPage> {
  return magpie.loadPosts!(ref, query, undefined, ioWith(answeringByPath({ [POSTS]: answer }), { settings }));
}

describe('magpie accounts', () => {
  it('are asked for together, in the order of the answer', async () => {
    const [entry] = (accounts as { accounts: unknown[] }).accounts;
    const [none] = (missing as { accounts: unknown[] }).accounts;
    const fetch = answeringByPath({ [ACCOUNTS]: { accounts: [none, entry] } });
    const refs = ['magpie:nobody', 'magpie:river'].map((address) => magpie.parse(address)!);
    const [nobody, found] = await magpie.loadAccounts!(refs, ioWith(fetch, { settings }));
    expect(fetch.requests.map(({ url }) => url.href)).to.deep.equal([
      'https://gateway.example/v1/accounts?account=magpie%3Anobody&account=magpie%3Ariver',
    ]);
    expect(nobody).to.be.instanceOf(NetworkError).with.property('code', 'not-found');
    expect(found).to.include({ handle: '@river', followers: 48213, following: 0, posts: 3 });
  });

  it('tell what they are called, in their own words, with their links', async () => {
    const [account] = (await load(accounts)) as readonly Account[];
    expect(plainText(account!.name)).to.equal('River Studio 河畔工作室');
    expect(plainText(account!.bio)).to.equal(
      'Notes from the river. Paper, light and bridges;\nnew work every Friday. https://river.example',
    );
    expect(account!.fields.map(({ verified }) => verified)).to.deep.equal([true, false]);
    expect(account!.bannerUrl).to.equal('https://gateway.example/v1/pictures/banner.webp');
  });

  it('may keep their counts and pictures to themselves', async () => {
    const bare = ['followers', 'following', 'posts', 'avatarUrl', 'bannerUrl'].reduce(
      (answer, field) => without(answer, `${ENTRY}.${field}`),
      accounts,
    );
    const [account] = (await load(bare)) as readonly Account[];
    expect(account).to.include({ followers: undefined, posts: undefined, avatarUrl: undefined, bannerUrl: undefined });
  });

  it('are not taken for each other', async () => {
    const [account] = await load(accounts, ['magpie:lake']);
    expect(account).to.be.instanceOf(NetworkError).with.property('code', 'bad-response');
  });

  for (const [code, told] of [
    ['not-found', 'not-found'],
    ['rate-limited', 'rate-limited'],
    ['unavailable', 'unreachable'],
    ['internal', 'unreachable'],
    ['forbidden', 'private'],
    ['of-a-newer-version', 'bad-response'],
    ['constructor', 'bad-response'],
  ]) {
    it(`that are refused as ${code} are ${told}`, async () => {
      const problem = { type: '/docs', title: 'No', status: 404, code };
      const [account] = await load({ accounts: [{ address: 'magpie:river', problem }] });
      expect(account).to.be.instanceOf(NetworkError).with.property('code', told);
    });
  }
});

describe('magpie posts', () => {
  it('are asked for page by page', async () => {
    const fetch = answeringByPath({ [POSTS]: posts });
    const io = ioWith(fetch, { settings });
    const { cursor } = await magpie.loadPosts!(ref, query, undefined, io);
    await magpie.loadPosts!(ref, { ...query, limit: 5 }, cursor, io);
    expect(fetch.requests.map(({ url }) => url.search)).to.deep.equal(['?limit=20', '?limit=5&cursor=bmV4dA']);
  });

  it('have their title as a strong line above the words', async () => {
    const [titled, plain] = (await loadPage(posts)).posts;
    expect(titled!.text[0]).to.deep.equal({
      type: 'element',
      tag: 'p',
      children: [{ type: 'element', tag: 'strong', children: [{ type: 'text', text: 'The spring edition' }] }],
    });
    expect(plainText(plain!.text)).to.equal('周五晚上河边见，带上你的灯笼。');
  });

  it('bring what their author gave them', async () => {
    const [first, second, third] = (await loadPage(posts)).posts;
    expect(first).to.include({ pinned: true, language: 'en', createdAt: '2026-01-09T08:30:00.000Z', partial: false });
    expect(first!.tags).to.deep.equal(['letterpress', 'paper']);
    expect(first!.media[0]).to.include({ alt: 'Fog over the river', width: 1600, height: 900 });
    expect(second!.createdAt).to.equal('2026-01-12T10:00:00.000Z');
    expect(second!.card?.title).to.equal('Friday on the river: where to stand, what to bring');
    expect(third).to.include({ contentWarning: 'flashing lights', language: undefined });
    expect(third!.author.avatarUrl).to.equal(undefined);
  });

  it('stay behind a warning whatever the warning is', async () => {
    const [post] = (posts as { posts: object[] }).posts;
    for (const [contentWarning, shown] of [
      ['', ''],
      [null, ''],
      [true, ''],
    ]) {
      const [read] = (await loadPage({ posts: [{ ...post, contentWarning }] })).posts;
      expect(read!.contentWarning).to.equal(shown);
    }
  });

  it('say that there is more than this version can draw', async () => {
    const [post] = (posts as { posts: object[] }).posts;
    const film = { kind: 'film', url: 'https://gateway.example/v1/films/1' };
    const [read] = (await loadPage({ posts: [{ ...post, media: [film] }] })).posts;
    expect(read).to.include({ partial: true });
    expect(read!.media).to.deep.equal([]);
  });
});

describe('the gateway of a page', () => {
  for (const [gateway, url] of [
    ['https://gateway.example', 'https://gateway.example/@river'],
    ['https://gateway.example/', 'https://gateway.example/@river'],
    ['https://river.example/magpie/?x#y', 'https://river.example/magpie/@river'],
    ['/magpie', `${location.origin}/magpie/@river`],
    ['/', `${location.origin}/@river`],
  ] as const) {
    it(`may be ${gateway}`, () => {
      expect(magpie.profileUrl(ref, { gateway })).to.equal(url);
      expect(magpie.ways!(ref, { gateway })).to.deep.equal([{ kind: 'ticket', url }]);
      expect(magpie.server!(ref, { gateway })).to.equal(new URL(url).host);
    });
  }

  for (const gateway of [
    undefined,
    '',
    'http://gateway.example',
    'javascript:alert(1)',
    'https://u:p@gateway.example',
  ]) {
    it(`is not ${gateway ?? 'left out'}: then there is no page to link to`, () => {
      expect(magpie.profileUrl(ref, { gateway })).to.equal(undefined);
      expect(magpie.ways!(ref, { gateway })).to.deep.equal([]);
      expect(magpie.server!(ref, { gateway })).to.equal(undefined);
    });
  }
});
