import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as passed } from 'node:timers/promises';
import type { DatabaseConfig } from '../../src/gateway/config/gateway-config.js';
import { createGateway, type Gateway } from '../../src/gateway/create-gateway.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { createMetrics } from '../../src/gateway/http/metrics.js';
import { createLog } from '../../src/gateway/log.js';
import { openPage, pageKey, Refusal, type Ask, type Page } from './support/page-key.js';
import { postgresMissing, startPostgres } from './support/postgres.js';
import { processConfig } from './support/processes.js';
import { ProcessFarm } from './support/process-farm.js';
import { addAccount, addViewer } from './support/rows.js';
import { TEST_ORIGIN } from './support/start-gateway.js';

/** How often a gateway is killed; `MAGPIE_KILLS=2000` for a long night. */
const KILLS = Number(process.env['MAGPIE_KILLS'] ?? 24);
const VIEWERS = 6;
const ACCOUNTS = ['river', 'lake', 'pond'];
/** A follow and an unfollow are some 150 steps, and several go on at once. */
const STEPS = 600;

describe('A gateway that is killed at any step', () => {
  it('loses no follow and doubles none, two processes on PostgreSQL', { skip: postgresMissing }, async (test) => {
    const postgres = await startPostgres();
    test.after(() => postgres.stop());
    await torment(test, { kind: 'postgres', url: await postgres.createDatabase() }, { atOnce: 2, kills: KILLS });
  });

  it('loses no follow and doubles none, one process on SQLite', async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'magpie-kill-'));
    test.after(() => rm(folder, { recursive: true }));
    const kills = Math.ceil(KILLS / 3);
    await torment(test, { kind: 'sqlite', file: join(folder, 'gateway.db') }, { atOnce: 1, kills });
  });
});

async function torment(
  test: TestContext,
  database: DatabaseConfig,
  { atOnce, kills }: { readonly atOnce: number; readonly kills: number },
): Promise<void> {
  const config = processConfig(database);
  const onlooker = async (): Promise<Gateway> =>
    createGateway(config, { log: createLog([], { write: () => undefined }), metrics: createMetrics(false) });
  const before = await onlooker();
  for (const username of ACCOUNTS) await addAccount(before.services, username);
  const viewers = await Promise.all(Array.from({ length: VIEWERS }, () => addViewer(before.services)));
  await before.close();

  const farm = await ProcessFarm.start(config, atOnce);
  test.after(() => farm.stop());
  const giveUp = new AbortController();
  test.after(() => giveUp.abort());
  const browsers = await Promise.all(viewers.map((viewerId) => Browser.open(viewerId, farm.ask, giveUp.signal)));
  let over = false;
  const busy = Promise.all(
    browsers.map(async (browser) => {
      while (!over) await browser.change();
    }),
  );
  const fates = { step: 0, moment: 0 };
  while (fates.step + fates.moment < kills) {
    const victim = await Promise.race([farm.alive(), farm.failed]);
    if (Math.random() < 0.75) {
      fates.step += 1;
      victim.dieAfter(Math.floor(Math.random() ** 2 * STEPS));
    } else {
      fates.moment += 1;
      await passed(Math.random() * 50);
      victim.kill();
    }
    await Promise.race([victim.ended, busy, farm.failed]);
  }
  over = true;
  await Promise.race([busy, farm.failed]);

  const after = await onlooker();
  test.after(() => after.close());
  const { services } = after;
  const { drifts, orphans } = await checkCounts(services, { repair: false });
  assert.deepEqual([drifts, orphans], [[], 0]);
  const rows = await services.database
    .selectFrom('follow')
    .innerJoin('account', 'account.id', 'follow.account_id')
    .select(['follow.viewer_id', 'account.username'])
    .execute();
  for (const { viewerId, wished } of browsers) {
    const follows = rows.filter((row) => row.viewer_id === viewerId).map(({ username }) => username);
    assert.deepEqual(follows.sort(), [...wished].sort());
  }
  const deeds = browsers.reduce((sum, { done }) => sum + done, 0);
  const again = browsers.reduce((sum, { retries }) => sum + retries, 0);
  test.diagnostic(
    `${kills} kills (${fates.step} at a step, ${fates.moment} at a moment) during ${deeds} follows and unfollows, ` +
      `${again} requests made again; no drift in ${rows.length} follows.`,
  );
  test.diagnostic(`Died ${[...new Set(farm.deaths)].sort().join(' · ')}`);
}

/** A viewer’s browser: changes its mind all the time, and asks again where no answer came. */
class Browser {
  readonly viewerId: string;
  /** What its viewer wants to follow, as far as the gateway has said that it is done. */
  readonly wished = new Set<string>();
  done = 0;
  retries = 0;
  readonly #page: Page;
  readonly #ask: Ask;
  readonly #giveUp: AbortSignal;
  #allowed = false;

  private constructor(viewerId: string, page: Page, ask: Ask, giveUp: AbortSignal) {
    this.viewerId = viewerId;
    this.#page = page;
    this.#ask = ask;
    this.#giveUp = giveUp;
  }

  static async open(viewerId: string, ask: Ask, giveUp: AbortSignal): Promise<Browser> {
    const key = await pageKey();
    const page = openPage(ask, { publicUrl: TEST_ORIGIN, origin: 'https://river.example', key });
    return new Browser(viewerId, page, ask, giveUp);
  }

  async change(): Promise<void> {
    const username = ACCOUNTS[Math.floor(Math.random() * ACCOUNTS.length)]!;
    const account = `magpie:${username}`;
    if (this.wished.has(username) && Math.random() < 0.8) {
      await this.#insist(() => this.#page.unfollow(account));
      this.wished.delete(username);
    } else {
      await this.#follow(account);
      this.wished.add(username);
    }
    this.done += 1;
    if (!this.#allowed) return;
    const [now] = await this.#insist(() => this.#page.relationships(account));
    assert.equal(now?.state, this.wished.has(username) ? 'following' : 'not-following');
  }

  async #follow(account: string): Promise<void> {
    const ticket = await this.#insist(() => this.#page.follow(account));
    await this.#insist(() => this.#act(`/viewer/scan/${ticket.id}`));
    const said = await this.#insist(() => this.#act(`/viewer/approve/${ticket.id}/${this.viewerId}`));
    assert.deepEqual(said, { state: 'following', code: null });
    assert.equal((await this.#insist(() => this.#page.status(ticket))).state, 'following');
    this.#allowed = true;
  }

  async #act(path: string): Promise<unknown> {
    const response = await this.#ask(path);
    if (!response.ok) throw new Refusal(response.status, { code: 'internal', detail: await response.text() });
    return response.json();
  }

  /** As a page does: what a gateway said is taken for an answer, unless it said that it cannot now. */
  async #insist<T>(request: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await request();
      } catch (error) {
        if (this.#giveUp.aborted || (error instanceof Refusal && error.status < 500)) throw error;
        this.retries += 1;
        await passed(50);
      }
    }
  }
}
