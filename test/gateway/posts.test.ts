import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import type { PostDraft } from '../../src/gateway/posts/post-draft.js';
import { onEachDatabase } from './support/each-database.js';
import { answered, openPublisher, refusedWith } from './support/publisher.js';
import { startTestGateway, TEST_ORIGIN } from './support/start-gateway.js';

type Schemas = components['schemas'];

const POSTS = '/v1/accounts/magpie:river/posts';

onEachDatabase((start) => {
  it('shows a post with everything that a draft can hold', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const first = await publisher.addPicture('river', 1);
    const second = await publisher.addPicture('river', 2);
    const draft: PostDraft = {
      title: 'Spring',
      text: 'On the *press*: https://river.example/spring',
      format: 'markdown',
      pictures: [{ id: second, alt: 'A blue heron 𓅟' }, { id: first }],
      card: {
        url: 'https://river.example/spring',
        title: 'The spring edition',
        imageUrl: 'https://river.example/spring.jpg',
      },
      tags: ['Prints', 'prints', '版画'],
      language: 'en-GB',
      pinned: true,
      contentWarning: '',
    };
    const response = await publisher.send('POST', POSTS, draft);
    const location = response.headers.get('location');
    const own = await answered<Schemas['OwnPost']>(response, 201);
    const { post } = own;
    assert.equal(location, `${TEST_ORIGIN}${POSTS}/${post.id}`);
    assert.match(post.id, /^[0-9A-HJKMNP-TV-Z]{26}$/);
    assert.equal(own.state, 'published');
    assert.deepEqual(own.draft, { ...draft, publishAt: '2026-10-01T12:00:00.000Z' });
    assert.deepEqual(contractErrors('OwnPost', own), []);
    const { media, card, ...said } = post;
    assert.deepEqual(said, {
      id: post.id,
      url: `${TEST_ORIGIN}/@river/${post.id}`,
      author: { name: 'The river', handle: '@river', url: `${TEST_ORIGIN}/@river` },
      createdAt: '2026-10-01T12:00:00.000Z',
      title: 'Spring',
      text: [
        {
          type: 'element',
          tag: 'p',
          children: [
            { type: 'text', text: 'On the ' },
            { type: 'element', tag: 'em', children: [{ type: 'text', text: 'press' }] },
            { type: 'text', text: ': ' },
            { type: 'link', text: 'https://river.example/spring', url: 'https://river.example/spring' },
          ],
        },
      ],
      language: 'en-GB',
      tags: ['prints', '版画'],
      contentWarning: '',
      pinned: true,
    });
    assert.deepEqual(
      media.map(({ alt, width, height }) => ({ alt, width, height })),
      [
        { alt: 'A blue heron 𓅟', width: 40, height: 30 },
        { alt: '', width: 40, height: 30 },
      ],
    );
    assert.equal((await gateway.ask(media[0]!.url)).headers.get('content-type'), 'image/webp');
    assert.ok(card?.imageUrl?.startsWith(`${TEST_ORIGIN}/v1/images/`));
    assert.ok(!JSON.stringify(post).includes('river.example/spring.jpg'));
    assert.deepEqual(await answered(await gateway.ask(`${POSTS}/${post.id}`), 200), post);
    assert.deepEqual(await answered(await gateway.ask(POSTS), 200), { posts: [post] });
  });

  it('leaves plain text as it was typed, but for https addresses', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const text = '**Not bold** #spring @river.example <b>x</b>\nhttp://a.example https://b.example/?a=1&b=2.';
    const { post } = await publisher.addPost('river', { text });
    assert.deepEqual(post.tags, []);
    assert.deepEqual(post.text, [
      { type: 'text', text: '**Not bold** #spring ' },
      { type: 'text', text: '@river.example' },
      { type: 'text', text: ' <b>x</b>' },
      { type: 'break' },
      { type: 'text', text: 'http://a.example ' },
      { type: 'link', text: 'https://b.example/?a=1&b=2', url: 'https://b.example/?a=1&b=2' },
      { type: 'text', text: '.' },
    ]);
  });

  it('changes what is said, leaves what is left out, and takes away what is null', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const card = { url: 'https://river.example/', title: 'River' };
    const made = await publisher.addPost('river', { title: 'a', text: 'b', card, tags: ['c'], contentWarning: 'd' });
    const { id } = made.post;
    gateway.clock.now += 5_000;
    const pinned = await publisher.changePost('river', id, { pinned: true });
    assert.equal(pinned.post.updatedAt, undefined);
    assert.deepEqual({ ...pinned.draft, pinned: false }, made.draft);
    const changed = await publisher.changePost('river', id, { title: null, text: '', contentWarning: null, tags: [] });
    assert.equal(changed.post.updatedAt, '2026-10-01T12:00:05.000Z');
    assert.equal(changed.post.createdAt, '2026-10-01T12:00:00.000Z');
    assert.deepEqual(changed.draft, {
      text: '',
      format: 'plain',
      pictures: [],
      card,
      tags: [],
      publishAt: '2026-10-01T12:00:00.000Z',
      pinned: true,
    });
    assert.deepEqual(await answered(await gateway.ask(`${POSTS}/${id}`), 200), changed.post);
    const refused = await publisher.send('PATCH', `${POSTS}/${id}`, { card: null });
    assert.equal(
      (await answered<Schemas['Problem']>(refused, 400)).detail,
      'A post needs a text, a picture or a card.',
    );
    assert.deepEqual(await answered(await gateway.ask(`${POSTS}/${id}`), 200), changed.post);
  });

  it('is gone when it is deleted', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const { post } = await publisher.addPost('river', { text: 'x' });
    assert.equal((await publisher.send('DELETE', `${POSTS}/${post.id}`)).status, 204);
    assert.equal(await refusedWith(await gateway.ask(`${POSTS}/${post.id}`)), '404 not-found');
    assert.equal(await refusedWith(await publisher.send('DELETE', `${POSTS}/${post.id}`)), '404 not-found');
    assert.deepEqual(await answered(await gateway.ask(POSTS), 200), { posts: [] });
  });

  it('is changed and deleted under its own account alone', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    await publisher.addAccount('hill');
    const { post } = await publisher.addPost('river', { text: 'x' });
    const hill = await openPublisher(gateway, 'magpie:hill');
    for (const id of [post.id, 'x', `${post.id}%00`, '%00']) {
      const path = `/v1/accounts/magpie:hill/posts/${id}`;
      assert.equal(await refusedWith(await gateway.ask(path)), '404 not-found');
      assert.equal(await refusedWith(await hill.send('PATCH', path, { text: 'y' })), '404 not-found');
      assert.equal(await refusedWith(await hill.send('DELETE', path)), '404 not-found');
    }
    assert.deepEqual(await answered(await gateway.ask(`${POSTS}/${post.id}`), 200), post);
  });

  it('takes no picture that was not uploaded to the account, and says which', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    await publisher.addAccount('hill');
    const ours = await publisher.addPicture('river', 1);
    const theirs = await publisher.addPicture('hill', 2);
    const response = await publisher.send('POST', POSTS, { pictures: [{ id: ours }, { id: theirs }] });
    const { code, errors } = await answered<Schemas['Problem']>(response, 422);
    assert.equal(code, 'picture-unknown');
    assert.deepEqual(
      errors?.map(({ pointer }) => pointer),
      ['/pictures/1/id'],
    );
    assert.deepEqual(await answered(await gateway.ask(POSTS), 200), { posts: [] });
  });

  it('stands on top while it is pinned, with at most three others', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.push((await publisher.addPost('river', { text: `${at}` })).post.id);
    const tops = ids.slice(0, 4);
    for (const id of tops) await publisher.changePost('river', id, { pinned: true });
    const { posts } = await answered<Schemas['PostPage']>(await gateway.ask(POSTS), 200);
    assert.deepEqual(
      posts.map(({ id }) => id),
      [...tops.reverse(), ids[4]],
    );
    for (const response of [
      await publisher.send('PATCH', `${POSTS}/${ids[4]}`, { pinned: true }),
      await publisher.send('POST', POSTS, { text: 'x', pinned: true }),
    ]) {
      assert.equal((await answered<Schemas['Problem']>(response, 400)).errors?.[0]?.pointer, '/pinned');
    }
    await publisher.changePost('river', tops[0]!, { text: 'still pinned' });
  });
});

describe('posts', () => {
  for (const [name, draft, pointer] of [
    ['a text that shows nothing', { text: ' \u200b\n' }, undefined],
    ['a title alone', { title: 'x' }, undefined],
    ['a text that is too long', { text: 'x'.repeat(20_001) }, '/text'],
    ['a text with U+0000', { text: 'a\0' }, '/text'],
    ['half of an emoji in a tag', { text: 'x', tags: ['\udc00'] }, '/tags/0'],
    ['an unknown format', { text: 'x', format: 'html' }, '/format'],
    ['a tag with a #', { text: 'x', tags: ['#x'] }, '/tags/0'],
    ['a day instead of a time', { text: 'x', publishAt: '2026-10-01' }, '/publishAt'],
    ['a leap second', { text: 'x', publishAt: '2016-12-31T23:59:60Z' }, '/publishAt'],
    ['a language that is none', { text: 'x', language: 'English!' }, '/language'],
    ['a card without https', { card: { url: 'http://a.example/', title: 'x' } }, '/card/url'],
    ['a card with a password', { card: { url: 'https://a:b@c.example/', title: 'x' } }, '/card/url'],
    [
      'a card with a picture that is a script',
      { card: { url: 'https://a.example/', title: 'x', imageUrl: 'javascript:1' } },
      '/card/imageUrl',
    ],
    ['something unknown', { text: 'x', likes: 9 }, '/likes'],
  ] as const) {
    it(`says where a draft is wrong that has ${name}`, async (t) => {
      const publisher = await openPublisher(await startTestGateway(t));
      await publisher.addAccount('river');
      const { code, errors = [] } = await answered<Schemas['Problem']>(await publisher.send('POST', POSTS, draft), 400);
      assert.equal(code, 'invalid-request');
      assert.equal(
        errors.some((error) => error.pointer === pointer) || pointer === undefined,
        true,
        JSON.stringify(errors),
      );
    });
  }

  it('wants a change to change something', async (t) => {
    const publisher = await openPublisher(await startTestGateway(t));
    await publisher.addAccount('river');
    const { post } = await publisher.addPost('river', { text: 'x' });
    assert.equal(await refusedWith(await publisher.send('PATCH', `${POSTS}/${post.id}`, {})), '400 invalid-request');
  });

  it('takes a text as long as the contract lets it be, in any script', async (t) => {
    const gateway = await startTestGateway(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const text = '鵲'.repeat(20_000);
    const { post } = await publisher.addPost('river', { text });
    assert.deepEqual(post.text, [{ type: 'text', text }]);
  });

  it('makes no link of an address that is longer than links may be', async (t) => {
    const publisher = await openPublisher(await startTestGateway(t));
    await publisher.addAccount('river');
    const text = `https://a.example/${'x'.repeat(3_000)}`;
    for (const format of ['plain', 'markdown'] as const) {
      const own = await publisher.addPost('river', { text, format });
      assert.deepEqual(contractErrors('OwnPost', own), []);
      assert.ok(!JSON.stringify(own.post.text).includes('"link"'));
    }
  });

  it('numbers posts of one moment in the order in which they were made', async (t) => {
    const gateway = await startTestGateway(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const made: string[] = [];
    for (let at = 0; at < 30; at += 1) made.push((await publisher.addPost('river', { text: `${at}` })).post.id);
    const { posts } = await answered<Schemas['PostPage']>(await gateway.ask(`${POSTS}?limit=40`), 200);
    assert.deepEqual(
      posts.map(({ id }) => id),
      made.reverse(),
    );
  });
});
