import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { followFromGateway, followsOf } from '../../src/gateway/follows/follow-store.js';
import { grantsOf, revokeGrant } from '../../src/gateway/follows/grants.js';
import { approveTicket } from '../../src/gateway/follows/tickets.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import type { AccountRow } from '../../src/gateway/accounts/account-store.js';
import { openPage, pageKey, type Page, type PageKey } from './support/page-key.js';
import { addAccount, addViewer, followersOf } from './support/rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const SITE = 'https://river.example';
const HOUR = 3_600_000;

interface Scene {
  readonly gateway: TestGateway;
  readonly river: AccountRow;
  readonly lake: AccountRow;
  readonly viewerId: string;
  /** Of a browser in which the viewer has followed River. */
  readonly page: Page;
  readonly open: (origin: string, key?: PageKey) => Promise<Page>;
}

async function start(test: TestContext): Promise<Scene> {
  const gateway = await startTestGateway(test);
  const { services, clock } = gateway;
  const open = async (origin: string, key?: PageKey): Promise<Page> =>
    openPage(gateway.ask, { publicUrl: TEST_ORIGIN, origin, key: key ?? (await pageKey(() => clock.now)) });
  const [river, lake] = [await addAccount(services, 'river'), await addAccount(services, 'lake')];
  const [page, viewerId] = [await open(SITE), await addViewer(services)];
  await approveTicket(services, (await page.follow('magpie:river')).id, viewerId);
  return { gateway, river, lake, viewerId, page, open };
}

describe('GET /v1/relationships', () => {
  it('answers for each account, in the order asked for, as it was written', async (test) => {
    const { page } = await start(test);
    const asked = ['magpie:lake', 'magpie:River', 'magpie:nobody', 'nonsense', 'magpie:river'];
    const states = ['not-following', 'following', 'not-following', 'not-following', 'following'];
    // Of Bluesky nobody has allowed anything: what it says is not known.
    assert.deepEqual(
      await page.relationships('bluesky:river.example', ...asked),
      asked.map((account, index) => ({ account, state: states[index] })),
    );
  });

  it('keeps its answer out of caches, and to the contract', async (test) => {
    const { page } = await start(test);
    const response = await page.ask('GET', '/v1/relationships?account=magpie:river');
    assert.equal(response.headers.get('cache-control'), 'private, no-store');
    assert.match(response.headers.get('vary') ?? '', /Origin/);
    assert.deepEqual(contractErrors('RelationshipList', await response.json()), []);
  });

  const refused: readonly [what: string, query: string][] = [
    ['no account', ''],
    ['51 accounts', '?account=magpie:river'.padEnd(51 * 21, '&account=magpie:river')],
    ['an account without end', `?account=magpie:${'x'.repeat(300)}`],
  ];
  for (const [what, query] of refused) {
    it(`refuses ${what}`, async (test) => {
      const { page } = await start(test);
      const response = await page.ask('GET', `/v1/relationships${query}`);
      const problem = (await response.json()) as components['schemas']['Problem'];
      assert.deepEqual(
        [response.status, problem.code, problem.errors?.[0]?.pointer],
        [400, 'invalid-request', 'account'],
      );
    });
  }

  it('takes fifty accounts', async (test) => {
    const { page } = await start(test);
    assert.equal((await page.relationships(...Array<string>(50).fill('magpie:river'))).length, 50);
  });

  it('knows what the viewer followed elsewhere', async (test) => {
    const { gateway, page, viewerId, lake } = await start(test);
    await followFromGateway(gateway.services, viewerId, lake.id);
    assert.deepEqual(await page.relationships('magpie:lake'), [{ account: 'magpie:lake', state: 'following' }]);
  });

  it('tells the page of another site nothing, even with the same key', async (test) => {
    const { page, open } = await start(test);
    const other = await open('https://lake.example', page.key);
    await assert.rejects(other.relationships('magpie:river'), { status: 401, code: 'not-granted' });
  });

  it('is about who allowed the key last', async (test) => {
    const { gateway, page, viewerId } = await start(test);
    const other = await addViewer(gateway.services);
    await approveTicket(gateway.services, (await page.follow('magpie:lake')).id, other);
    assert.deepEqual(
      (await page.relationships('magpie:river', 'magpie:lake')).map(({ state }) => state),
      ['not-following', 'following'],
    );
    assert.deepEqual(await grantsOf(gateway.services, viewerId), []);
    assert.equal((await followsOf(gateway.services, viewerId)).length, 1);
  });

  it('is nobody’s any more when the viewer takes it back, which nobody else can', async (test) => {
    const { gateway, page, viewerId } = await start(test);
    const [grant] = await grantsOf(gateway.services, viewerId);
    assert.equal(await revokeGrant(gateway.services, await addViewer(gateway.services), grant!.id), false);
    assert.equal((await page.relationships('magpie:river'))[0]?.state, 'following');
    assert.equal(await revokeGrant(gateway.services, viewerId, grant!.id), true);
    await assert.rejects(page.relationships('magpie:river'), { status: 401, code: 'not-granted' });
  });

  it('writes down once an hour that the page was there', async (test) => {
    const { gateway, page, viewerId } = await start(test);
    const usedAt = async (): Promise<number> => (await grantsOf(gateway.services, viewerId))[0]!.usedAt;
    const allowedAt = await usedAt();
    gateway.clock.now += HOUR / 2;
    await page.relationships('magpie:river');
    assert.equal(await usedAt(), allowedAt);
    gateway.clock.now += HOUR / 2;
    await page.relationships('magpie:river');
    assert.equal(await usedAt(), allowedAt + HOUR);
  });
});

describe('DELETE /v1/relationships', () => {
  it('unfollows, once however often it is asked', async (test) => {
    const { gateway, page, viewerId, river } = await start(test);
    assert.deepEqual(await followersOf(gateway.services, river), { stored: 1, counted: 1 });
    await Promise.all([1, 2, 3].map(() => page.unfollow('magpie:river')));
    await page.unfollow('magpie:river');
    assert.deepEqual(await followersOf(gateway.services, river), { stored: 0, counted: 0 });
    assert.deepEqual(await followsOf(gateway.services, viewerId), []);
    assert.deepEqual(await page.relationships('magpie:river'), [{ account: 'magpie:river', state: 'not-following' }]);
  });

  it('unfollows nobody else’s account', async (test) => {
    const { gateway, page, river } = await start(test);
    await followFromGateway(gateway.services, await addViewer(gateway.services), river.id);
    await page.unfollow('magpie:river');
    assert.deepEqual(await followersOf(gateway.services, river), { stored: 1, counted: 1 });
  });

  const refused: readonly [what: string, query: string, status: number, code: string][] = [
    ['no account', '', 400, 'invalid-request'],
    ['two accounts', '?account=magpie:river&account=magpie:lake', 400, 'invalid-request'],
    ['an account without end', `?account=magpie:${'x'.repeat(300)}`, 400, 'invalid-request'],
    ['an account that is not here', '?account=magpie:nobody', 404, 'not-found'],
  ];
  for (const [what, query, status, code] of refused) {
    it(`refuses ${what}`, async (test) => {
      const { gateway, page, river } = await start(test);
      const response = await page.ask('DELETE', `/v1/relationships${query}`);
      const problem = (await response.json()) as components['schemas']['Problem'];
      assert.deepEqual([response.status, problem.code], [status, code]);
      assert.deepEqual(await followersOf(gateway.services, river), { stored: 1, counted: 1 });
    });
  }
});
