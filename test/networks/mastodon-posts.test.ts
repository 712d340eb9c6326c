import { expect } from '@open-wc/testing';
import type { Post, PostPage, PostQuery, Quote } from '../../src/core/model.js';
import { plainText } from '../../src/core/rich-text.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { answeringEach, ioWith, type FakeFetch } from '../support/answering.js';
import { loadFixture } from './contract.js';

type Status = Readonly<Record<string, unknown>>;

const [made, home, reblog, quoting] = await Promise.all(
  ['made-statuses', 'home', 'reblog', 'quote'].map((name) => loadFixture<readonly Status[]>(`mastodon/${name}.json`)),
);
const account = await loadFixture<Status>('mastodon/made-account.json');
const river = mastodon.parse('mastodon:river@social.example')!;
const all: PostQuery = { limit: 20, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };

/** A server with these posts; `pinned` are on top of the profile. */
function server(statuses: unknown, pinned: unknown = []): FakeFetch {
  return answeringEach(({ pathname, searchParams }) => {
    if (pathname === '/api/v1/accounts/lookup') return account;
    return searchParams.has('pinned') ? pinned : statuses;
  });
}

function load(fetch: FakeFetch, query: Partial<PostQuery> = {}, cursor?: string): Promise<PostPage> {
  return mastodon.loadPosts!(river, { ...all, ...query }, cursor, ioWith(fetch));
}

async function post(fields: object, from: Status = made![1]!): Promise<Post> {
  return (await load(server([{ ...from, ...fields }]))).posts[0]!;
}

const ids = ({ posts }: PostPage): string[] => posts.map(({ id }) => id.replace('social.example/', ''));
const asked = (fetch: FakeFetch): string[] => fetch.requests.map(({ url }) => url.pathname + url.search);

describe('posts of Mastodon', () => {
  it('come with what the server tells', async () => {
    expect(await post({}, made![0])).to.deep.include({
      id: 'social.example/110',
      url: 'https://social.example/@River/110',
      createdAt: '2026-03-01T10:00:00.000Z',
      language: 'en',
      languages: ['en'],
      tags: ['dawn'],
      card: undefined,
      contentWarning: 'Bright light',
      sensitive: true,
      pinned: false,
      partial: false,
      replies: 1,
      reposts: 2,
      likes: 3,
    });
  });

  it('come with their media, described and in their true size', async () => {
    const { media } = await post({}, made![0]);
    const size = { width: 1600, height: 1200 };
    const file = (name: string): object => ({ url: `https://files.example/${name}`, previewUrl: `https://files.example/${name}.webp`, alt: `Describes ${name}`, ...size }); // prettier-ignore
    expect(media).to.deep.equal([
      { kind: 'image', ...file('i') },
      { kind: 'gif', ...file('g') },
      { kind: 'video', ...file('v') },
      { kind: 'audio', url: 'https://files.example/a', previewUrl: undefined, alt: '', width: undefined, height: undefined }, // prettier-ignore
    ]);
  });

  it('say that something is missing where a file cannot be drawn', async () => {
    expect(await post({}, made![2])).to.deep.include({ media: [], partial: true });
  });

  it('come with a preview of a linked page', async () => {
    expect((await post({})).card).to.deep.equal({
      url: 'https://news.example/a',
      title: 'A headline',
      description: 'What it is about',
      imageUrl: 'https://files.example/card.jpg',
    });
    const card = { url: 'https://news.example/a', title: '', description: '', image: null };
    expect((await post({ card })).card).to.include({ title: 'news.example', imageUrl: undefined });
    expect((await post({ card: { ...card, url: 'javascript:alert(1)' } })).card).to.equal(undefined);
  });

  it('leave out the picture of a linked page when they are sensitive, and so do quoted ones', async () => {
    const delicate = { ...made![1]!, sensitive: true };
    expect((await post(delicate)).card).to.include({ title: 'A headline', imageUrl: undefined });
    const { quote } = await post({ quote: { state: 'accepted', quoted_status: delicate } });
    expect(quote).to.have.nested.property('post.card.imageUrl', undefined);
  });

  it('are in no language where the server names none', async () => {
    for (const language of [null, '']) {
      expect(await post({ language })).to.deep.include({ language: undefined, languages: [] });
    }
  });

  it('come with a poll and its end', async () => {
    const { poll } = await post({}, made![3]);
    expect(poll!.options.map(({ text, votes }) => [plainText(text), votes])).to.deep.equal([
      ['Yes :wave:', 6],
      ['No', undefined],
    ]);
    expect(poll).to.include({ voters: 5, endsAt: '2026-03-02T10:00:00.000Z' });
    const { poll: open } = await post({ poll: { options: [], votes_count: 9, voters_count: null, expires_at: null } });
    expect(open).to.deep.equal({ options: [], voters: 9, endsAt: undefined });
  });

  for (const [what, fields, replyTo] of [
    ['nobody', {}, undefined],
    ['another person', made![4]!, { handle: '@stone@other.example', url: 'https://other.example/@stone' }],
    ['themselves', made![5]!, { handle: '@River@social.example', url: 'https://social.example/@River' }],
    ['somebody whom the server does not name', { in_reply_to_account_id: '9' }, { handle: '', url: undefined }],
    ['a post that is gone', { in_reply_to_id: '9' }, { handle: '', url: undefined }],
  ] as const) {
    it(`answer ${what}`, async () => {
      expect((await post(fields)).replyTo).to.deep.equal(replyTo);
    });
  }

  it('are passed on from other people', async () => {
    const shared = await post({}, made![7]);
    expect(shared).to.include({ id: 'social.example/102', url: 'https://other.example/@stone/51' });
    expect(shared.author.handle).to.equal('@stone@other.example');
    expect(shared.repostedBy!.handle).to.equal('@River@social.example');
    const recorded = await post({}, reblog![0]);
    expect(plainText(recorded.text)).to.equal('rootin tooting and shootin');
    expect(recorded.repostedBy!.handle).to.equal('@admin@social.example');
    expect(recorded).to.include({ createdAt: '2026-08-01T13:49:48.810Z', repostedAt: '2026-08-01T13:49:50.077Z' });
    expect(await post({})).to.include({ repostedBy: undefined, repostedAt: undefined });
  });

  it('leave out what is not for everybody', async () => {
    const { posts } = await load(server(home));
    expect(posts.map(({ text }) => plainText(text)).filter((text) => text.includes('bwooh'))).to.deep.equal([]);
    expect(posts).to.have.lengthOf(9);
    const hidden = { ...made![7]!, reblog: { ...(made![7]!.reblog as Status), visibility: 'private' } };
    expect(ids(await load(server([...made!, hidden])))).not.to.include('103');
    expect(ids(await load(server([hidden])))).to.deep.equal([]);
  });
});

describe('quotes of Mastodon', () => {
  it('are drawn by themselves, without the link that stands in for them', async () => {
    const { quote, text, replyTo } = await post({}, quoting![0]);
    expect(quote).to.have.property('state', 'ready');
    expect(plainText((quote as { post: Post }).post.text)).to.equal('Toot!');
    expect(plainText(text)).to.equal('@mastodonpy_test yoooo check this out');
    expect(replyTo!.handle).to.equal('@mastodonpy_test@social.example');
  });

  for (const [state, drawn] of [
    ['pending', 'private'],
    ['unauthorized', 'private'],
    ['rejected', 'detached'],
    ['revoked', 'detached'],
    ['deleted', 'not-found'],
    ['blocked_account', 'blocked'],
    ['muted_account', 'blocked'],
    ['of-a-later-version', 'not-found'],
  ] as const) {
    it(`are ${drawn} when the server says ${state}`, async () => {
      const quote = { state, quoted_status: null };
      expect((await post({ quote })).quote).to.deep.equal({ state: drawn });
    });
  }

  const bare = made![1]!;
  for (const [what, fields, drawn] of [
    ['is for friends of its author', { quote: { state: 'accepted', quoted_status: { ...bare, visibility: 'private' } } }, { state: 'private' }],
    ['is only an id', { quote: { state: 'accepted', quoted_status_id: '1' } }, undefined],
    ['is only an id of Akkoma', { quote: null, quote_id: '1' }, undefined],
  ] satisfies [string, object, Quote | undefined][]) {
    it(`are ${drawn?.state ?? 'left to the text'} when the quoted post ${what}`, async () => {
      expect((await post(fields)).quote).to.deep.equal(drawn);
    });
  } // prettier-ignore

  for (const [what, fields] of [['Akkoma', { quote: bare }], ['Pleroma', { pleroma: { quote: bare } }]] as const) {
    it(`are drawn from ${what}, one deep`, async () => {
      const { quote } = await post({ ...fields, id: '9' });
      expect(quote).to.have.nested.property('post.id', 'social.example/109');
      expect(quote).to.have.nested.property('post.quote', undefined);
    });
  } // prettier-ignore
});

describe('pages of Mastodon', () => {
  it('begin with what is pinned, once', async () => {
    const page = await load(server([made![0], made![1]], [made![1], made![6]]));
    expect(ids(page)).to.deep.equal(['109', '110']);
    expect(page.posts.map(({ pinned }) => pinned)).to.deep.equal([true, false]);
  });

  it('do without what is pinned where the server does not tell', async () => {
    expect(ids(await load(server([made![0]], 'Oops')))).to.deep.equal(['110']);
  });

  it('ask for the account once, and go on after the last post', async () => {
    const fetch = server(made!.slice(0, 2));
    const { cursor } = await load(fetch, { limit: 2 });
    expect(cursor).to.equal('109');
    await load(fetch, { limit: 2 }, cursor);
    expect(asked(fetch)).to.deep.equal([
      '/api/v1/accounts/lookup?acct=river',
      '/api/v1/accounts/01HX/statuses?limit=2',
      '/api/v1/accounts/01HX/statuses?pinned=true',
      '/api/v1/accounts/01HX/statuses?limit=2&max_id=109',
    ]);
  });

  it('end where fewer posts come than were asked for', async () => {
    expect((await load(server(made!.slice(0, 2)), { limit: 3 })).cursor).to.equal(undefined);
    expect((await load(server([]))).cursor).to.equal(undefined);
  });

  it('go on behind posts that are not for everybody', async () => {
    const page = await load(server([made![6]]), { limit: 1 });
    expect(page).to.deep.equal({ posts: [], cursor: '103' });
  });

  for (const [query, parameters] of [
    [{ noReplies: true }, 'limit=20&exclude_replies=true'],
    [{ mediaOnly: true }, 'limit=20&only_media=true'],
    [{ tags: ['河'] }, 'limit=20&tagged=%E6%B2%B3'],
    [{ tags: ['a', 'b'] }, 'limit=20'],
    [{ languages: ['ja'], noReposts: true }, 'limit=20&exclude_reblogs=true'],
  ] as const) {
    it(`ask for ${JSON.stringify(query)}, without what is pinned`, async () => {
      const fetch = server([]);
      await load(fetch, query);
      expect(asked(fetch).slice(1)).to.deep.equal([`/api/v1/accounts/01HX/statuses?${parameters}`]);
    });
  }
});
