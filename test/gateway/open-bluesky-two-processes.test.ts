import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { keysFrom } from '../../src/gateway/config/keys.js';
import { migrate } from '../../src/gateway/database/migrate.js';
import { openDatabase } from '../../src/gateway/database/open-database.js';
import { databaseVault } from '../../src/gateway/open-networks/database-vault.js';
import { compileProgram } from './support/compile-program.js';
import type { Task } from './support/open-bluesky-process.js';
import { blueskyScene } from './support/open-bluesky-scene.js';

const entry = await compileProgram(new URL('./support/open-bluesky-process.ts', import.meta.url));
const SECRET = 'a secret of these tests, long enough for a gateway';

/** A process that waits to be told to follow. */
async function startProcess(test: TestContext, task: Task): Promise<() => Promise<unknown>> {
  const child = fork(entry, [JSON.stringify(task)], { execArgv: [] });
  test.after(() => void child.kill());
  await once(child, 'message');
  return async () => {
    child.send('follow');
    const [end] = (await once(child, 'message')) as [unknown];
    return end;
  };
}

describe('two processes of a gateway, on Bluesky', () => {
  it('renew a token once, follow once, and leave no token readable in their database', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'magpie-bluesky-'));
    test.after(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'gateway.db');
    const { database } = openDatabase({ kind: 'sqlite', file });
    test.after(() => database.destroy());
    await migrate(database, { kind: 'sqlite', file });
    const vault = databaseVault({ database, keys: keysFrom(SECRET), now: Date.now });
    const { signIn, world, clock } = await blueskyScene(test, 'https://magpie.example', vault);
    const { subject } = await signIn();
    const task: Task = {
      file,
      secret: SECRET,
      routes: world.routes,
      servers: { appViewUrl: world.appViewUrl, plcUrl: world.plcUrl },
      subject,
      // The token has run out.
      now: clock.now + 300_000,
    };
    const processes = await Promise.all([startProcess(test, task), startProcess(test, task)]);
    world.knowsFollows = false;
    const { access, refresh } = world.server.grants[0]!;
    assert.deepEqual(await Promise.all(processes.map((follow) => follow())), ['following', 'following']);
    assert.equal(world.server.refreshes, 1);
    assert.equal(world.server.grants.length, 1);
    assert.deepEqual([...world.records.of(subject).values()], [world.alice.did]);
    const stored = ['', '-wal'].map((end) => readFileSync(file + end, 'latin1')).join('');
    const tokens = [access, refresh, world.server.grants[0]!.access, world.server.grants[0]!.refresh];
    assert.ok(tokens.every((token) => !stored.includes(token) && !stored.includes(btoa(token).slice(0, 8))));
    assert.ok(!stored.includes(world.alice.did));
  });
});
