import { expect } from '@open-wc/testing';
import { plainText } from '../../src/core/rich-text.js';
import { answering } from '../support/answering.js';
import { embed, LAKE, loadPage, loadPost, loadPosts, PRIVATE, RIVER, view } from './bluesky-samples.js';

const REPOST = { $type: 'app.bsky.feed.defs#reasonRepost', by: RIVER, indexedAt: '2026-03-02T00:00:00.000Z' };
const PIN = { $type: 'app.bsky.feed.defs#reasonPin' };
const IMAGES = embed('images', { images: [{ fullsize: 'https://cdn.example/f.jpg', thumb: 'https://cdn.example/t.jpg', alt: '' }] }); // prettier-ignore
const PORN = { labels: [{ val: 'porn' }] };
const WARN = { labels: [{ val: '!warn' }] };

describe('bluesky posts', () => {
  it('come with all that the post says', async () => {
    const facets = [{ index: { byteStart: 6, byteEnd: 12 }, features: [{ tag: 'Spring' }] }];
    const record = { text: 'Hello #Spring', langs: ['de', 'en'], tags: ['spring', 'River'], facets };
    expect(await loadPost({ replyCount: 1, repostCount: 2, likeCount: 3 }, record)).to.deep.equal({
      id: 'at://did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/app.bsky.feed.post/3k',
      url: 'https://bsky.app/profile/river.example/post/3k',
      author: {
        name: [{ type: 'text', text: 'River' }],
        handle: '@river.example',
        url: 'https://bsky.app/profile/river.example',
        avatarUrl: undefined,
      },
      createdAt: '2026-03-01T12:00:00.000Z',
      text: [
        { type: 'text', text: 'Hello ' },
        { type: 'tag', text: '#Sprin', url: 'https://bsky.app/hashtag/Spring' },
        { type: 'text', text: 'g' },
      ],
      language: 'de',
      languages: ['de', 'en'],
      tags: ['spring', 'river'],
      media: [],
      card: undefined,
      quote: undefined,
      poll: undefined,
      repostedBy: undefined,
      repostedAt: undefined,
      replyTo: undefined,
      contentWarning: undefined,
      sensitive: false,
      pinned: false,
      partial: false,
      replies: 1,
      reposts: 2,
      likes: 3,
    });
  });

  for (const [query, filter] of [
    [{}, 'posts_with_replies'],
    [{ noReplies: true }, 'posts_and_author_threads'],
    [{ mediaOnly: true, noReplies: true }, 'posts_with_media'],
  ] as const) {
    it(`are asked for as ${filter} for ${JSON.stringify(query)}`, async () => {
      const fetch = answering({ feed: [], cursor: 'two' });
      expect(await loadPage(fetch, query)).to.deep.equal({ posts: [], cursor: 'two' });
      expect(fetch.requests[0]!.url.href).to.equal(
        `https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=river.example&limit=10&filter=${filter}&includePins=true`,
      );
    });
  }

  it('go on where the last page ended, until there is no more', async () => {
    const fetch = answering({ feed: [] });
    expect((await loadPage(fetch, {}, 'one two')).cursor).to.equal(undefined);
    expect(fetch.requests[0]!.url.searchParams.get('cursor')).to.equal('one two');
    expect(fetch.requests[0]!.url.searchParams.has('includePins')).to.equal(false);
  });

  it('say who passed them on, under an id of their own', async () => {
    const [repost, own] = await loadPosts({ post: view({ author: LAKE }), reason: REPOST }, { post: view() });
    expect(repost!.repostedBy).to.include({ handle: '@river.example' });
    expect(repost!.author).to.include({ handle: '@lake.example' });
    expect(repost!.id).to.equal(`${own!.id}#repost:${RIVER.did}`);
    expect(own!.repostedBy).to.equal(undefined);
  });

  it('say when they were passed on, and when they were written', async () => {
    const indexedAt = '2026-03-02T01:00:00+02:00';
    const [repost, pinned] = await loadPosts(
      { post: view(), reason: { ...REPOST, indexedAt } },
      { post: view(), reason: PIN },
    );
    expect(repost).to.include({ createdAt: '2026-03-01T12:00:00.000Z', repostedAt: '2026-03-01T23:00:00.000Z' });
    expect(pinned!.repostedAt).to.equal(undefined);
  });

  for (const indexedAt of [undefined, null, 7, '', 'yesterday']) {
    it(`are a bad-response when they were passed on ${JSON.stringify(indexedAt)}`, async () => {
      let code: unknown;
      await loadPosts({ post: view(), reason: { ...REPOST, indexedAt } }).catch((error) => ({ code } = error));
      expect(code).to.equal('bad-response');
    });
  }

  it('say that they are pinned', async () => {
    const posts = await loadPosts({ post: view(), reason: PIN }, { post: view() });
    expect(posts.map(({ pinned }) => pinned)).to.deep.equal([true, false]);
  });

  it('say whom they answer', async () => {
    const parent = view({ uri: `at://${LAKE.did}/app.bsky.feed.post/3p`, author: LAKE });
    const [post] = await loadPosts({ post: view({}, { reply: {} }), reply: { parent } });
    expect(post!.replyTo).to.deep.equal({
      handle: '@lake.example',
      url: 'https://bsky.app/profile/lake.example/post/3p',
    });
  });

  for (const [what, reply] of [
    ['is deleted', { parent: { $type: 'app.bsky.feed.defs#notFoundPost', uri: 'at://x', notFound: true } }],
    ['is blocked', { parent: { $type: 'app.bsky.feed.defs#blockedPost', uri: 'at://x', author: { did: LAKE.did } } }],
    ['is private', { parent: view({ author: { ...LAKE, ...PRIVATE } }) }],
    ['is not given', undefined],
  ] as const) {
    it(`say that they answer somebody when the answered post ${what}`, async () => {
      const [post] = await loadPosts({ post: view({}, { reply: {} }), reply });
      expect(post!.replyTo).to.deep.equal({ handle: '', url: undefined });
    });
  }

  for (const [createdAt, indexedAt, shown] of [
    ['2026-03-01T14:00:00+02:00', '2026-03-01T12:00:01Z', '2026-03-01T12:00:00.000Z'],
    ['2020-01-01T00:00:00Z', '2026-03-01T12:00:00Z', '2020-01-01T00:00:00.000Z'],
    ['2026-03-02T11:59:59Z', '2026-03-01T12:00:00Z', '2026-03-02T11:59:59.000Z'],
    ['2099-01-01T00:00:00Z', '2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    ['yesterday', '2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    [undefined, '2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
  ] as const) {
    it(`are of ${shown} when written ${createdAt} and seen ${indexedAt}`, async () => {
      expect((await loadPost({ indexedAt }, { createdAt })).createdAt).to.equal(shown);
    });
  }

  it('of an account without a sound handle are found by its DID', async () => {
    const { url } = await loadPost({ author: { ...RIVER, handle: 'handle.invalid' } });
    expect(url).to.equal(`https://bsky.app/profile/${RIVER.did}/post/3k`);
  });

  for (const [what, feed] of [
    ['an account', [{ post: view({ author: { ...RIVER, ...PRIVATE } }) }]],
    [
      'an account that only passes on',
      [{ post: view({ author: LAKE }), reason: { ...REPOST, by: { ...RIVER, ...PRIVATE } } }],
    ],
  ] as const) {
    it(`are private for ${what} that asks for signed-in visitors`, async () => {
      let code: unknown;
      await loadPosts(...feed).catch((error) => ({ code } = error));
      expect(code).to.equal('private');
    });
  }

  it('leave out what others keep for signed-in visitors, and what is to be hidden', async () => {
    const posts = await loadPosts(
      { post: view({ author: { ...LAKE, ...PRIVATE } }), reason: REPOST },
      { post: view({ labels: [{ val: '!hide' }] }) },
      { post: view({}, { text: 'Shown' }) },
    );
    expect(posts.map(({ text }) => plainText(text))).to.deep.equal(['Shown']);
  });

  for (const [what, more, sensitive, contentWarning] of [
    ['a picture', { embed: IMAGES }, false, undefined],
    ['a picture labelled porn', { embed: IMAGES, ...PORN }, true, undefined],
    ['a picture labelled nudity', { embed: IMAGES, labels: [{ val: 'nudity' }] }, false, undefined],
    [
      'a picture with a label that was taken back',
      { embed: IMAGES, labels: [{ val: 'porn', neg: true }] },
      false,
      undefined,
    ],
    ['a picture with a warning', { embed: IMAGES, ...WARN }, true, ''],
    ['words labelled porn', PORN, true, undefined],
    ['words with a warning', WARN, true, ''],
    ['words of an account with a warning', { author: { ...RIVER, ...WARN } }, true, ''],
  ] as const) {
    it(`with ${what} are ${sensitive ? '' : 'not '}sensitive`, async () => {
      expect(await loadPost(more)).to.include({ sensitive, contentWarning });
    });
  }

  for (const langs of [undefined, 'en', [], ['', 7]]) {
    it(`are in no language when they are written in ${JSON.stringify(langs)}`, async () => {
      expect(await loadPost({}, { langs })).to.deep.include({ language: undefined, languages: [] });
    });
  }

  for (const val of ['porn', 'sexual', 'graphic-media']) {
    it(`labelled ${val} leave their media to the original, and keep their words`, async () => {
      const post = await loadPost({ embed: IMAGES, labels: [{ val }] });
      expect(post).to.deep.include({ media: [], partial: true });
      expect(plainText(post.text)).to.equal('Hello');
    });
  }

  for (const label of [{ val: 'nudity' }, { val: 'porn', neg: true }, { val: '!warn' }]) {
    it(`labelled ${JSON.stringify(label)} keep their media`, async () => {
      const { media, partial } = await loadPost({ embed: IMAGES, labels: [label] });
      expect(media).to.have.length(1);
      expect(partial).to.equal(false);
    });
  }

  it('miss nothing when they are labelled and have no media', async () => {
    expect(await loadPost(PORN)).to.include({ partial: false });
  });

  it('leave out the picture of a link with their label, too', async () => {
    const card = embed('external', { external: { uri: 'https://a.example', title: 'A', description: '', thumb: 'https://a.example/a.jpg' } }); // prettier-ignore
    expect((await loadPost({ embed: card })).card).to.include({ imageUrl: 'https://a.example/a.jpg' });
    expect((await loadPost({ embed: card, ...PORN })).card).to.include({ imageUrl: undefined });
  });
});
