import { expect } from '@open-wc/testing';
import type { NetworkError } from '../../src/core/errors.js';
import type { Account, PostQuery } from '../../src/core/model.js';
import { plainText } from '../../src/core/rich-text.js';
import { mastodon } from '../../src/networks/mastodon/mastodon.js';
import { answeringByPath, ioWith, type Answers, type FakeFetch } from '../support/answering.js';
import { loadFixture } from './contract.js';

const user = await loadFixture<object>('mastodon/made-misskey-user.json');
const notes = await loadFixture<object[]>('mastodon/made-misskey-notes.json');
const river = mastodon.parse('mastodon:river@kin.example')!;
const all: PostQuery = { limit: 5, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };

function server(answers: Answers = {}, software = 'Sharkey'): FakeFetch {
  return answeringByPath({
    '/.well-known/webfinger': { links: [{ rel: 'self', type: 'application/activity+json', href: 'https://kin.example/users/9abc' }] }, // prettier-ignore
    '/.well-known/nodeinfo': { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.1', href: 'https://elsewhere.example/nodeinfo/2.1' }] }, // prettier-ignore
    '/nodeinfo/2.1': { software: { name: software } },
    '/api/users/show': user,
    '/api/users/notes': notes,
    ...answers,
  });
}

const load = async (fetch: FakeFetch): Promise<Account> =>
  (await mastodon.loadAccounts!([river], ioWith(fetch)))[0] as Account;

const loadPosts = (fetch: FakeFetch, query: Partial<PostQuery> = {}, cursor?: string) =>
  mastodon.loadPosts!(river, { ...all, ...query }, cursor, ioWith(fetch));

describe('an account of Misskey', () => {
  it('shows what its server tells by its own API', async () => {
    const fetch = server();
    const account = await load(fetch);
    expect(fetch.requests.map(({ url }) => url.host + url.pathname)).to.deep.equal([
      'kin.example/api/v1/accounts/lookup',
      'kin.example/.well-known/webfinger',
      'kin.example/.well-known/nodeinfo',
      'kin.example/nodeinfo/2.1',
      'kin.example/api/users/show',
    ]);
    expect(fetch.requests.at(-1)!.init).to.include({ method: 'POST', body: '{"username":"river","host":null}' });
    expect(account).to.deep.include({ handle: '@river@kin.example', url: 'https://kin.example/@river', followers: 41, following: 3, posts: 99, bot: false, locked: true }); // prettier-ignore
    expect(plainText(account.name)).to.equal('River :wave:');
    expect(account.fields[0]).to.deep.include({ verified: true });
    expect(account.bio).to.deep.equal([
      { type: 'text', text: 'News & **more** ' },
      { type: 'link', text: 'https://river.example', url: 'https://river.example/' },
      { type: 'break' },
      { type: 'mention', text: '@stone@other.example', url: 'https://kin.example/@stone@other.example' },
      { type: 'text', text: ' ' },
      { type: 'tag', text: '#News', url: 'https://kin.example/tags/News' },
    ]);
  });

  it('is asked for at once when it is loaded again, and so are its posts', async () => {
    const fetch = server();
    await load(fetch);
    const before = fetch.requests.length;
    await load(fetch);
    await loadPosts(fetch);
    expect(fetch.requests.slice(before).map(({ url }) => url.pathname)).to.deep.equal([
      '/api/users/show',
      '/api/users/show',
      '/api/users/notes',
    ]);
  });

  it('is found where its server has no WebFinger to read', async () => {
    for (const answer of [{}, '<!doctype html>', new Response('', { status: 403 })]) {
      expect((await load(server({ '/.well-known/webfinger': answer }))).handle).to.equal('@river@kin.example');
    }
  });

  for (const [what, fetch, code] of [
    ['another account', server({ '/api/users/show': { ...user, username: 'stone' } }), 'bad-response'],
    ['a suspended account', server({ '/api/users/show': { ...user, isSuspended: true } }), 'not-found'],
    ['a server that wants a sign-in', server({ '/api/users/show': new Response('{}', { status: 401 }) }), 'private'],
    ['a server of another kind', server({}, 'mastodon'), 'not-found'],
    ['a server that says nothing of itself', server({ '/.well-known/nodeinfo': {} }), 'not-found'],
  ] as const) {
    it(`says ${code} for ${what}`, async () => {
      const error: NetworkError = await mastodon.loadAccounts!([river], ioWith(fetch)).then(
        () => expect.fail('It was loaded.'),
        (thrown: NetworkError) => thrown,
      );
      expect(error).to.include({ code });
    });
  }
});

describe('posts of Misskey', () => {
  it('come with text, files, answers, reposts and quotes', async () => {
    const { posts } = await loadPosts(server());
    const [first, repost, quote, answer, ...others] = posts;
    expect(others).to.deep.equal([]);
    expect(first!.text).to.deep.equal([
      { type: 'text', text: '<b>not HTML</b> ' },
      { type: 'tag', text: '#日本語', url: 'https://kin.example/tags/%E6%97%A5%E6%9C%AC%E8%AA%9E' },
      { type: 'text', text: ' a@b.example' },
    ]);
    expect(first!.media).to.deep.equal([
      { kind: 'image', url: 'https://kin.example/f.webp', previewUrl: 'https://kin.example/t.webp', alt: 'A river', width: 800, height: 600 }, // prettier-ignore
    ]);
    expect(first).to.include({ id: 'kin.example/n5', url: 'https://kin.example/notes/n5', sensitive: true, replies: 1, reposts: 2, likes: 4 }); // prettier-ignore
    expect(repost).to.include({ id: 'kin.example/n4', url: 'https://kin.example/notes/s1' });
    expect(repost!.author.handle).to.equal('@stone@other.example');
    expect(repost!.repostedBy!.handle).to.equal('@river@kin.example');
    expect(posts.map(({ repostedAt }) => repostedAt)).to.deep.equal([undefined, '2026-03-01T10:00:00.000Z', undefined, undefined]); // prettier-ignore
    expect(quote!.quote).to.have.nested.property('post.id', 'kin.example/s2');
    expect(answer!.replyTo).to.deep.equal({ handle: '@stone@other.example', url: 'https://kin.example/@stone@other.example' }); // prettier-ignore
    expect(answer!.contentWarning).to.equal('Greetings');
  });

  it('keep a warning without words, also of whom they pass on', async () => {
    const { renote } = notes[1] as { renote: object };
    const given = [
      { ...notes[0], cw: '' },
      { ...notes[1], renote: { ...renote, cw: '' } },
      { ...notes[1], cw: '' },
    ];
    const [own, repost, quote] = (await loadPosts(server({ '/api/users/notes': given }))).posts;
    expect(own).to.include({ contentWarning: '' });
    expect(repost).to.include({ contentWarning: '', quote: undefined });
    expect(quote).to.include({ contentWarning: '', repostedBy: undefined });
    expect(quote!.quote).to.have.nested.property('post.contentWarning', undefined);
  });

  it('say when they were passed on, and when they were written', async () => {
    const renote = { ...(notes[1] as { renote: object }).renote, createdAt: '2026-02-01T10:00:00+02:00' };
    const { posts } = await loadPosts(server({ '/api/users/notes': [{ ...notes[1], renote }] }));
    expect(posts[0]).to.include({ createdAt: '2026-02-01T08:00:00.000Z', repostedAt: '2026-03-01T10:00:00.000Z' });
    expect(posts[0]!.url).to.equal('https://kin.example/notes/s1');
  });

  it('leave out what their author shows only to who signs in', async () => {
    const hidden = { ...notes[0], isHidden: true };
    const { posts } = await loadPosts(server({ '/api/users/notes': [hidden, { ...notes[1], renote: hidden }] }));
    expect(posts).to.deep.equal([]);
  });

  it('go on without asking again what the server is', async () => {
    const fetch = server();
    const { cursor } = await loadPosts(fetch, { noReplies: true });
    const before = fetch.requests.length;
    await loadPosts(fetch, { noReplies: true }, cursor);
    expect(fetch.requests.slice(before).map(({ init }) => JSON.parse(init.body as string))).to.deep.equal([
      { userId: '9abc', untilId: 'n1', limit: 5, withReplies: false, withRenotes: true, withFiles: false },
    ]);
    expect((await loadPosts(fetch, { limit: 9 })).cursor).to.equal(undefined);
  });
});
