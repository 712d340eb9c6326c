import { expect } from '@open-wc/testing';
import type { PostPage } from '../../src/core/model.js';
import { feed } from '../../src/networks/feed/feed.js';
import { loadPosts } from '../../src/networks/feed/posts.js';
import { answering, answeringEach, ioWith, silent, type FakeFetch } from '../support/answering.js';
import { ADDRESS, loadPage, QUERY, rss, textsOf } from './feed-samples.js';

const item = (day: number, title = `Day ${day}`): string =>
  `<title>${title}</title><guid>${title}</guid><pubDate>${day} Mar 2026 12:00:00 GMT</pubDate>`;

const atom = (days: readonly number[], next: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom">${next}${days
    .map((day) => `<entry><id>${day}</id><title>Day ${day}</title><published>2026-03-0${day}</published></entry>`)
    .join('')}</feed>`;

/** All that “load more” brings, page by page. */
async function readOn(fetch: FakeFetch, limit: number): Promise<readonly PostPage[]> {
  const pages = [await loadPage(fetch, { limit })];
  while (pages.at(-1)!.cursor) pages.push(await loadPage(fetch, { limit }, pages.at(-1)!.cursor));
  return pages;
}

describe('feed pages', () => {
  it('reads on in a document that it has asked for once, newest first', async () => {
    const fetch = answering(rss(...[2, 5, 1, 4, 3].map((day) => item(day))));
    const pages = await readOn(fetch, 2);
    expect(pages.map(({ posts }) => textsOf(posts))).to.deep.equal([['Day 5', 'Day 4'], ['Day 3', 'Day 2'], ['Day 1']]);
    expect(fetch.requests).to.have.length(1);
  });

  it('goes on where it was when the feed has changed meanwhile', async () => {
    const { cursor } = await loadPage(answering(rss(item(3), item(2), item(1))), { limit: 1 });
    const newer = answering(rss(item(4), item(3), item(2), item(1)));
    expect(textsOf((await loadPage(newer, { limit: 2 }, cursor)).posts)).to.deep.equal(['Day 2', 'Day 1']);
    const without = answering(rss(item(4), item(2), item(1)));
    expect(textsOf((await loadPage(without, { limit: 2 }, cursor)).posts)).to.deep.equal(['Day 2', 'Day 1']);
  });

  for (const relation of ['next', 'prev-archive']) {
    it(`follows the feed to its older documents by “${relation}”`, async () => {
      const fetch = answeringEach((url) =>
        url.search
          ? atom([1], '')
          : atom([3, 2], `<link rel="self" href="/feed.xml"/><link rel="${relation}" href="/feed.xml?page=2"/>`),
      );
      expect((await readOn(fetch, 2)).map(({ posts }) => textsOf(posts))).to.deep.equal([
        ['Day 3', 'Day 2'],
        ['Day 1'],
      ]);
      expect(fetch.requests.map(({ url }) => url.href)).to.deep.equal([
        'https://river.example/feed.xml',
        'https://river.example/feed.xml?page=2',
      ]);
    });
  }

  it('follows next_url of JSON Feed', async () => {
    const page = (id: string, next?: string): object => ({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id, content_text: id, date_published: '2026-03-01' }],
      next_url: next,
    });
    const fetch = answeringEach((url) => (url.search ? page('old') : page('new', '/feed.json?page=2')));
    expect((await readOn(fetch, 5)).flatMap(({ posts }) => textsOf(posts))).to.deep.equal(['new', 'old']);
  });

  it('asks no other host for older items', async () => {
    const fetch = answering(atom([1], '<link rel="next" href="https://outside.example/feed.xml"/>'));
    expect((await loadPage(fetch)).cursor).to.equal(undefined);
    const tampered = JSON.stringify(['https://outside.example/feed.xml', 2]);
    for (const cursor of [tampered, '{', '[]', '[null,1]']) {
      const failed = await loadPage(fetch, {}, cursor).catch((error: unknown) => error);
      expect(failed, cursor).to.include({ code: 'bad-response' });
    }
    expect(fetch.requests).to.have.length(1);
  });

  it('ends where documents lead in a circle', async () => {
    const fetch = answeringEach((url) =>
      atom([1], `<link rel="next" href="/feed.xml?${url.search === '?1' ? 2 : 1}"/>`),
    );
    expect(await readOn(fetch, 5)).to.have.length(50);
    expect(fetch.requests.length).to.equal(3);
  });

  it('brings only posts with media where only those are wanted', async () => {
    const picture = `${item(1)}<enclosure url="https://river.example/1.jpg" type="image/jpeg"/>`;
    const { posts } = await loadPage(answering(rss(item(2), picture)), { mediaOnly: true });
    expect(textsOf(posts)).to.deep.equal(['Day 1']);
  });
});

describe('feed asks', () => {
  it('once for a card and a feed that ask within moments of each other', async () => {
    const fetch = answering(rss(item(1)));
    await feed.loadAccounts!([feed.parse(ADDRESS)!], ioWith(fetch));
    expect(textsOf((await loadPage(fetch)).posts)).to.deep.equal(['Day 1']);
    expect(fetch.requests).to.have.length(1);
  });

  it('again when nothing could be read', async () => {
    const fetch = answeringEach(() => (fetch.requests.length > 1 ? rss(item(1)) : 503));
    expect(await loadPage(fetch).catch((error: unknown) => error)).to.include({ code: 'unreachable' });
    expect(textsOf((await loadPage(fetch)).posts)).to.deep.equal(['Day 1']);
  });

  it('again for who still waits when the first who asked has gone', async () => {
    const gone = new AbortController();
    const never = silent();
    let asked = 0;
    const answered = answering(rss(item(1)));
    const fetch: FakeFetch = Object.assign(
      (url: string, init?: RequestInit) => (asked++ ? answered(url, init) : never(url, init)),
      { requests: answered.requests },
    );
    const ref = feed.parse(ADDRESS)!;
    const first = Promise.resolve(feed.loadAccounts!([ref], ioWith(fetch, { signal: gone.signal }))).catch(
      (error: unknown) => error,
    );
    await never.started;
    // By its own name, for it asks before the next line: `feed` would have to load it first.
    const second = loadPosts(ref, QUERY, undefined, ioWith(fetch));
    gone.abort();
    expect(textsOf((await second).posts)).to.deep.equal(['Day 1']);
    expect(await first).to.include({ code: 'unreachable' });
  });
});
