import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { onEachDatabase } from './support/each-database.js';
import { answered, openPublisher, refusedWith } from './support/publisher.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

type Schemas = components['schemas'];

const RIVER = '/v1/accounts/magpie:river';

const inSeconds = ({ clock }: TestGateway, seconds: number): string =>
  new Date(clock.now + seconds * 1_000).toISOString();

const feedOf = async ({ ask }: TestGateway): Promise<string[]> =>
  (await answered<Schemas['PostPage']>(await ask(`${RIVER}/posts`), 200)).posts.map(({ id }) => id);

onEachDatabase((start) => {
  it('is refused at a time that an answer could not say', async (t) => {
    const publisher = await openPublisher(await start(t));
    await publisher.addAccount('river');
    for (const publishAt of ['9999-12-31T23:59:59-12:00', '0000-01-01T00:00:00+12:00', '2026-12-31T23:59:60Z']) {
      const response = await publisher.send('POST', `${RIVER}/posts`, { text: 'x', publishAt });
      assert.deepEqual((await answered<Schemas['Problem']>(response, 400)).errors, [
        { pointer: '/publishAt', detail: 'is no time that there is' },
      ]);
    }
  });

  it('is seen by nobody but its publisher until its time has come', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const later = await publisher.addPost('river', {
      text: 'later',
      publishAt: inSeconds(gateway, 3_600),
      pinned: true,
    });
    const soon = await publisher.addPost('river', { text: 'soon', publishAt: inSeconds(gateway, 60) });
    assert.equal(soon.state, 'scheduled');
    assert.equal(soon.post.createdAt, soon.publishAt);
    assert.deepEqual(await feedOf(gateway), []);
    assert.equal(await refusedWith(await gateway.ask(`${RIVER}/posts/${soon.post.id}`)), '404 not-found');
    const response = await publisher.send('GET', `${RIVER}/scheduled`);
    assert.equal(response.headers.get('cache-control'), 'private, no-store');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    const list = await answered<Schemas['OwnPostList']>(response, 200);
    assert.deepEqual(list, { posts: [soon, later] });
    assert.deepEqual(contractErrors('OwnPostList', list), []);

    gateway.clock.now += 59_999;
    assert.deepEqual(await feedOf(gateway), []);
    gateway.clock.now += 1;
    assert.deepEqual(await feedOf(gateway), [soon.post.id]);
    assert.deepEqual(await answered(await gateway.ask(`${RIVER}/posts/${soon.post.id}`), 200), soon.post);
    assert.deepEqual(await answered(await publisher.send('GET', `${RIVER}/scheduled`), 200), { posts: [later] });
  });

  it('is taken back when its time is moved into the future, and comes again then', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const { post } = await publisher.addPost('river', { text: 'too soon' });
    const moved = await publisher.changePost('river', post.id, { publishAt: inSeconds(gateway, 60) });
    assert.equal(moved.state, 'scheduled');
    assert.deepEqual(await feedOf(gateway), []);
    assert.equal(await refusedWith(await gateway.ask(`${RIVER}/posts/${post.id}`)), '404 not-found');
    gateway.clock.now += 60_000;
    assert.deepEqual(await feedOf(gateway), [post.id]);
  });

  it('is sorted into the past by its time', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const now = await publisher.addPost('river', { text: 'now' });
    const before = await publisher.addPost('river', { text: 'before', publishAt: '2019-02-01T10:00:00+09:00' });
    const long = await publisher.addPost('river', { text: 'long before', publishAt: '0001-01-01T00:00:00Z' });
    assert.equal(before.post.createdAt, '2019-02-01T01:00:00.000Z');
    assert.deepEqual(await feedOf(gateway), [now.post.id, before.post.id, long.post.id]);
  });

  it('was never changed for who has not seen it before', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const { post } = await publisher.addPost('river', { text: 'a', publishAt: inSeconds(gateway, 60) });
    await publisher.changePost('river', post.id, { text: 'b' });
    gateway.clock.now += 60_000;
    const read = await answered<Schemas['Post']>(await gateway.ask(`${RIVER}/posts/${post.id}`), 200);
    assert.equal(read.updatedAt, undefined);
    assert.deepEqual(read.text, [{ type: 'text', text: 'b' }]);
  });
});

it('can be deleted before it was ever public', async (t) => {
  const gateway = await startTestGateway(t);
  const publisher = await openPublisher(gateway);
  await publisher.addAccount('river');
  const { post } = await publisher.addPost('river', { text: 'no', publishAt: inSeconds(gateway, 60) });
  assert.equal((await publisher.send('DELETE', `${RIVER}/posts/${post.id}`)).status, 204);
  gateway.clock.now += 60_000;
  assert.deepEqual(await feedOf(gateway), []);
});
