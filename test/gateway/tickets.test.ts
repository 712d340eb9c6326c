import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { AccountRow } from '../../src/gateway/accounts/account-store.js';
import { addressOf } from '../../src/gateway/accounts/address.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { follow, followFromGateway, followsOf, unfollow } from '../../src/gateway/follows/follow-store.js';
import { grantsOf } from '../../src/gateway/follows/grants.js';
import {
  approveTicket,
  createTicket,
  declineTicket,
  findTicket,
  markScanned,
  type TicketView,
} from '../../src/gateway/follows/tickets.js';
import { onEachDatabase, type Start } from './support/each-database.js';
import { addAccount, addViewer, followersOf } from './support/rows.js';
import type { TestGateway } from './support/start-gateway.js';

const SITE = 'https://river.example';

interface Scene extends TestGateway {
  readonly river: AccountRow;
  readonly create: (account?: AccountRow, key?: string) => Promise<TicketView>;
}

async function scene(start: Start, test: TestContext, overrides: Parameters<Start>[1] = {}): Promise<Scene> {
  const gateway = await start(test, overrides);
  const river = await addAccount(gateway.services, 'river');
  return {
    ...gateway,
    river,
    async create(account = river, key = 'a key') {
      const asked = {
        account,
        address: addressOf(account.username),
        key,
        origin: SITE,
        returnUrl: undefined,
        language: undefined,
      };
      return (await createTicket(gateway.services, asked)).ticket;
    },
  };
}

describe('A ticket', () => {
  onEachDatabase((start) => {
    it('is not there under what is no id', async (test) => {
      const { ask, logged } = await scene(start, test);
      for (const id of ['%00', 'x', 'a'.repeat(23)]) {
        assert.equal((await ask(`/v1/follows/${id}`, { headers: { authorization: 'Bearer x' } })).status, 404);
        assert.equal((await ask(`/follow/${id}`)).status, 404);
      }
      assert.deepEqual(
        logged.filter(({ level }) => level === 'error'),
        [],
      );
    });

    it('is pending, scanned, following', async (test) => {
      const { services, create, river } = await scene(start, test);
      const viewerId = await addViewer(services);
      const { id, state } = await create();
      assert.equal(state, 'pending');
      await markScanned(services, id);
      assert.equal((await findTicket(services, id))?.state, 'scanned');
      const approved = await approveTicket(services, id, viewerId);
      assert.deepEqual([approved.state, approved.code, approved.viewerId], ['following', null, viewerId]);
      assert.deepEqual(await followersOf(services, river), { stored: 1, counted: 1 });
      const [followed] = await followsOf(services, viewerId);
      assert.deepEqual([followed?.account.username, followed?.origin], ['river', SITE]);
      assert.deepEqual(
        (await grantsOf(services, viewerId)).map(({ origin }) => origin),
        [SITE],
      );
    });

    it('is one follow, however often it is approved at the same moment', async (test) => {
      const { services, create, river } = await scene(start, test);
      const viewerId = await addViewer(services);
      const { id } = await create();
      const views = await Promise.all(Array.from({ length: 8 }, () => approveTicket(services, id, viewerId)));
      assert.deepEqual(new Set(views.map(({ state }) => state)), new Set(['following']));
      assert.deepEqual(await followersOf(services, river), { stored: 1, counted: 1 });
      assert.equal((await checkCounts(services, { repair: false })).drifts.length, 0);
      assert.match(await services.metrics.registry.metrics(), /magpie_tickets_total\{outcome="following"\} 1\n/);
    });

    it('is the follow of one viewer, whoever else approves it', async (test) => {
      const { services, create, river } = await scene(start, test);
      const viewers = await Promise.all([1, 2, 3, 4].map(() => addViewer(services)));
      const { id } = await create();
      const views = await Promise.all(viewers.map((viewerId) => approveTicket(services, id, viewerId)));
      assert.equal(new Set(views.map(({ viewerId }) => viewerId)).size, 1);
      assert.deepEqual(await followersOf(services, river), { stored: 1, counted: 1 });
    });

    it('ends well where the viewer follows the account already', async (test) => {
      const { services, create, river } = await scene(start, test, { followLimit: 1 });
      const viewerId = await addViewer(services);
      await followFromGateway(services, viewerId, river.id);
      assert.equal((await approveTicket(services, (await create()).id, viewerId)).state, 'following');
      assert.deepEqual(await followersOf(services, river), { stored: 1, counted: 1 });
      assert.equal((await grantsOf(services, viewerId)).length, 1);
    });

    it('is declined at the limit, and changes nothing', async (test) => {
      const { services, create, river } = await scene(start, test, { followLimit: 1 });
      const lake = await addAccount(services, 'lake');
      const viewerId = await addViewer(services);
      assert.equal(await followFromGateway(services, viewerId, river.id), 'following');
      assert.equal(await followFromGateway(services, viewerId, lake.id), 'follow-limit');
      const { state, code } = await approveTicket(services, (await create(lake)).id, viewerId);
      assert.deepEqual([state, code], ['declined', 'follow-limit']);
      assert.deepEqual(await followersOf(services, lake), { stored: 0, counted: 0 });
      assert.deepEqual(await grantsOf(services, viewerId), []);
    });

    it('lets a viewer follow no more than the limit, through many tickets at once', async (test) => {
      const { services, create } = await scene(start, test, { followLimit: 3 });
      const viewerId = await addViewer(services);
      const accounts = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => addAccount(services, `pond-${number}`)));
      const tickets = await Promise.all(accounts.map((account, index) => create(account, `key ${index}`)));
      const views = await Promise.all(tickets.map(({ id }) => approveTicket(services, id, viewerId)));
      assert.deepEqual(views.map(({ state }) => state).sort(), [
        ...Array<string>(3).fill('declined'),
        ...Array<string>(3).fill('following'),
      ]);
      assert.equal((await followsOf(services, viewerId)).length, 3);
      assert.deepEqual((await checkCounts(services, { repair: false })).drifts, []);
    });

    it('stays as it ended', async (test) => {
      const { services, create, clock } = await scene(start, test);
      const viewerId = await addViewer(services);
      const [declined, approved, late] = [await create(), await create(), await create()];
      await declineTicket(services, declined.id);
      await approveTicket(services, approved.id, viewerId);
      clock.now += 300_000;
      for (const [{ id }, state] of [
        [declined, 'declined'],
        [approved, 'following'],
        [late, 'expired'],
      ] as const) {
        await markScanned(services, id);
        assert.equal((await approveTicket(services, id, viewerId)).state, state);
        assert.equal((await declineTicket(services, id)).state, state);
      }
    });

    it('expires when its time is over, not a moment before', async (test) => {
      const { services, create, clock, river } = await scene(start, test);
      const { id } = await create();
      clock.now += 299_999;
      assert.equal((await findTicket(services, id))?.state, 'pending');
      clock.now += 1;
      assert.equal((await findTicket(services, id))?.state, 'expired');
      assert.equal((await approveTicket(services, id, await addViewer(services))).state, 'expired');
      assert.deepEqual(await followersOf(services, river), { stored: 0, counted: 0 });
    });

    it('cannot follow an account that was deleted meanwhile', async (test) => {
      const { services, create, river, clock } = await scene(start, test);
      const viewerId = await addViewer(services);
      const { id } = await create();
      const deleted = { deleted_at: clock.now };
      await services.database.updateTable('account').set(deleted).where('id', '=', river.id).execute();
      assert.equal((await findTicket(services, id))?.state, 'expired');
      await assert.rejects(approveTicket(services, id, viewerId), { code: 'not-found' });
      await assert.rejects(followFromGateway(services, viewerId, river.id), { code: 'not-found' });
      assert.deepEqual(await followersOf(services, river), { stored: 0, counted: 0 });
      assert.deepEqual((await checkCounts(services, { repair: false })).drifts, []);
    });

    it('that is not there cannot be answered', async (test) => {
      const { services } = await scene(start, test);
      assert.equal(await findTicket(services, 'none'), undefined);
      await markScanned(services, 'none');
      await assert.rejects(declineTicket(services, 'none'), { code: 'not-found' });
      await assert.rejects(approveTicket(services, 'none', await addViewer(services)), { code: 'not-found' });
    });

    it('leaves nothing behind when a follow breaks off', async (test) => {
      const { services, river } = await scene(start, test);
      const viewerId = await addViewer(services);
      const asked = { viewerId, accountId: river.id, origin: undefined };
      const broken = services.database.transaction().execute(async (database) => {
        await follow({ ...services, database }, asked);
        throw new Error('The lights went out.');
      });
      await assert.rejects(broken, /lights/);
      assert.deepEqual(await followersOf(services, river), { stored: 0, counted: 0 });
      assert.equal(await unfollow(services, viewerId, river.id), false);
    });
  });
});
