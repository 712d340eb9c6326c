import { expect } from '@open-wc/testing';
import { feed } from '../../src/networks/feed/feed.js';
import { answeringEach, ioWith } from '../support/answering.js';
import { loadFixture } from './contract.js';
import { ADDRESS, QUERY, rss } from './feed-samples.js';

const settings = { gateway: 'https://gateway.example' };
const ref = feed.parse(ADDRESS)!;
const DOCUMENT = 'https://river.example/feed.xml';
const POSTS = `https://gateway.example/v1/accounts/feed:${encodeURIComponent(DOCUMENT)}/posts?limit=20`;
const query = { ...QUERY, limit: 20 };
const account = {
  address: ADDRESS,
  name: 'River',
  handle: 'river.example',
  url: 'https://river.example/',
  bio: [],
  fields: [],
};
const notFound = {
  type: '/docs#problem-not-found',
  title: 'There is no such thing here.',
  status: 404,
  code: 'not-found',
};
const { posts } = await loadFixture<{ readonly posts: readonly object[] }>('magpie/posts.json');
const document = rss('<title>Fog</title><guid>1</guid>');

/** What the gateway says; the feed's own server answers with the document. */
function worldWith(gateway: (url: URL) => unknown) {
  const fetch = answeringEach((url) => (url.host === 'gateway.example' ? gateway(url) : document));
  return { io: ioWith(fetch, { settings }), asked: (): readonly string[] => fetch.requests.map(({ url }) => url.href) };
}

describe('feed on a page with a gateway', () => {
  it('is read by the gateway alone', async () => {
    const { io, asked } = worldWith(({ pathname }) =>
      pathname === '/v1/accounts' ? { accounts: [{ address: ADDRESS, account }] } : { posts, cursor: '12.abc' },
    );
    const [loaded] = await feed.loadAccounts!([ref], io);
    expect(loaded).to.include({ ref, handle: 'river.example' });
    const page = await feed.loadPosts!(ref, query, undefined, io);
    expect(page.posts).to.have.length(posts.length);
    await feed.loadPosts!(ref, query, page.cursor, io);
    expect(asked()).to.deep.equal([
      `https://gateway.example/v1/accounts?${new URLSearchParams({ account: ADDRESS })}`,
      POSTS,
      `${POSTS}&cursor=12.abc`,
    ]);
  });

  it('plays what the gateway names, and covers what is not for everybody', async () => {
    const media = [{ kind: 'audio', url: 'https://cdn.example/1.mp3', alt: 'Talk · 2:03' }];
    const { io } = worldWith(() => ({ posts: [{ ...posts[0], media, sensitive: true, partial: true }] }));
    const [post] = (await feed.loadPosts!(ref, query, undefined, io)).posts;
    expect(post).to.include({ sensitive: true, partial: true });
    expect(post!.media[0]).to.include({ kind: 'audio', url: 'https://cdn.example/1.mp3', alt: 'Talk · 2:03' });
  });

  it('is read from its own server where the gateway may not read it, which is asked once', async () => {
    const { io, asked } = worldWith(({ pathname }) =>
      pathname === '/v1/accounts' ? { accounts: [{ address: ADDRESS, problem: notFound }] } : 404,
    );
    const [loaded] = await feed.loadAccounts!([ref], io);
    expect(loaded).to.include({ ref });
    const page = await feed.loadPosts!(ref, { ...query, limit: 1 }, undefined, io);
    expect(page.posts).to.have.length(1);
    expect(asked().filter((url) => url.startsWith('https://gateway.example'))).to.have.length(1);
    expect(asked().filter((url) => url === DOCUMENT)).to.have.length(1);
  });

  it('goes on at its own server where it was begun there', async () => {
    const { io, asked } = worldWith(() => ({ posts }));
    await feed.loadPosts!(ref, query, JSON.stringify([DOCUMENT, 1, 'x', '2026']), io);
    expect(asked()).to.deep.equal([DOCUMENT]);
  });

  it('goes on at the gateway where it was begun there, or not at all', async () => {
    const { io, asked } = worldWith(() => 400);
    const error = await feed.loadPosts!(ref, query, '12.abc', io).catch((thrown: unknown) => thrown);
    expect(error).to.include({ name: 'NetworkError', code: 'not-found' });
    expect(asked()).to.deep.equal([`${POSTS}&cursor=12.abc`]);
  });

  it('fails where the gateway has no answer now: its server may be no better, and CORS may forbid to ask', async () => {
    const { io, asked } = worldWith(() => 503);
    const error = await feed.loadPosts!(ref, query, undefined, io).catch((thrown: unknown) => thrown);
    expect(error).to.include({ name: 'NetworkError', code: 'unreachable' });
    expect(asked()).to.deep.equal([POSTS]);
  });
});
