import { expect, waitUntil } from '@open-wc/testing';
import type { Post, PostPage, PostQuery } from '../../src/core/model.js';
import { $posts, type PostsStore } from '../../src/stores/posts.js';
import { firstVisit } from '../support/first-visit.js';
import { httpNetwork, refOf } from '../support/http-network.js';
import { otherAuthor, sampleAuthor, sampleImage, samplePost } from '../support/samples.js';

const ALL: PostQuery = { limit: 3, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] };
const EMPTY: PostPage = { posts: [], cursor: undefined };

type LoadPage = (cursor: string | undefined, signal: AbortSignal) => Promise<PostPage> | PostPage;

/** A store whose network gives these pages, and what it was asked for. */
function storeOf(page: LoadPage, query: Partial<PostQuery> = {}) {
  const cursors: (string | undefined)[] = [];
  const { id } = httpNetwork({
    loadPosts: async (_, __, cursor, { signal }) => {
      cursors.push(cursor);
      return page(cursor, signal);
    },
  });
  const address = `${id}:river`;
  const store = $posts(refOf(address), { ...ALL, ...query });
  return { store, cursors, address };
}

/** A page of posts by id, such as `a b`. */
const pageOf = (ids: string, cursor?: string): PostPage => ({
  posts: ids.split(' ').map((id) => samplePost({ id })),
  cursor,
});

function idsIn(store: PostsStore): string {
  const remote = store.get();
  return remote.state === 'ready' ? remote.value.posts.map(({ id }) => id).join(' ') : remote.state;
}

describe('$posts', () => {
  firstVisit();
  const held: (() => void)[] = [];
  afterEach(() => held.splice(0).forEach((letGo) => letGo()));

  async function loaded(store: PostsStore): Promise<string> {
    held.push(store.want());
    await waitUntil(() => store.get().state !== 'loading');
    return idsIn(store);
  }

  it('is one store for one account and query', () => {
    const { store, address } = storeOf(() => EMPTY);
    expect($posts(refOf(address), { ...ALL })).to.equal(store);
    expect($posts(refOf(address), { ...ALL, limit: 4 })).not.to.equal(store);
  });

  const posts: readonly Post[] = [
    samplePost({ id: 'plain' }),
    samplePost({ id: 'reply', replyTo: { handle: '@lantern.example', url: undefined } }),
    samplePost({ id: 'thread', replyTo: { handle: sampleAuthor().handle, url: undefined } }),
    samplePost({ id: 'repost', author: otherAuthor(), repostedBy: sampleAuthor() }),
    samplePost({
      id: 'reposted-reply',
      author: otherAuthor(),
      repostedBy: sampleAuthor(),
      replyTo: { handle: '@x.example', url: undefined },
    }),
    samplePost({ id: 'picture', media: [sampleImage()], tags: ['river', 'fog'] }),
    samplePost({ id: 'british', language: 'en-GB', tags: ['Fog'] }),
    samplePost({ id: 'chinese', language: 'zh', tags: ['fog'] }),
    samplePost({ id: 'english', language: 'eng' }),
    samplePost({ id: 'both', language: 'ja', languages: ['ja', 'pt'] }),
    samplePost({ id: 'wordless', language: undefined }),
  ];
  for (const [what, query, ids] of [
    ['everything', {}, posts.map(({ id }) => id).join(' ')],
    [
      'no answers to others',
      { noReplies: true },
      'plain thread repost reposted-reply picture british chinese english both wordless',
    ],
    ['no reposts', { noReposts: true }, 'plain reply thread picture british chinese english both wordless'],
    ['only media', { mediaOnly: true }, 'picture'],
    ['one tag', { tags: ['fog'] }, 'picture chinese'],
    ['one of several tags', { tags: ['bridge', 'river'] }, 'picture'],
    ['a language, with its regions and posts that name none', { languages: ['zh'] }, 'chinese wordless'],
    ['the second language of a post too', { languages: ['pt'] }, 'both wordless'],
    ['a language in other letters', { languages: ['EN'], tags: ['Fog'] }, 'british'],
    ['a region, without the others', { languages: ['en-gb'] }, 'british wordless'],
  ] as const) {
    it(`shows ${what}`, async () => {
      const { store } = storeOf(() => ({ posts, cursor: undefined }), { limit: 10, ...query });
      expect(await loaded(store)).to.equal(ids);
    });
  }

  it('adds older posts on demand, without repeats, and one page at a time', async () => {
    const { store, cursors } = storeOf((cursor) =>
      cursor ? { ...pageOf('c d'), cursor: undefined } : pageOf('a b c', 'next'),
    );
    expect(await loaded(store)).to.equal('a b c');
    store.more();
    store.more();
    await waitUntil(() => idsIn(store) === 'a b c d');
    expect(cursors).to.deep.equal([undefined, 'next']);
    expect(store.get()).to.have.nested.property('value.cursor', undefined);
  });

  it('looks on where filters leave too few, but only for four pages', async () => {
    let page = 0;
    const { store, cursors } = storeOf(() => pageOf(`post-${++page}`, `page-${page}`), { mediaOnly: true });
    expect(await loaded(store)).to.equal('');
    expect(cursors).to.deep.equal([undefined, 'page-1', 'page-2', 'page-3']);
    expect(store.get()).to.have.nested.property('value.cursor', 'page-4');
  });

  it('gives what it has where it is too little and no more can be had, and where to ask again', async () => {
    const { store } = storeOf((cursor) => {
      if (cursor) throw new TypeError('broken');
      return pageOf('a', 'next');
    });
    expect(await loaded(store)).to.equal('a');
    expect(store.get()).to.have.nested.property('value.cursor', 'next');
    expect(store.get()).to.have.property('error', undefined);
  });

  it('keeps older posts when a newer first page meets them', async () => {
    const first = [pageOf('a b c', 'next'), pageOf('z a b', 'next')];
    const { store } = storeOf((cursor) => (cursor ? pageOf('d', 'last') : first.shift()!));
    await loaded(store);
    store.more();
    await waitUntil(() => idsIn(store) === 'a b c d');
    store.load();
    await waitUntil(() => idsIn(store) === 'z a b c d');
    expect(store.get()).to.have.nested.property('value.cursor', 'last');
  });

  it('begins anew where a newer first page does not meet the posts it had', async () => {
    const first = [pageOf('a b c', 'old'), pageOf('x y z', 'new')];
    const { store } = storeOf(() => first.shift()!);
    await loaded(store);
    store.load();
    await waitUntil(() => idsIn(store) === 'x y z');
    expect(store.get()).to.have.nested.property('value.cursor', 'new');
  });

  it('keeps what it has when older posts cannot be had, and can ask again', async () => {
    let broken = true;
    const { store } = storeOf((cursor) => {
      if (cursor && broken) throw new TypeError('broken');
      return cursor ? pageOf('d') : pageOf('a b c', 'next');
    });
    await loaded(store);
    store.more();
    await waitUntil(() => {
      const remote = store.get();
      return remote.state === 'ready' && remote.error;
    });
    expect(idsIn(store)).to.equal('a b c');
    broken = false;
    store.more();
    await waitUntil(() => idsIn(store) === 'a b c d');
    expect(store.get()).to.have.property('error', undefined);
  });

  it('keeps a first page for the next visit, but not all that a visitor has read', async () => {
    let page = 0;
    const { store } = storeOf(() => pageOf(`${++page}a ${page}b ${page}c`, 'next'));
    await loaded(store);
    for (let pages = 2; pages <= 4; pages++) {
      store.more();
      await waitUntil(() => idsIn(store).split(' ').length === 3 * pages);
    }
    const kept = Object.keys(localStorage).filter((key) => key.startsWith('magpie:'));
    expect(kept.length).to.equal(1);
    expect(JSON.parse(localStorage.getItem(kept[0]!)!).value.posts.length).to.be.below(9);
  });

  for (const [what, query, limit] of [
    ['what it shows', {}, 3],
    ['what it shows, where the network filters', { noReplies: true }, 3],
    ['all it can get, without reposts', { noReposts: true }, 40],
    ['all it can get, by tag', { tags: ['fog'] }, 40],
    ['all it can get, by language', { languages: ['en'] }, 40],
    ['all it can get, with two filters of which networks know one', { noReplies: true, mediaOnly: true }, 40],
  ] as const) {
    it(`asks for ${what}`, async () => {
      let asked: number | undefined;
      const { id } = httpNetwork({ loadPosts: async (_, query) => ((asked = query.limit), EMPTY) });
      await loaded($posts(refOf(`${id}:river`), { ...ALL, ...query }));
      expect(asked).to.equal(limit);
    });
  }

  it('leaves a pinned post on top when it is met again further down', async () => {
    const pinned = samplePost({ id: 'p', pinned: true });
    const { store } = storeOf((cursor) =>
      cursor ? pageOf('b p c') : { posts: [pinned, ...pageOf('a').posts], cursor: 'next' },
    );
    await loaded(store);
    store.more();
    await waitUntil(() => idsIn(store) === 'p a b c');
    expect(store.get()).to.have.nested.property('value.posts[0].pinned', true);
  });

  it('begins anew where a newer first page meets the posts it had in a pinned one only', async () => {
    const first = [pageOf('a b', 'old'), pageOf('x y', 'new')];
    const { store } = storeOf(() => {
      const { posts, cursor } = first.shift()!;
      return { posts: [samplePost({ id: 'p', pinned: true }), ...posts], cursor };
    });
    await loaded(store);
    store.load();
    await waitUntil(() => idsIn(store) === 'p x y');
    expect(store.get()).to.have.nested.property('value.cursor', 'new');
  });

  for (const junk of [{}, { posts: [{}] }, { posts: [{ ...samplePost(), media: 1 }] }]) {
    it(`does not use ${JSON.stringify(junk).slice(0, 20)} that storage holds`, () => {
      const { id } = httpNetwork();
      const key = `magpie:1:posts:${id}::river:${JSON.stringify(ALL)}`;
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), value: junk }));
      expect(idsIn($posts(refOf(`${id}:river`), ALL))).to.equal('loading');
    });
  }
});
