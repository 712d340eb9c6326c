import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { components } from '../../src/core/gateway-api.js';
import { createAccount } from '../../src/gateway/accounts/account-store.js';
import { listPublicPosts } from '../../src/gateway/posts/post-list.js';
import type { PostRow } from '../../src/gateway/posts/post-row.js';
import { changePost, createPost, deletePost } from '../../src/gateway/posts/post-store.js';
import { onEachDatabase } from './support/each-database.js';
import { answered, openPublisher, refusedWith } from './support/publisher.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

type PostPage = components['schemas']['PostPage'];

const POSTS = '/v1/accounts/magpie:river/posts';
const HOUR_MS = 3_600_000;

async function pageOf({ ask }: TestGateway, query: string): Promise<PostPage> {
  return answered(await ask(`${POSTS}?${query}`), 200);
}

const idsOf = ({ posts }: { readonly posts: readonly { readonly id: string }[] }): string[] =>
  posts.map(({ id }) => id);

onEachDatabase((start) => {
  it('goes from page to page and ends', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const made: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      gateway.clock.now += 1_000;
      made.unshift((await publisher.addPost('river', { text: `${at}`, pinned: at === 1 })).post.id);
    }
    const pinned = made.splice(5, 1);
    const first = await pageOf(gateway, 'limit=3');
    assert.deepEqual(idsOf(first), [...pinned, ...made.slice(0, 3)]);
    const second = await pageOf(gateway, `limit=2&cursor=${first.cursor}`);
    assert.deepEqual(idsOf(second), made.slice(3, 5));
    const third = await pageOf(gateway, `limit=2&cursor=${second.cursor}`);
    assert.deepEqual(idsOf(third), made.slice(5));
    assert.equal(third.cursor, undefined);
    assert.ok(first.cursor!.length <= 200);
  });

  it('ends with a full page where nothing comes after it', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    for (let at = 0; at < 2; at += 1) await publisher.addPost('river', { text: `${at}` });
    const page = await pageOf(gateway, 'limit=2');
    assert.equal(page.posts.length, 2);
    assert.equal(page.cursor, undefined);
  });
});

type Step = readonly [
  kind: 'now' | 'before' | 'edit' | 'pin' | 'unpin' | 'hide' | 'delete' | 'page' | 'wait',
  at: number,
];

const steps = fc.array(
  fc.tuple(
    fc.constantFrom<Step[0]>('now', 'now', 'before', 'edit', 'pin', 'unpin', 'hide', 'delete', 'page', 'page', 'wait'),
    fc.nat(1_000),
  ),
  { minLength: 5, maxLength: 40 },
);

describe('paging', () => {
  it('shows each post that stays once and in order, whatever is published, pinned or deleted between pages', async (t) => {
    const { services, clock } = await startTestGateway(t);
    let round = 0;
    const run = async (before: number, limit: number, script: readonly Step[]): Promise<void> => {
      const username = `river-${(round += 1)}`;
      const account = await createAccount(services, { username, name: 'River' });
      const add = (ageMs = 0): Promise<PostRow> =>
        createPost(services, account, { text: 'x', publishAt: new Date(clock.now - ageMs).toISOString() });
      const there = new Map<string, PostRow>();
      for (let at = 0; at < before; at += 1) {
        const post = await add((at % 5) * HOUR_MS);
        there.set(post.id, post);
      }
      const staying = new Set(there.keys());
      const pages: (readonly PostRow[])[] = [];
      let cursor: string | undefined;
      const turn = async (): Promise<void> => {
        if (pages.length > 0 && cursor === undefined) return;
        const list = await listPublicPosts(services, account, { limit, cursor });
        pages.push(list.posts);
        ({ cursor } = list);
      };
      for (const [kind, at] of [['pin', 1] as const, ['pin', 2] as const, ['page', 0] as const, ...script]) {
        const id = [...there.keys()][at % Math.max(1, there.size)] ?? '';
        if (kind === 'page') await turn();
        else if (kind === 'wait') clock.now += at;
        else if (kind === 'now' || kind === 'before') {
          const post = await add(kind === 'now' ? 0 : at * 60_000);
          there.set(post.id, post);
        } else if (!there.has(id)) continue;
        else if (kind === 'edit') await changePost(services, account, id, { text: `${at}` });
        else if (kind === 'unpin') await changePost(services, account, id, { pinned: false });
        else if (kind === 'pin') await changePost(services, account, id, { pinned: true }).catch(() => undefined);
        else {
          if (kind === 'delete') await deletePost(services, account, id);
          else await changePost(services, account, id, { publishAt: new Date(clock.now + HOUR_MS * 24).toISOString() });
          there.delete(id);
          staying.delete(id);
        }
      }
      while (cursor !== undefined) await turn();
      const shown = pages.flat().map(({ id }) => id);
      assert.equal(new Set(shown).size, shown.length, 'no post twice');
      assert.deepEqual(
        [...staying].filter((id) => !shown.includes(id)),
        [],
        'no post left out',
      );
      const top = pages[0]!.findIndex(({ pinned }) => pinned === 0);
      const rest = pages.flat().slice(top === -1 ? pages[0]!.length : top);
      const keys = rest.map(({ publish_at, id }) => [publish_at, id] as const);
      assert.deepEqual(
        keys,
        [...keys].sort(([a, x], [b, y]) => b - a || (x < y ? 1 : -1)),
        'newest first',
      );
      for (const page of pages.slice(1)) assert.ok(page.length <= limit);
    };
    await fc.assert(fc.asyncProperty(fc.integer({ min: 3, max: 14 }), fc.integer({ min: 1, max: 4 }), steps, run), {
      numRuns: 150,
    });
  });

  it('refuses a cursor that it did not give for this account', async (t) => {
    const gateway = await startTestGateway(t);
    const publisher = await openPublisher(gateway);
    for (const username of ['river', 'hill']) {
      await publisher.addAccount(username);
      for (let at = 0; at < 3; at += 1) await publisher.addPost(username, { text: `${at}` });
    }
    const { cursor = '' } = await pageOf(gateway, 'limit=1');
    const hill = await answered<PostPage>(await gateway.ask('/v1/accounts/magpie:hill/posts?limit=1'), 200);
    for (const bad of [
      '',
      'x',
      hill.cursor!,
      cursor.slice(1),
      cursor.slice(0, -1),
      `${cursor}A`,
      cursor.replace('.', '..'),
      cursor.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
      cursor.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      'x'.repeat(5_000),
      "' or 1=1 --",
      '\0',
    ]) {
      const query = new URLSearchParams({ cursor: bad });
      assert.equal(await refusedWith(await gateway.ask(`${POSTS}?${query}`)), '400 invalid-cursor', bad);
    }
  });

  for (const limit of ['0', '41', '-1', '1.5', 'ten', '', '1e1', '00000000001']) {
    it(`refuses a page of “${limit}” posts`, async (t) => {
      const gateway = await startTestGateway(t);
      await (await openPublisher(gateway)).addAccount('river');
      assert.equal(await refusedWith(await gateway.ask(`${POSTS}?limit=${limit}`)), '400 invalid-request');
    });
  }
});
