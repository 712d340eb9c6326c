import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contractErrors } from '../../src/gateway/http/contract.js';
import type { Publication } from '../support/fake-wechat.mjs';
import { RIVER, wechatScene, type WechatScene } from './support/wechat-scene.js';

const calls = ({ platform }: WechatScene, name: string): number =>
  platform.calls.filter((call) => call === name).length;

function publication(n: number, more: Record<string, unknown> = {}): Publication {
  return {
    article_id: `A${n}`,
    update_time: 1_790_000_000 + n * 60,
    news_item: [
      {
        title: `Title ${n}`,
        author: 'River',
        digest: `Digest ${n}`,
        url: `http://mp.weixin.qq.com/s?__biz=Mz&mid=${n}&idx=1`,
        thumb_url: `http://mmbiz.qpic.cn/sz_mmbiz_jpg/${n}/0?wx_fmt=jpeg`,
        is_deleted: false,
        ...more,
      },
    ],
  };
}

const newestFirst = (count: number): Publication[] => Array.from({ length: count }, (_, n) => publication(count - n));

describe('A WeChat account’s articles', () => {
  const ids = (page: { readonly posts: readonly { readonly id: string }[] }): readonly string[] =>
    page.posts.map(({ id }) => id);

  it('are cards with secure addresses', async () => {
    const scene = wechatScene({ platform: { published: [publication(1)] } });
    const page = await scene.connector.loadPosts(RIVER, { limit: 10, cursor: undefined });
    assert.deepEqual(contractErrors('PostPage', page), []);
    assert.deepEqual(page, {
      posts: [
        {
          id: 'wechat:river/A1.0',
          url: 'https://mp.weixin.qq.com/s?__biz=Mz&mid=1&idx=1',
          author: { name: 'River', handle: '@river', url: 'https://river.example/wechat' },
          createdAt: '2026-09-21T14:14:20.000Z',
          text: [],
          tags: [],
          media: [],
          card: {
            url: 'https://mp.weixin.qq.com/s?__biz=Mz&mid=1&idx=1',
            title: 'Title 1',
            description: 'Digest 1',
            imageUrl:
              'https://magpie.example/v1/images/https%3A%2F%2Fmmbiz.qpic.cn%2Fsz_mmbiz_jpg%2F1%2F0%3Fwx_fmt%3Djpeg',
          },
          pinned: false,
        },
      ],
    });
  });

  it('are paged without repeats or gaps while new ones come', async () => {
    const scene = wechatScene({ platform: { published: newestFirst(45) } });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await scene.connector.loadPosts(RIVER, { limit: 7, cursor });
      seen.push(...ids(page));
      cursor = page.cursor;
      scene.platform.publish(publication(1_000 + seen.length));
      scene.world.clock.now += 11 * 60_000;
    } while (cursor !== undefined);
    assert.deepEqual(
      seen,
      Array.from({ length: 45 }, (_, n) => `wechat:river/A${45 - n}.0`),
    );
  });

  it('are given once where they have moved on since the first of them were read', async () => {
    const scene = wechatScene({ platform: { published: newestFirst(25) } });
    const first = await scene.connector.loadPosts(RIVER, { limit: 15, cursor: undefined });
    scene.platform.publish(publication(26));
    scene.world.clock.now += 60_000;
    const second = await scene.connector.loadPosts(RIVER, { limit: 15, cursor: first.cursor });
    assert.deepEqual(
      [...ids(first), ...ids(second)],
      Array.from({ length: 25 }, (_, n) => `wechat:river/A${25 - n}.0`),
    );
  });

  it('cost WeChat five calls in ten minutes, however far somebody reads', async () => {
    const scene = wechatScene({ platform: { published: newestFirst(300) } });
    const other = wechatScene({ beside: scene });
    let cursor: string | undefined;
    let read = 0;
    for (const connector of [scene.connector, other.connector]) {
      do {
        const page = await connector.loadPosts(RIVER, { limit: 40, cursor });
        read += page.posts.length;
        cursor = page.cursor;
      } while (cursor !== undefined);
    }
    assert.equal(read, 200);
    assert.equal(calls(scene, 'freepublish/batchget'), 5);
  });

  it('leave out what was deleted and what leads nowhere safe', async () => {
    const published = [
      publication(6, { is_deleted: true }),
      publication(5, { url: 'javascript:alert(1)' }),
      publication(4, { url: 'http://elsewhere.example/' }),
      publication(3, { url: 'https://user:password@mp.weixin.qq.com/s' }),
      publication(2, { title: 7, digest: null, thumb_url: 'http://evil.example/a.png' }),
      { ...publication(1), update_time: -1 },
    ];
    const scene = wechatScene({ platform: { published } });
    const { posts } = await scene.connector.loadPosts(RIVER, { limit: 10, cursor: undefined });
    assert.deepEqual(ids({ posts }), ['wechat:river/A2.0']);
    assert.deepEqual(posts[0]!.card, { url: posts[0]!.url, title: '', description: '' });
  });

  it('are those of the configuration where WeChat may not be read, newest first', async () => {
    const articles = [
      { title: 'Old', url: 'https://river.example/old', publishedAt: '2026-01-01' },
      {
        title: 'New',
        url: 'https://river.example/new',
        summary: 'S',
        imageUrl: 'https://river.example/n.png',
        publishedAt: '2026-02-01T08:00:00+08:00',
      },
      { title: 'Nowhere', url: 'http://river.example/', publishedAt: '2026-01-01' },
      { title: 'Never', url: 'https://river.example/never', publishedAt: 'soon' },
    ];
    const listed = articles.slice(0, 2);
    for (const scene of [
      wechatScene({ platform: { readsPublished: false }, account: (account) => ({ ...account, articles }) }),
      wechatScene({ account: (account) => ({ ...account, api: undefined, webhook: undefined, articles: listed }) }),
    ]) {
      const first = await scene.connector.loadPosts(RIVER, { limit: 1, cursor: undefined });
      const second = await scene.connector.loadPosts(RIVER, { limit: 1, cursor: first.cursor });
      assert.deepEqual(
        [first, second].map(({ posts, cursor }) => [posts[0]!.card!.title, cursor !== undefined]),
        [
          ['New', true],
          ['Old', false],
        ],
      );
      assert.deepEqual(contractErrors('PostPage', first), []);
    }
  });

  it('are not swapped for those of the configuration while WeChat is only busy', async () => {
    const scene = wechatScene({
      account: (account) => ({
        ...account,
        articles: [{ title: 'A', url: 'https://a.example', publishedAt: '2026-01-01' }],
      }),
    });
    scene.platform.failNext('freepublish/batchget', 45_011);
    await assert.rejects(scene.connector.loadPosts(RIVER, { limit: 1, cursor: undefined }), { code: 'rate-limited' });
  });

  it('know their own cursors alone', async () => {
    const scene = wechatScene({ platform: { published: newestFirst(3) } });
    for (const cursor of [
      '',
      'a',
      '💥',
      Buffer.from('1').toString('base64url'),
      Buffer.from('a b').toString('base64url'),
    ]) {
      await assert.rejects(scene.connector.loadPosts(RIVER, { limit: 1, cursor }), { code: 'invalid-cursor' });
    }
  });
});
