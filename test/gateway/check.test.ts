import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { followFromGateway, unfollow } from '../../src/gateway/follows/follow-store.js';
import { onEachDatabase } from './support/each-database.js';
import { addAccount, addViewer, followersOf } from './support/rows.js';
import { startTestGateway } from './support/start-gateway.js';

describe('Checking the counts', () => {
  onEachDatabase((start) => {
    it('finds nothing where all is right, also of accounts and viewers without follows', async (test) => {
      const { services } = await start(test);
      const river = await addAccount(services, 'river');
      await addAccount(services, 'lake');
      await followFromGateway(services, await addViewer(services), river.id);
      await addViewer(services);
      const report = await checkCounts(services, { repair: true });
      assert.deepEqual(report, { accounts: 2, viewers: 2, follows: 1, drifts: [], orphans: 0, repaired: false });
    });

    it('reports each count that has drifted, and leaves it', async (test) => {
      const { services } = await start(test);
      const { database } = services;
      const [river, lake] = [await addAccount(services, 'river'), await addAccount(services, 'lake')];
      const viewerId = await addViewer(services);
      await followFromGateway(services, viewerId, river.id);
      await database.updateTable('account').set({ followers: 7 }).where('id', 'in', [river.id, lake.id]).execute();
      await database.updateTable('viewer').set({ following: 0 }).execute();
      const { drifts, repaired } = await checkCounts(services, { repair: false });
      const expected = [
        { of: 'account', id: river.id, stored: 7, counted: 1 },
        { of: 'account', id: lake.id, stored: 7, counted: 0 },
      ].sort((a, b) => (a.id < b.id ? -1 : 1));
      assert.deepEqual(drifts, [...expected, { of: 'viewer', id: viewerId, stored: 0, counted: 1 }]);
      assert.equal(repaired, false);
      assert.deepEqual(await followersOf(services, river), { stored: 7, counted: 1 });
    });

    it('mends each', async (test) => {
      const { services } = await start(test);
      const { database } = services;
      const river = await addAccount(services, 'river');
      const viewers = [await addViewer(services), await addViewer(services), await addViewer(services)];
      for (const viewerId of viewers) await followFromGateway(services, viewerId, river.id);
      await database.updateTable('account').set({ followers: -1 }).execute();
      await database.updateTable('viewer').set({ following: 9 }).execute();
      const report = await checkCounts(services, { repair: true });
      assert.deepEqual([report.drifts.length, report.repaired], [4, true]);
      assert.deepEqual(await followersOf(services, river), { stored: 3, counted: 3 });
      assert.deepEqual((await checkCounts(services, { repair: false })).drifts, []);
    });

    it('mends while viewers follow and unfollow', async (test) => {
      const { services } = await start(test);
      const { database } = services;
      const river = await addAccount(services, 'river');
      const viewers = await Promise.all(Array.from({ length: 6 }, () => addViewer(services)));
      let atWork = true;
      const restless = viewers.map(async (viewerId) => {
        while (atWork) {
          await followFromGateway(services, viewerId, river.id);
          await unfollow(services, viewerId, river.id);
        }
        await followFromGateway(services, viewerId, river.id);
      });
      for (let drift = 1; drift <= 10; drift += 1) {
        await database
          .updateTable('account')
          .set(({ eb }) => ({ followers: eb('followers', '+', drift) }))
          .execute();
        const { drifts } = await checkCounts(services, { repair: true });
        assert.ok(drifts.some(({ of, stored, counted }) => of === 'account' && stored - counted === drift));
      }
      atWork = false;
      await Promise.all(restless);
      assert.deepEqual(await followersOf(services, river), { stored: 6, counted: 6 });
      assert.deepEqual((await checkCounts(services, { repair: false })).drifts, []);
    });
  });

  it('finds and drops follows of whom there is no row', async (test) => {
    const { services } = await startTestGateway(test);
    const { database } = services;
    const river = await addAccount(services, 'river');
    const viewerId = await addViewer(services);
    await followFromGateway(services, viewerId, river.id);
    await sql`pragma foreign_keys = off`.execute(database);
    await sql`insert into follow values (${viewerId}, 'no account', null, 0), ('nobody', ${river.id}, null, 0)`.execute(
      database,
    );
    assert.equal((await checkCounts(services, { repair: false })).orphans, 2);
    const { orphans, drifts, repaired } = await checkCounts(services, { repair: true });
    assert.deepEqual([orphans, drifts, repaired], [2, [], true]);
    assert.deepEqual(await followersOf(services, river), { stored: 1, counted: 1 });
  });
});
