import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { openPublisher, type TestPublisher } from './support/publisher.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const HTML = { accept: 'text/html' };

interface Profile {
  readonly gateway: TestGateway;
  readonly publisher: TestPublisher;
  /** The page's HTML, without its style sheet. */
  readonly read: (path?: string, headers?: Record<string, string>) => Promise<string>;
}

async function openProfile(test: TestContext, more: Parameters<TestPublisher['addAccount']>[1] = {}): Promise<Profile> {
  const gateway = await startTestGateway(test);
  const publisher = await openPublisher(gateway);
  await publisher.addAccount('river', { name: 'River Studio 河畔', ...more });
  return {
    gateway,
    publisher,
    async read(path = '/@river', headers = {}) {
      const response = await gateway.ask(path, { headers: { ...HTML, ...headers } });
      assert.equal(response.status, 200);
      const text = await response.text();
      return text.replace(/<style>[^]*<\/style>/, '');
    },
  };
}

/** All that a page is made of. */
// prettier-ignore
const OUR_TAGS = new Set([
  '!doctype', 'html', 'head', 'meta', 'title', 'link', 'body', 'header', 'main', 'footer', 'nav', 'section', 'article', 'div', 'span',
  'img', 'svg', 'path', 'h1', 'h2', 'h3', 'p', 'a', 'b', 'bdi', 'br', 'strong', 'time', 'ul', 'li', 'dl', 'dt', 'dd', 'details', 'summary',
]);

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

/** The texts of elements of a class or a name, without markup. */
const textsOf = (page: string, pattern: RegExp): string[] =>
  [...page.matchAll(pattern)].map(([, inner = '']) =>
    inner
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );

describe('the page of an account', () => {
  it('shows who it is, with counts and the way to follow', async (test) => {
    const { gateway, publisher, read } = await openProfile(test, {
      bio: 'Paper & light.\nhttps://river.example/shop',
      website: 'https://river.example',
      fields: [{ label: 'Open', value: 'Fridays, https://river.example/hours' }],
    });
    await gateway.services.database.updateTable('account').set({ followers: 12_345 }).execute();
    await publisher.addPost('river', { text: 'One' });
    const page = await read();
    assert.deepEqual(textsOf(page, /<h1>([^]*?)<\/h1>/g), ['River Studio 河畔']);
    assert.deepEqual(textsOf(page, /<title>([^]*?)<\/title>/g), ['River Studio 河畔 · Magpie']);
    assert.match(
      page,
      /Paper &amp; light\.<br \/><a href="https:\/\/river\.example\/shop" rel="nofollow noopener ugc">/,
    );
    assert.deepEqual(textsOf(page, /<dt[^>]*>([^]*?)<\/dt>/g), ['Website', 'Open']);
    assert.deepEqual(textsOf(page, /<dd[^>]*>([^]*?)<\/dd>/g), [
      'river.example',
      'Fridays, https://river.example/hours',
    ]);
    assert.deepEqual(textsOf(page, /<ul class="counts">([^]*?)<\/ul>/g), ['12,345 followers 1 post']);
    assert.match(page, /<a class="button filled" href="\/@river\/follow"/);
    assert.match(page, /<link rel="me" href="https:\/\/river\.example\/" \/>/);
  });

  it('shows its banner and its avatar', async (test) => {
    const { publisher, read } = await openProfile(test);
    const id = await publisher.addPicture('river');
    await publisher.send('PATCH', '/v1/accounts/magpie:river', { avatar: id, banner: id });
    const page = await read();
    assert.match(page, new RegExp(`<div class="banner">\\s*<img src="/v1/pictures/${id}-2048\\.webp" alt=""`));
    assert.match(page, new RegExp(`<img class="avatar" src="/v1/pictures/${id}-640\\.webp" alt=""`));
    assert.match(page, new RegExp(`<meta property="og:image" content="${TEST_ORIGIN}/v1/pictures/${id}-2048\\.webp"`));
  });

  it('shows the latest posts, pinned ones first, each with its day and its address', async (test) => {
    const { publisher, read } = await openProfile(test);
    await publisher.addPost('river', { text: 'Pinned', pinned: true, publishAt: '2026-01-02T03:04:05Z' });
    const { post } = await publisher.addPost('river', {
      text: 'Late',
      title: 'A title',
      publishAt: '2026-09-30T23:59:59Z',
    });
    await publisher.addPost('river', { text: 'Early', publishAt: '2026-03-04T05:06:07Z' });
    await publisher.addPost('river', { text: 'Scheduled', publishAt: '2026-12-24T18:00:00Z' });
    const page = await read();
    assert.deepEqual(textsOf(page, /<article class="post">([^]*?)<\/article>/g), [
      'January 2, 2026 Pinned Pinned',
      'September 30, 2026 A title Late',
      'March 4, 2026 Early',
    ]);
    assert.match(page, new RegExp(`<a class="date" href="/@river/${post.id}"`));
    assert.match(page, /<time datetime="2026-09-30T23:59:59\.000Z">/);
  });

  it('shows pictures with their words, their size and no haste', async (test) => {
    const { publisher, read } = await openProfile(test);
    const ids = await Promise.all([1, 2, 3, 4, 5].map((red) => publisher.addPicture('river', red)));
    const { post } = await publisher.addPost('river', {
      pictures: ids.map((id, at) => (at === 0 ? { id, alt: 'A "heron"' } : { id })),
    });
    const page = await read();
    const pictures = [...page.matchAll(/<img src="\/v1\/pictures[^>]*>/g)].map(String);
    assert.deepEqual(
      pictures,
      ids
        .slice(0, 4)
        .map(
          (id, at) =>
            `<img src="/v1/pictures/${id}-640.webp" alt="${at === 0 ? 'A &quot;heron&quot;' : `Picture ${at + 1} of 5`}" width="40" height="30" loading="lazy" decoding="async" />`,
        ),
    );
    assert.match(page, new RegExp(`<a\\s+href="/@river/${post.id}"\\s+aria-label="2 more pictures" data-more="\\+2"`));
  });

  it('keeps closed what stands behind a warning', async (test) => {
    const { publisher, read } = await openProfile(test);
    await publisher.addPost('river', {
      text: 'Secret words',
      title: 'Secret title',
      contentWarning: 'Flashing <lights>',
    });
    await publisher.addPost('river', { text: 'More secret words', contentWarning: '' });
    const page = await read();
    assert.deepEqual(textsOf(page, /<details class="warning">([^]*?)<\/details>/g), [
      'Content warning ShowHide More secret words',
      'Content warning: Flashing &lt;lights&gt; ShowHide Secret title Secret words',
    ]);
    assert.equal(/ecret/.test(page.replace(/<details[^]*?<\/details>/g, '')), false);
    assert.equal(page.includes('<details open'), false);
  });

  it('shows link cards, their pictures by way of the gateway, and the tags that the text does not say', async (test) => {
    const { publisher, read } = await openProfile(test);
    await publisher.addPost('river', {
      text: 'Come by #Open',
      tags: ['Open', 'studio'],
      card: {
        url: 'https://river.example/open',
        title: 'Open <studio>',
        description: 'Ten places',
        imageUrl: 'https://river.example/a.png',
      },
    });
    const page = await read();
    assert.deepEqual(textsOf(page, /<a class="link-card"[^>]*>([^]*?)<\/a\s*>/g), [
      'river.example Open &lt;studio&gt; Ten places',
    ]);
    assert.match(page, /<a class="link-card" href="https:\/\/river\.example\/open" rel="nofollow noopener ugc">/);
    assert.match(page, /<img\s+src="\/v1\/images\/[\w-]{43}\/[\w-]+"/);
    assert.deepEqual(textsOf(page, /<ul class="tags quiet">([^]*?)<\/ul>/g), ['#studio']);
  });

  it('leads on to older posts, and back to the newest', async (test) => {
    const { publisher, read } = await openProfile(test);
    for (let at = 10; at < 35; at += 1)
      await publisher.addPost('river', { text: `Post ${at}`, publishAt: `2026-01-01T00:${at}:00Z` });
    const first = await read();
    assert.equal(first.includes('Newest posts'), false);
    const older = /<a class="button" rel="next" href="([^"]*)"/.exec(first)?.[1] ?? '';
    const second = await read(older.replaceAll('&amp;', '&'));
    const posts = [first, second].flatMap((page) => textsOf(page, /<div class="text" dir="auto">([^]*?)<\/div>/g));
    assert.deepEqual(
      posts,
      Array.from({ length: 25 }, (_, at) => `Post ${34 - at}`),
    );
    assert.equal(second.includes('Older posts'), false);
    assert.match(second, /<a class="button" href="\/@river">Newest posts<\/a>/);
    assert.match(second, /<meta name="robots" content="noindex" \/>/);
    assert.equal(first.includes('noindex'), false);
  });

  it('leads to the newest posts where a link to older ones is no longer good', async (test) => {
    const { gateway } = await openProfile(test);
    const response = await gateway.ask('/@river?cursor=old&lang=zh', { headers: HTML });
    assert.deepEqual([response.status, response.headers.get('location')], [303, '/@river?lang=zh-CN']);
  });

  it('says so where nothing has been posted', async (test) => {
    const { read } = await openProfile(test);
    assert.match(await read(), /Nothing has been posted yet\./);
  });

  it('speaks the visitor’s language, and leaves the posts in theirs', async (test) => {
    const { publisher, read } = await openProfile(test, { website: 'https://river.example' });
    await publisher.addPost('river', { text: 'مرحبا', language: 'ar', publishAt: '2026-09-30T12:00:00Z' });
    const page = await read('/@river', { 'accept-language': 'zh-CN,en;q=0.5' });
    assert.match(page, /<html lang="zh-CN" dir="ltr"/);
    assert.match(page, /关注/);
    assert.match(page, /2026年9月30日/);
    assert.match(page, /<div class="content" lang="ar">/);
    assert.deepEqual(textsOf(page, /<dt[^>]*>([^]*?)<\/dt>/g), ['网站']);
    const chosen = await read('/@river?lang=zh-CN');
    assert.match(chosen, /href="\/@river\/follow\?lang=zh-CN"/);
  });

  it('has one address, and tells other sites what it is', async (test) => {
    const { read } = await openProfile(test, { bio: `Paper & light. ${'words '.repeat(60)}` });
    const page = await read('/@River?lang=en');
    assert.match(page, new RegExp(`<link rel="canonical" href="${TEST_ORIGIN}/@river" />`));
    for (const [name, content] of [
      ['og:type', 'profile'],
      ['og:title', 'River Studio 河畔'],
      ['og:site_name', 'Magpie'],
      ['og:url', `${TEST_ORIGIN}/@river`],
    ]) {
      assert.ok(page.includes(`<meta property="${name}" content="${content}" />`), name);
    }
    const description = /<meta property="og:description" content="([^"]*)"/.exec(page)?.[1] ?? '';
    assert.match(description, /^Paper &amp; light\. words .* words…$/);
    assert.ok(description.length <= 204);
  });

  it('runs no script, loads nothing from elsewhere and stands in no frame', async (test) => {
    const { gateway, read } = await openProfile(test);
    const { headers } = await gateway.ask('/@river', { headers: HTML });
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; img-src 'self'; style-src 'sha256-[^']+'; script-src 'none';/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(/<script|\sstyle=|\son\w+=/i.test(await read()), false);
  });

  it('may be kept, by language, and says when it is the same', async (test) => {
    const { gateway, publisher } = await openProfile(test);
    const first = await gateway.ask('/@river', { headers: HTML });
    assert.equal(
      first.headers.get('cache-control'),
      'public, max-age=15, stale-while-revalidate=60, stale-if-error=60',
    );
    assert.equal(first.headers.get('vary'), 'Accept-Language');
    assert.equal(first.headers.get('set-cookie'), null);
    const asked = { ...HTML, 'if-none-match': first.headers.get('etag') ?? '' };
    const same = await gateway.ask('/@river', { headers: asked });
    assert.deepEqual([same.status, await same.text()], [304, '']);
    await publisher.addPost('river', { text: 'New' });
    assert.equal((await gateway.ask('/@river', { headers: asked })).status, 200);
  });

  it('is not there where there is no account, or was', async (test) => {
    const { gateway, publisher } = await openProfile(test);
    await publisher.send('DELETE', '/v1/accounts/magpie:river');
    for (const path of ['/@river', '/@nobody', '/@', '/@a_b', '/@%00', '/river']) {
      const response = await gateway.ask(path, { headers: HTML });
      assert.equal(response.status, 404, path);
      assert.match(await response.text(), /This page does not exist/);
    }
  });

  it('shows whatever somebody writes as what they wrote', async (test) => {
    const { publisher, read } = await openProfile(test);
    const naughty = JSON.parse(readFileSync('test/elements/fixtures/blns.json', 'utf8')) as string[];
    const markup = [
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      "' onmouseover='alert(1)",
      '</title><script>',
      '{{7*7}}',
      '${1}',
      '&lt;b&gt;',
    ];
    // No account may be called by what shows nothing, and no text of the contract has these.
    const texts = [
      ...naughty.filter((text) => text.trim() && !/\p{Cc}|\p{Cs}/u.test(text) && text.length < 60),
      ...markup,
    ];
    for (const text of texts.filter((_, at) => at % 20 === 0 || at >= texts.length - markup.length)) {
      await publisher.send('PATCH', '/v1/accounts/magpie:river', {
        name: text,
        bio: text,
        fields: [{ label: text, value: text }],
      });
      const { post } = await publisher.addPost('river', {
        text,
        title: text,
        contentWarning: text,
        card: { url: 'https://river.example/', title: text, description: text },
      });
      const page = await read();
      // Characters from outside are escaped, so that quotation marks stand around our own attributes alone.
      const markup = [...page.replace(/"[^"]*"/g, '').matchAll(/<\/?([^\s/>]*)[^>]*/g)];
      assert.deepEqual(
        markup.filter(([tag, name = '']) => !OUR_TAGS.has(name) || /[\s/]on|style|src="?j/i.test(tag)).map(String),
        [],
        text,
      );
      assert.ok(page.includes(`<h1><bdi>${escaped(text.trim())}</bdi></h1>`), text);
      await publisher.send('DELETE', `/v1/accounts/magpie:river/posts/${post.id}`);
    }
  });
});
