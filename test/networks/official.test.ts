import { expect } from '@open-wc/testing';
import { NetworkError } from '../../src/core/errors.js';
import type { Account } from '../../src/core/model.js';
import type { Markup, Network } from '../../src/core/network.js';
import { plainText } from '../../src/core/rich-text.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { line, qq, wechat } from '../../src/networks/official/official.js';
import { answering, answeringByPath, ioWith } from '../support/answering.js';
import { contract, loadFixture } from './contract.js';

const settings = { gateway: 'https://gateway.example' };
const query = { limit: 20, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };
const [accounts, posts] = await Promise.all(
  ['accounts', 'posts'].map((name) => loadFixture<object>(`magpie/${name}.json`)),
);

/** What a gateway says of an account of its own, said of a connected one. */
const saidOf = (address: string): unknown =>
  JSON.parse(JSON.stringify(accounts).replaceAll('"magpie:river"', JSON.stringify(address)));

const recorded = (address: string) => ({
  settings,
  pagesAreAddresses: false,
  accounts: [
    {
      what: 'an account',
      address,
      answers: { '/v1/accounts': saidOf(address) },
      required: [
        ['/v1/accounts', 'accounts'],
        ['/v1/accounts', 'accounts.0.account.name'],
      ] as const,
    },
  ],
  posts: [
    {
      what: 'articles',
      address,
      answers: { [`/v1/accounts/${address}/posts`]: posts },
      required: [[`/v1/accounts/${address}/posts`, 'posts']] as const,
    },
  ],
});

contract(wechat, {
  ...recorded('wechat:river'),
  addresses: [
    {
      address: 'wechat:river',
      host: '',
      id: 'river',
      handle: '@river',
      profileUrl: 'https://gateway.example/@wechat:river',
    },
    {
      address: 'wechat:gh_0A-b',
      host: '',
      id: 'gh_0A-b',
      handle: '@gh_0A-b',
      profileUrl: 'https://gateway.example/@wechat:gh_0A-b',
    },
  ],
  junk: [
    'wechat:@river',
    'wechat:河畔',
    'wechat:a b',
    `wechat:${'a'.repeat(65)}`,
    'qq:river',
    'https://weixin.qq.com/r/x',
  ],
});

contract(qq, {
  ...recorded('qq:river'),
  addresses: [
    {
      address: 'qq:2658655094',
      host: '',
      id: '2658655094',
      handle: '@2658655094',
      profileUrl: 'https://gateway.example/@qq:2658655094',
    },
  ],
  junk: ['qq:@river', 'qq:a/b', 'wechat:river', 'QQ:river'],
});

contract(line, {
  ...recorded('line:@river'),
  addresses: ['line:@river', 'line:@River', 'https://line.me/R/ti/p/@river', 'https://line.me/R/ti/p/%40river'].map(
    (address) => ({
      address,
      host: '',
      id: '@river',
      handle: '@river',
      profileUrl: 'https://gateway.example/@line:@river',
    }),
  ),
  junk: [
    'line:river',
    'line:@ri/ver',
    `line:@${'a'.repeat(31)}`,
    'https://line.me/@river',
    'https://line.me.example/R/ti/p/@river',
  ],
});

/** What an author has put into an element. */
function markup(html: string): Markup {
  // An element of a document that loads nothing.
  const element = document.implementation.createHTMLDocument().createElement('div');
  element.append(...parts(html, element.ownerDocument));
  return element;
}

const parts = (text: string, document: Document): Node[] => [
  ...document.importNode(new DOMParser().parseFromString(text, 'text/html').body, true).childNodes,
];

const waysOf = (network: Network, address: string, ...rest: [object, Markup?]) =>
  network.ways!(network.parse(address)!, ...(rest as [Record<string, string>, Markup?]));

describe('official accounts with a gateway', () => {
  it('are followed by tickets, each in the way of its platform', () => {
    expect(waysOf(wechat, 'wechat:river', settings)).to.deep.equal([
      { kind: 'ticket', url: 'https://gateway.example/@wechat:river', byApp: true, endsElsewhere: true },
    ]);
    expect(waysOf(qq, 'qq:river', settings)).to.deep.equal([
      { kind: 'ticket', url: 'https://gateway.example/@qq:river' },
    ]);
    expect(waysOf(line, 'line:@river', settings)).to.deep.equal([
      { kind: 'ticket', url: 'https://gateway.example/@line:@river', endsElsewhere: true },
    ]);
  });

  it('are not followed by what the author has written', () => {
    const link = markup('<a href="https://river.example/wechat">River</a>');
    expect(waysOf(wechat, 'wechat:river', settings, link)[0]).to.include({ kind: 'ticket' });
  });

  it('are read from it, several at a time, and one that is gone takes no other with it', async () => {
    const fetch = answering({
      accounts: [
        { address: 'line:@river', problem: { type: '/docs', title: 'No', status: 404, code: 'not-found' } },
        ...(saidOf('line:@lake') as { accounts: object[] }).accounts,
      ],
    });
    const refs = ['line:@river', 'line:@lake'].map((address) => line.parse(address)!);
    const [gone, found] = await line.loadAccounts!(refs, ioWith(fetch, { settings }));
    expect(fetch.requests.map(({ url }) => decodeURIComponent(url.search))).to.deep.equal([
      '?account=line:@river&account=line:@lake',
    ]);
    expect(gone).to.be.instanceOf(NetworkError).with.property('code', 'not-found');
    expect(plainText((found as Account).name)).to.equal('River Studio 河畔工作室');
  });

  it('have their articles read page by page', async () => {
    const fetch = answeringByPath({ '/v1/accounts/wechat:river/posts': posts });
    const page = await wechat.loadPosts!(wechat.parse('wechat:river')!, query, 'more', ioWith(fetch, { settings }));
    expect(page.posts).to.have.length.above(0);
    expect(fetch.requests[0]!.url.search).to.equal('?limit=20&cursor=more');
  });
});

describe('official accounts without a gateway', () => {
  for (const [network, address] of [
    [wechat, 'wechat:river'],
    [qq, 'qq:river'],
  ] as const) {
    it(`${network.id}: is the link that the author has written, and its picture is the code`, () => {
      const written = markup(
        '<a href="https://river.example/follow"><img src="https://river.example/qr.png" alt="">River</a>',
      );
      const way = { kind: 'scan', url: 'https://river.example/follow', imageUrl: 'https://river.example/qr.png' };
      expect(waysOf(network, address, {}, written)).to.deep.equal([way]);
      expect(network.profileUrl(network.parse(address)!, {}, written)).to.equal(way.url);
    });

    for (const html of [
      '',
      'River',
      '<a>River</a>',
      '<a href="http://weixin.qq.com/r/x">River</a>',
      '<a href="javascript:alert(1)">x</a>',
    ]) {
      it(`${network.id}: has no page in ${html || 'nothing'}`, () => {
        expect(waysOf(network, address, {}, markup(html))).to.deep.equal([]);
        expect(network.profileUrl(network.parse(address)!, {}, markup(html))).to.equal(undefined);
      });
    }
  }

  it('show no picture that is not secure', () => {
    const written = markup('<a href="https://river.example/"><img src="http://river.example/qr.png" alt=""></a>');
    expect(waysOf(qq, 'qq:river', {}, written)[0]).to.have.property('imageUrl', undefined);
  });

  it('line: is LINE’s own page, whatever the author has written', () => {
    for (const html of ['', '<a href="https://river.example/">River</a>']) {
      expect(waysOf(line, 'line:@river', {}, markup(html))).to.deep.equal([
        { kind: 'scan', url: 'https://line.me/R/ti/p/%40river', imageUrl: undefined },
      ]);
    }
  });

  it('are a link for a button alone: nothing else can be known of them', async () => {
    for (const [network, address] of [
      [wechat, 'wechat:river'],
      [qq, 'qq:river'],
      [line, 'line:@river'],
    ] as const) {
      const ref = network.parse(address)!;
      expect(network.profileUrl(ref, {})).to.equal(undefined);
      const fetch = answering({ accounts: [] });
      const loading = network.loadAccounts!([ref], ioWith(fetch, { settings: {} }));
      expect(await loading.catch(({ code }) => code)).to.equal('not-found');
      expect(fetch.requests).to.have.length(0);
    }
  });
});

it('LINE’s pages are not taken for those of a Mastodon server', () => {
  for (const url of ['https://line.me/R/ti/p/@river', 'https://line.me/R/ti/p/%40river']) {
    expect(mastodon.parse(url)).to.equal(undefined);
  }
});
