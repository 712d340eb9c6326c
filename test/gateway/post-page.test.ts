import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openPublisher, type TestPublisher } from './support/publisher.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const HTML = { accept: 'text/html' };

interface River {
  readonly gateway: TestGateway;
  readonly publisher: TestPublisher;
  /** Publishes a post. @returns Its page, without the style sheet. */
  readonly shown: (draft: Parameters<TestPublisher['addPost']>[1], query?: string) => Promise<string>;
}

async function openRiver(test: TestContext): Promise<River> {
  const gateway = await startTestGateway(test);
  const publisher = await openPublisher(gateway);
  await publisher.addAccount('river', { name: 'River Studio' });
  return {
    gateway,
    publisher,
    async shown(draft, query = '') {
      const { post } = await publisher.addPost('river', draft);
      const response = await gateway.ask(new URL(post.url).pathname + query, { headers: HTML });
      assert.equal(response.status, 200);
      return (await response.text()).replace(/<style>[^]*<\/style>/, '');
    },
  };
}

const metaOf = (page: string, name: string): string | undefined =>
  new RegExp(`<meta property="${name}" content="([^"]*)"`).exec(page)?.[1];

describe('the page of a post', () => {
  it('shows the whole post, who wrote it and the way to follow them', async (test) => {
    const { shown } = await openRiver(test);
    const page = await shown({
      title: 'A <title>',
      text: 'Words & more',
      language: 'en',
      publishAt: '2026-09-30T12:00:00Z',
    });
    assert.match(page, /<h1 dir="auto">A &lt;title&gt;<\/h1>/);
    assert.match(page, /<div class="text" dir="auto">Words &amp; more<\/div>/);
    assert.match(page, /<a class="author" href="\/@river">[^]*<bdi>River Studio<\/bdi>[^]*@river/);
    assert.match(page, /<a class="button filled" href="\/@river\/follow"/);
    assert.match(page, /<time datetime="2026-09-30T12:00:00\.000Z">September 30, 2026<\/time>/);
    assert.match(page, /All posts by <bdi>River Studio<\/bdi>/);
    assert.match(page, /<div class="content" lang="en">/);
  });

  it('shows Markdown as what it means, and each paragraph in the direction it is read', async (test) => {
    const { shown } = await openRiver(test);
    const text =
      'One **two** *three* `<four>`\n\n> Quoted\n\n- a\n- b\n\n```\n<script>\n```\n\n[link](https://river.example/) [bad](javascript:alert(1)) <b>raw</b>\n\nשלום';
    const page = await shown({ text, format: 'markdown' });
    const [, content = ''] = /<div class="text" dir="auto">([^]*?)<\/div>/.exec(page) ?? [];
    for (const part of [
      '<p dir="auto">One <strong>two</strong> <em>three</em> <code>&lt;four&gt;</code></p>',
      '<blockquote dir="auto"><p dir="auto">Quoted</p></blockquote>',
      '<ul dir="auto"><li dir="auto">a</li><li dir="auto">b</li></ul>',
      '<a href="https://river.example/" rel="nofollow noopener ugc">link</a>',
      '&lt;b&gt;raw&lt;/b&gt;',
      '<p dir="auto">שלום</p>',
    ])
      assert.ok(content.includes(part), `${part} in ${content}`);
    assert.match(content, /<pre dir="auto">(<code>)?&lt;script&gt;/);
    assert.equal(/href="(?!https:)/.test(content), false);
  });

  it('shows all pictures in their own shape, small files on small screens', async (test) => {
    const { publisher, shown } = await openRiver(test);
    const ids = await Promise.all([1, 2, 3, 4, 5, 6].map((red) => publisher.addPicture('river', red)));
    const page = await shown({ pictures: ids.map((id) => ({ id, alt: `Heron ${ids.indexOf(id)}` })) });
    const pictures = [
      ...page.matchAll(
        /<a href="\/v1\/pictures\/([\w-]+)-2048\.webp"><img[^>]*alt="Heron (\d)" width="40" height="30"/g,
      ),
    ];
    assert.deepEqual(
      pictures.map(([, id, at]) => [id, at]),
      ids.map((id, at) => [id, `${at}`]),
    );
    assert.match(page, /<h1 class="visually-hidden">Post by River Studio<\/h1>/);
  });

  it('names both files of a large picture with their widths', async (test) => {
    const { gateway, publisher, shown } = await openRiver(test);
    const id = await publisher.addPicture('river');
    await gateway.services.database
      .updateTable('picture' as never)
      .set({ width: 1_000, height: 2_000 } as never)
      .execute();
    const page = await shown({ pictures: [{ id, alt: 'Tall' }] });
    assert.ok(page.includes(`srcset="/v1/pictures/${id}-640.webp 320w, /v1/pictures/${id}-2048.webp 1000w"`));
  });

  it('says when it was reworded', async (test) => {
    const { gateway, publisher } = await openRiver(test);
    const { post } = await publisher.addPost('river', { text: 'First' });
    gateway.clock.now += 86_400_000;
    await publisher.changePost('river', post.id, { text: 'Second' });
    const page = await (await gateway.ask(new URL(post.url).pathname, { headers: HTML })).text();
    assert.match(page, /Edited <time datetime="2026-10-02T12:00:00\.000Z">October 2, 2026<\/time>/);
  });

  it('tells other sites what it says and shows', async (test) => {
    const { publisher, shown } = await openRiver(test);
    const id = await publisher.addPicture('river');
    const page = await shown(
      {
        text: `Line one\nline two ${'𓅟 '.repeat(120)}`,
        pictures: [{ id, alt: 'A heron' }],
        publishAt: '2026-09-30T12:00:00Z',
      },
      '?lang=en',
    );
    assert.match(page, /<title>River Studio: Line one line two (𓅟 )+𓅟… · Magpie<\/title>/);
    assert.equal(metaOf(page, 'og:type'), 'article');
    assert.match(metaOf(page, 'og:description') ?? '', /^Line one line two (𓅟 )+𓅟…$/);
    assert.equal(metaOf(page, 'og:image'), `${TEST_ORIGIN}/v1/pictures/${id}-2048.webp`);
    assert.equal(metaOf(page, 'og:image:alt'), 'A heron');
    assert.equal(metaOf(page, 'article:published_time'), '2026-09-30T12:00:00.000Z');
    assert.match(page, new RegExp(`<link rel="canonical" href="${TEST_ORIGIN}/@river/[0-9A-Z]{26}" />`));
  });

  it('keeps paragraphs and points apart in what it tells, and words whole', async (test) => {
    const { shown } = await openRiver(test);
    const page = await shown({ text: 'One **bo**ld.\n\n- two\n- three', format: 'markdown' });
    assert.equal(metaOf(page, 'og:description'), 'One bold. two three');
  });

  it('tells nobody what stands behind a warning', async (test) => {
    const { publisher, shown } = await openRiver(test);
    const id = await publisher.addPicture('river');
    const page = await shown({
      title: 'Secret',
      text: 'Secret',
      tags: ['secret'],
      pictures: [{ id, alt: 'Secret' }],
      contentWarning: 'Spoilers',
    });
    assert.match(page, /<title>River Studio: Content warning: Spoilers · Magpie<\/title>/);
    assert.equal(metaOf(page, 'og:description'), 'Content warning: Spoilers');
    assert.equal(metaOf(page, 'og:image'), undefined);
    assert.equal(/secret/i.test(page.replace(/<details[^]*<\/details>/, '')), false);
    const wordless = await shown({ text: 'Secret', contentWarning: ' ' });
    assert.match(wordless, /<title>River Studio: Content warning · Magpie<\/title>/);
  });

  it('is not there before its time, for another account, or after it was deleted', async (test) => {
    const { gateway, publisher } = await openRiver(test);
    await publisher.addAccount('lake');
    const { post } = await publisher.addPost('river', { text: 'Here' });
    const scheduled = await publisher.addPost('river', { text: 'Later', publishAt: '2027-01-01T00:00:00Z' });
    const statusOf = async (path: string): Promise<number> => (await gateway.ask(path, { headers: HTML })).status;
    assert.equal(await statusOf(`/@river/${post.id}`), 200);
    for (const path of [
      `/@lake/${post.id}`,
      `/@river/${scheduled.post.id}`,
      `/@river/${post.id}x`,
      `/@river/${'A'.repeat(26)}`,
      '/@nobody/x',
      '/@river/',
    ]) {
      assert.equal(await statusOf(path), 404, path);
    }
    await publisher.send('DELETE', `/v1/accounts/magpie:river/posts/${post.id}`);
    assert.equal(await statusOf(`/@river/${post.id}`), 404);
  });
});
