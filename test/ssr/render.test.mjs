import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { registerNetwork, render, renderAll } from '../../dist/ssr/index.js';
import { recordedFetch } from '../e2e/networks.mjs';
import { shown } from './shown.mjs';

const account = 'bluesky:alice.test';
const both = `${account} mastodon:river@social.example`;
const content = { href: 'https://link.example/?a=1&b="2"', text: 'Our <page>' };

/** A `fetch` that notes what it is asked for. */
function counting(answer = recordedFetch) {
  const asked = [];
  return { asked, fetch: (url, init) => (asked.push([url, init]), answer(url)) };
}

const refusing = (status) => async () => new Response('{}', { status });

describe('rendering on a server', () => {
  it('draws a follow button that is a link, with its count', async () => {
    const { html, error } = await render('magpie-follow-button', { account, count: true }, { fetch: recordedFetch });
    const { part } = shown(html);
    assert.equal(error, undefined);
    assert.equal(part('button').href, 'https://bsky.app/profile/alice.test');
    assert.equal(part('button').words, 'Follow48.2K');
  });

  it('asks nobody for a button without a count', async () => {
    const { asked, fetch } = counting();
    await render('magpie-follow-button', { account }, { fetch });
    assert.deepEqual(asked, []);
  });

  it('draws a card with its picture, words and counts, and a follow button in it', async () => {
    const { html } = await render('magpie-account-card', { account }, { content, fetch: recordedFetch });
    const { all, part, words } = shown(html);
    assert.equal(part('name').words, 'ali');
    assert.match(part('counts').words, /^48\.2K followers/);
    assert.match(all('img')[0].src, /^https:\/\/cdn\.bsky\.app\//);
    assert.equal(part('button').href, 'https://bsky.app/profile/alice.test');
    assert.match(words, /Our <page>$/);
  });

  it('draws a feed with links, pictures and dates that are true tomorrow, too', async () => {
    const { html } = await render('magpie-post-feed', { account, limit: 6 }, { fetch: recordedFetch });
    const { all, part } = shown(html);
    assert.equal(part('feed').role, 'feed');
    assert.equal(all('article').length, 6);
    for (const time of all('time')) assert.match(time.words, /^\w{3} \d{1,2}, \d{4}$/);
    for (const picture of all('img')) assert.equal(picture.loading, 'lazy');
  });

  it('draws a row for each of several accounts, and the posts of all', async () => {
    const [card, feed] = await renderAll(
      [
        { tag: 'magpie-account-card', attributes: { account: both } },
        { tag: 'magpie-post-feed', attributes: { account: both, limit: 10 } },
      ],
      { fetch: recordedFetch },
    );
    const rows = shown(card.html)
      .all('a')
      .filter((link) => link.class === 'who');
    assert.deepEqual(
      rows.map(({ words }) => words),
      ['Bluesky · @alice.test', 'Mastodon · @river@social.example'],
    );
    // Each says which network it is on.
    assert.equal(shown(feed.html).all('title').length, 10);
  });

  it('loads once what several widgets show', async () => {
    const { asked, fetch } = counting();
    await renderAll(
      [
        { tag: 'magpie-account-card', attributes: { account } },
        { tag: 'magpie-follow-button', attributes: { account, count: true } },
        { tag: 'magpie-account-card', attributes: { account: 'bluesky:river.example' } },
      ],
      { fetch },
    );
    assert.equal(asked.length, 1);
    assert.equal('credentials' in asked[0][1] || 'referrerPolicy' in asked[0][1], false);
  });

  for (const tag of ['magpie-account-card', 'magpie-post-feed']) {
    it(`leaves <${tag}> its link alone where nothing comes, and says why`, async () => {
      const { html, error } = await render(tag, { account }, { content, fetch: refusing(404) });
      assert.equal(error.code, 'not-found');
      assert.deepEqual(
        shown(html).elements.map(({ tag: name }) => name),
        [tag, 'a'],
      );
    });

    it(`leaves <${tag}> its link alone for an address that nobody reads`, async () => {
      const { html, error } = await render(tag, { account: 'nobody' }, { content });
      assert.equal(error, undefined);
      assert.deepEqual(
        shown(html).elements.map(({ tag: name }) => name),
        [tag, 'a'],
      );
    });

    it(`asks nobody for <${tag}> before the visitor agrees`, async () => {
      const { asked, fetch } = counting();
      const { html } = await render(tag, { account }, { content, fetch, settings: { consent: 'ask' } });
      assert.deepEqual(asked, []);
      const { data, part, all } = shown(html);
      assert.match(part('status').words, /tells Bluesky your IP address/);
      assert.deepEqual(all('img'), []);
      assert.equal(data, undefined);
    });
  }

  it('waits for no network longer than it is told', async (t) => {
    // Node counts no deadline as work to be done: something has to keep it running.
    const alive = setTimeout(() => {}, 10_000);
    t.after(() => clearTimeout(alive));
    const fetch = () => new Promise(() => {});
    const { error } = await render('magpie-account-card', { account }, { fetch, timeoutMs: 20 });
    assert.equal(error.code, 'timeout');
  });

  it('says that there are no posts', async () => {
    const fetch = async () => Response.json({ feed: [] });
    const { html } = await render('magpie-post-feed', { account }, { fetch });
    assert.equal(shown(html).part('status').words, 'No posts yet.');
  });

  it('keeps languages and settings of two renderings apart', async () => {
    const slow = async (url) => {
      await new Promise((go) => setTimeout(go, 20));
      return recordedFetch(url);
    };
    const [ja, en] = await Promise.all([
      render(
        'magpie-account-card',
        { account },
        { fetch: slow, locale: 'ja', settings: { bluesky: 'https://one.example' } },
      ),
      render('magpie-account-card', { account }, { fetch: recordedFetch, locale: 'en-GB' }),
    ]);
    assert.match(shown(ja.html).part('counts').words, /フォロワー/);
    assert.match(shown(en.html).part('counts').words, /followers/);
    assert.deepEqual(Object.keys(shown(ja.html).data), ['account:bluesky::alice.test https://one.example']);
    assert.equal(shown(en.html).elements[0].lang, 'en-GB');
  });

  it('writes styles as rules of a style element with the nonce, and no style attribute', async () => {
    const { html } = await render('magpie-post-feed', { account }, { fetch: recordedFetch, nonce: 'a"b' });
    const { all, elements } = shown(html);
    assert.ok(all('style').length > 0);
    assert.ok(all('style').every(({ nonce }) => nonce === 'a"b'));
    assert.ok(elements.every((element) => element.style === undefined));
    assert.match(all('style')[0].source, /\[data-style="--_room:\d+em"\]\{--_room:\d+em\}/);
  });

  it('draws no button where no script answers', async () => {
    const { html } = await render('magpie-post-feed', { account }, { fetch: recordedFetch });
    assert.match(shown(html).all('style')[0].source, /@media \(scripting: none\) \{\s*button \{\s*display: none/);
  });

  it('takes no attribute that is a script, and no other element', async () => {
    const { html } = await render('magpie-follow-button', { account, onclick: 'alert(1)', 'x"y': '1', id: '"><img>' });
    assert.deepEqual(Object.keys(shown(html).elements[0]).sort(), ['account', 'id', 'lang', 'source', 'tag', 'words']);
    await assert.rejects(render('script', {}), TypeError);
  });

  it('makes a link of what leads to a page, and text of what leads into a script', async () => {
    const draw = async (href) =>
      shown((await render('magpie-account-card', {}, { content: { href, text: 'x' } })).html);
    assert.equal((await draw('/about')).all('a')[0].href, '/about');
    assert.deepEqual((await draw('javascript:alert(1)')).all('a'), []);
  });

  it('draws an account of a network of the site’s own', async () => {
    registerNetwork({
      id: 'own',
      label: 'Own',
      parse: (address) => (address.startsWith('own:') ? { network: 'own', host: '', id: address.slice(4) } : undefined),
      handle: ({ id }) => id,
      profileUrl: ({ id }) => `https://own.example/${id}`,
    });
    const { html } = await render('magpie-follow-button', { account: 'own:ann' });
    assert.equal(shown(html).part('button').href, 'https://own.example/ann');
  });
});
