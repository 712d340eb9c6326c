import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as passed } from 'node:timers/promises';
import type { AccountRow } from '../../src/gateway/accounts/account-store.js';
import { createGateway, type Gateway } from '../../src/gateway/create-gateway.js';
import { checkCounts } from '../../src/gateway/follows/check.js';
import { createMetrics } from '../../src/gateway/http/metrics.js';
import { createLog } from '../../src/gateway/log.js';
import { openPage, pageKey, type Ask } from './support/page-key.js';
import { processConfig, startProcess, type GatewayProcess } from './support/processes.js';
import { addAccount, addViewer, followersOf } from './support/rows.js';
import { TEST_ORIGIN } from './support/start-gateway.js';

describe('Two processes on one file, as a gateway and a command beside it,', () => {
  let folder: string;
  let here: Gateway;
  let there: GatewayProcess;
  let river: AccountRow;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'magpie-file-'));
    const config = processConfig({ kind: 'sqlite', file: join(folder, 'gateway.db') });
    const log = createLog([], { write: () => undefined });
    here = await createGateway(config, { log, metrics: createMetrics(false) });
    there = await startProcess(config);
    river = await addAccount(here.services, 'river');
  });
  after(async () => {
    await there.stop();
    await here.close();
    await rm(folder, { recursive: true });
  });

  it('wait for each other', async () => {
    const local: Ask = async (path, init) => here.fetch(new Request(new URL(path, TEST_ORIGIN), init));
    await Promise.all(
      [local, there.ask].flatMap((ask) =>
        Array.from({ length: 20 }, async () => {
          const options = { publicUrl: TEST_ORIGIN, origin: 'https://river.example', key: await pageKey() };
          const page = openPage(ask, options);
          const viewerId = await addViewer(here.services);
          for (let time = 0; time < 2; time += 1) {
            const { id } = await page.follow('magpie:river');
            assert.equal((await there.ask(`/viewer/approve/${id}/${viewerId}`)).status, 200);
            if (time === 0) await page.unfollow('magpie:river');
          }
        }),
      ),
    );
    assert.deepEqual(await followersOf(here.services, river), { stored: 40, counted: 40 });
    assert.deepEqual((await checkCounts(here.services, { repair: false })).drifts, []);
  });

  it('may write after they have read, whatever the other wants to write meanwhile', async () => {
    const viewerId = await addViewer(here.services);
    const page = openPage(there.ask, { publicUrl: TEST_ORIGIN, origin: 'https://river.example', key: await pageKey() });
    const { id } = await page.follow('magpie:river');
    let other: Promise<Response> | undefined;
    await here.services.database.transaction().execute(async (database) => {
      const { followers } = await database.selectFrom('account').select('followers').executeTakeFirstOrThrow();
      other = there.ask(`/viewer/approve/${id}/${viewerId}`);
      // Time enough for it to write, if it were let.
      await Promise.race([other, passed(200)]);
      await database.updateTable('account').set({ followers }).execute();
    });
    assert.equal((await other)?.status, 200);
    assert.deepEqual(await followersOf(here.services, river), { stored: 41, counted: 41 });
  });
});
