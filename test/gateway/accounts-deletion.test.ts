import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findAccount } from '../../src/gateway/accounts/account-store.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { followFromGateway, unfollow } from '../../src/gateway/follows/follow-store.js';
import { createTicket } from '../../src/gateway/follows/tickets.js';
import { onEachDatabase } from './support/each-database.js';
import { openPublisher, refusedWith } from './support/publisher.js';
import { addViewer } from './support/rows.js';

const RIVER = '/v1/accounts/magpie:river';

onEachDatabase((start) => {
  it('is gone with its posts, its own pictures, its followers and open attempts to follow', async (t) => {
    const gateway = await start(t);
    const { services } = gateway;
    const { database } = services;
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river', { bio: 'Prints.', fields: [{ label: 'a', value: 'b' }] });
    await publisher.addAccount('hill');
    const own = await publisher.addPicture('river', 1);
    const shared = await publisher.addPicture('river', 2);
    assert.equal(await publisher.addPicture('hill', 2), shared);
    await publisher.send('PATCH', RIVER, { avatar: own });
    const { post } = await publisher.addPost('river', { pictures: [{ id: own }, { id: shared }] });
    const account = await findAccount(services, 'magpie:river');
    const hill = await findAccount(services, 'magpie:hill');
    const viewers = [await addViewer(services), await addViewer(services)] as const;
    await followFromGateway(services, viewers[0], account.id);
    await followFromGateway(services, viewers[1], account.id);
    await followFromGateway(services, viewers[1], hill.id);
    const attempt = { origin: 'https://shop.example', key: 'k', returnUrl: undefined, language: undefined };
    const { ticket } = await createTicket(services, { account, address: 'magpie:river', ...attempt });
    let told = 0;
    const stop = services.ticketChanges.listen(ticket.id, () => (told += 1));
    t.after(stop);

    const response = await publisher.send('DELETE', RIVER);
    assert.equal(response.status, 204);
    assert.equal(await response.text(), '');
    for (const path of ['', '/posts', `/posts/${post.id}`]) {
      assert.equal(await refusedWith(await gateway.ask(`${RIVER}${path}`)), '404 not-found');
    }
    assert.equal(await refusedWith(await publisher.send('DELETE', RIVER)), '404 not-found');
    assert.equal(await refusedWith(await publisher.send('POST', `${RIVER}/posts`, { text: 'x' })), '404 not-found');
    assert.equal(await refusedWith(await publisher.send('GET', `${RIVER}/scheduled`)), '404 not-found');
    assert.equal((await gateway.ask(`/v1/pictures/${own}-640.webp`)).status, 404);
    assert.equal((await gateway.ask(`/v1/pictures/${shared}-640.webp`)).status, 200);
    assert.ok(told > 0);

    assert.deepEqual(await database.selectFrom('viewer').select(['id', 'following']).orderBy('following').execute(), [
      { id: viewers[0], following: 0 },
      { id: viewers[1], following: 1 },
    ]);
    assert.deepEqual((await checkCounts(services, { repair: false })).drifts, []);
    for (const table of ['post', 'ticket'] as const) {
      assert.deepEqual(await database.selectFrom(table).selectAll().execute(), []);
    }
    const row = await database.selectFrom('account').selectAll().where('id', '=', account.id).executeTakeFirst();
    assert.deepEqual(row, {
      id: account.id,
      username: 'river',
      name: '',
      bio: '',
      fields: '[]',
      website: null,
      avatar_id: null,
      banner_id: null,
      followers: 0,
      created_at: account.created_at,
      updated_at: gateway.clock.now,
      deleted_at: gateway.clock.now,
    });
  });

  it('keeps all counts right while others follow and unfollow', async (t) => {
    const gateway = await start(t);
    const { services } = gateway;
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    await publisher.addAccount('hill');
    const river = await findAccount(services, 'magpie:river');
    const hill = await findAccount(services, 'magpie:hill');
    const viewers = await Promise.all(Array.from({ length: 12 }, () => addViewer(services)));
    await Promise.all(viewers.slice(0, 8).map((viewer) => followFromGateway(services, viewer, river.id)));
    const ends = await Promise.allSettled([
      ...viewers.slice(0, 4).map((viewer) => unfollow(services, viewer, river.id)),
      publisher.send('DELETE', RIVER),
      ...viewers.slice(8).map((viewer) => followFromGateway(services, viewer, river.id)),
      ...viewers.map((viewer) => followFromGateway(services, viewer, hill.id)),
    ]);
    for (const end of ends) {
      if (end.status === 'rejected') assert.equal((end.reason as { code?: string }).code, 'not-found');
    }
    const report = await checkCounts(services, { repair: false });
    assert.deepEqual(report.drifts, []);
    assert.equal(report.follows, viewers.length);
  });

  it('answers who deleted it by a token of its own, and asks again under the same key, the same', async (t) => {
    const gateway = await start(t);
    await (await openPublisher(gateway)).addAccount('river');
    const own = await openPublisher(gateway, 'magpie:river');
    for (let time = 0; time < 2; time += 1) {
      const response = await own.send('DELETE', RIVER, undefined, { 'idempotency-key': 'goodbye' });
      assert.equal(response.status, 204);
    }
  });
});
