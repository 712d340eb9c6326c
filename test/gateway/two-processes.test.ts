import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as passed } from 'node:timers/promises';
import { sql } from 'kysely';
import type { GatewayConfig } from '../../src/gateway/config/gateway-config.js';
import { hashOf, randomSecret } from '../../src/gateway/config/keys.js';
import { createGateway, type Gateway } from '../../src/gateway/create-gateway.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { createMetrics } from '../../src/gateway/http/metrics.js';
import { createLog } from '../../src/gateway/log.js';
import { openPage, pageKey, type Page } from './support/page-key.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';
import { processConfig, startProcess, type GatewayProcess } from './support/processes.js';
import { addAccount, addViewer, followersOf } from './support/rows.js';
import { TEST_ORIGIN } from './support/start-gateway.js';

describe('Two processes on one PostgreSQL', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  let config: GatewayConfig;
  let first: GatewayProcess;
  let second: GatewayProcess;
  /** For a look at what is stored; it answers nobody. */
  let onlooker: Gateway;

  before(async () => {
    postgres = await startPostgres();
    config = processConfig({ kind: 'postgres', url: await postgres.createDatabase() });
    // At once, on an empty database: both want to make the tables.
    [first, second] = await Promise.all([startProcess(config), startProcess(config)]);
    onlooker = await createGateway(config, {
      log: createLog([], { write: () => undefined }),
      metrics: createMetrics(false),
    });
    await addAccount(onlooker.services, 'river');
  });
  after(async () => {
    await onlooker.close();
    await Promise.all([first.stop(), second.stop()]);
    await postgres.stop();
  });

  const open = async ({ ask }: GatewayProcess): Promise<Page> =>
    openPage(ask, { publicUrl: TEST_ORIGIN, origin: 'https://river.example', key: await pageKey() });

  /**
   * A browser that is signed in at one of the processes. `approve` is what its viewer does on the approval page; it answers when
   * they pressed the button.
   */
  async function browserAt({
    ask,
  }: GatewayProcess): Promise<{ viewerId: string; approve: (id: string) => Promise<number> }> {
    const { services } = onlooker;
    const viewerId = await addViewer(services);
    const secret = randomSecret();
    const now = Date.now();
    await services.database
      .insertInto('session')
      .values({ hash: hashOf(secret), viewer_id: viewerId, created_at: now, expires_at: now + 60_000 })
      .execute();
    const headers = { cookie: `__Host-magpie=${secret}`, origin: TEST_ORIGIN };
    return {
      viewerId,
      async approve(id) {
        const page = await (await ask(`/follow/${id}`, { headers })).text();
        const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
        const body = new URLSearchParams({ token, answer: 'follow' });
        // The button counts only after somebody can have read the page.
        for (;;) {
          const pressedAt = performance.now();
          const { status } = await ask(`/follow/${id}`, { method: 'POST', headers, body, redirect: 'manual' });
          if (status === 303) return pressedAt;
          assert.equal(status, 409);
        }
      },
    };
  }

  it('tell a page at one of them what its viewer did at the other', async (test) => {
    const page = await open(first);
    const { viewerId, approve } = await browserAt(second);
    const ticket = await page.follow('magpie:river');
    const stream = page.watch(ticket);
    assert.equal((await stream.next()).value.state, 'pending');
    const approved = approve(ticket.id);
    assert.equal((await stream.next()).value.state, 'scanned');
    assert.equal((await stream.next()).value.state, 'following');
    const heard = performance.now();
    test.diagnostic(
      `The page heard ${Math.round(heard - (await approved))} ms after the viewer had pressed the button.`,
    );
    assert.equal((await stream.next()).done, true);
    assert.deepEqual(await page.relationships('magpie:river'), [{ account: 'magpie:river', state: 'following' }]);
    const { database } = onlooker.services;
    const follows = await database.selectFrom('follow').selectAll().where('viewer_id', '=', viewerId).execute();
    assert.equal(follows.length, 1);
  });

  it('hear each other again after the database has cut them off', async (test) => {
    const page = await open(first);
    const { approve } = await browserAt(second);
    const ticket = await page.follow('magpie:river');
    const stream = page.watch(ticket);
    await stream.next();
    const listening = await listeners(onlooker);
    assert.equal(listening.length, 3);
    await cutOff(onlooker, listening);
    await heals(test, async () => {
      const now = await listeners(onlooker);
      return now.length === 3 && now.every((pid) => !listening.includes(pid));
    });
    const approved = approve(ticket.id);
    assert.equal((await stream.next()).value.state, 'scanned');
    assert.equal((await stream.next()).value.state, 'following');
    const heard = performance.now();
    test.diagnostic(
      `The page heard ${Math.round(heard - (await approved))} ms after the viewer had pressed the button.`,
    );
  });

  it('outlive the end of every connection that they have', async (test) => {
    const pages = await Promise.all([open(first), open(second)]);
    for (const page of pages) assert.equal((await page.follow('magpie:river')).state, 'pending');
    await cutOff(onlooker, await others(onlooker));
    await heals(test, async () => {
      const answers = await Promise.allSettled(pages.map((page) => page.follow('magpie:river')));
      return answers.every(({ status }) => status === 'fulfilled');
    });
    assert.ok(first.isAlive() && second.isAlive());
  });

  it('make one follow of what is approved at both at the same moment', async () => {
    const river = await addAccount(onlooker.services, 'one-follow');
    const page = await open(first);
    const viewerId = await addViewer(onlooker.services);
    for (let round = 0; round < 10; round += 1) {
      const { id } = await page.follow('magpie:one-follow');
      const answers = await Promise.all(
        [first, second, first, second].map(async ({ ask }) => (await ask(`/viewer/approve/${id}/${viewerId}`)).json()),
      );
      assert.deepEqual(answers, Array(4).fill({ state: 'following', code: null }));
      assert.deepEqual(await followersOf(onlooker.services, river), { stored: 1, counted: 1 });
      await Promise.all([1, 2, 3].map(() => page.unfollow('magpie:one-follow')));
      assert.deepEqual(await followersOf(onlooker.services, river), { stored: 0, counted: 0 });
    }
  });

  it('take a proof once between them', async () => {
    const key = await pageKey();
    const at = ({ ask }: GatewayProcess, dpop: string): Promise<Response> =>
      ask('/v1/relationships?account=magpie:river', { headers: { dpop, origin: 'https://river.example' } });
    const nonce = (await at(first, 'none')).headers.get('dpop-nonce');
    const proof = await key.prove({ htm: 'GET', htu: `${TEST_ORIGIN}/v1/relationships`, nonce });
    const codes = await Promise.all(
      [first, second, first, second].map(
        async (one) => ((await (await at(one, proof)).json()) as { code: string }).code,
      ),
    );
    assert.deepEqual(codes.sort(), ['invalid-proof', 'invalid-proof', 'invalid-proof', 'not-granted']);
  });

  it('lose nothing when one of them ends as it should', async (test) => {
    const ending = await startProcess(config);
    const pages = await Promise.all(Array.from({ length: 20 }, () => open(ending)));
    const [ticket] = await Promise.all(pages.map((page) => page.follow('magpie:river')));
    const stream = pages[0]!.watch(ticket!);
    await stream.next();
    const asked = pages.map((page) => page.follow('magpie:river'));
    // In the midst of them.
    await Promise.race(asked);
    const [answers] = await Promise.all([Promise.allSettled(asked), ending.stop()]);
    const made = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    for (const answer of answers) {
      // Not taken any more: by the gateway, or by the machine, for nobody listens there.
      if (answer.status === 'rejected') assert.match(String(answer.reason), /503 unavailable|fetch failed/);
    }
    test.diagnostic(`${made.length} of ${answers.length} requests were still answered.`);
    for (const ticket of made) assert.equal((await (await open(second)).status(ticket)).state, 'pending');
    assert.equal((await stream.next()).done, true);
    assert.doesNotMatch(ending.log(), /"level":"(?:error|fatal)"/);
    assert.deepEqual((await checkCounts(onlooker.services, { repair: false })).drifts, []);
  });
});

/** Server processes of PostgreSQL that wait for notifications. */
async function listeners({ services }: Gateway): Promise<readonly number[]> {
  return pids(services, /^listen /);
}

/** All connections but the onlooker’s. */
async function others(onlooker: Gateway): Promise<readonly number[]> {
  return pids(onlooker.services, /^/);
}

async function pids({ database }: Gateway['services'], query: RegExp): Promise<readonly number[]> {
  const { rows } = await sql<{ pid: number; query: string }>`
    select pid, query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
  `.execute(database);
  return rows.filter((row) => query.test(row.query)).map(({ pid }) => pid);
}

async function cutOff({ services }: Gateway, connections: readonly number[]): Promise<void> {
  for (const pid of connections) await sql`select pg_terminate_backend(${pid})`.execute(services.database);
}

/** Until it is so. @throws {Error} It is not after ten seconds. */
async function heals(test: TestContext, isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > 10_000) throw new Error('It did not heal within ten seconds.');
    await passed(20);
  }
  test.diagnostic(`It healed within ${Math.round(performance.now() - began)} ms.`);
}
