import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { GatewayConfig } from '../../src/gateway/config/gateway-config.js';
import { compileProgram } from './support/compile-program.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';
import { openPublisher } from './support/publisher.js';
import { startTestGateway } from './support/start-gateway.js';

const ROUNDS = 3;
const REQUESTS = 20;
const program = await compileProgram(new URL('support/publishing-process.ts', import.meta.url));

async function startProcess(config: GatewayConfig, aheadMs: number): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [program, JSON.stringify({ config, aheadMs })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: url.toString() };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function suite(databaseOf: () => Promise<GatewayConfig['database']>): void {
  it('neither loses nor doubles a post when two processes are asked and one is killed at any moment', async (t) => {
    const gateway = await startTestGateway(t, { database: await databaseOf() });
    const { services } = gateway;
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const keys = Array.from({ length: ROUNDS * REQUESTS }, (_, at) => `key-${at}`);
    const answers = new Map<string, string>();
    const ask = async (url: string, key: string): Promise<void> => {
      const response = await fetch(`${url}/v1/accounts/magpie:river/posts`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${publisher.token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify({ text: key }),
      });
      const text = await response.text();
      // The other process is at it.
      if (response.status === 409) throw new Error(text);
      assert.equal(response.status, 201, text);
      const { id } = (JSON.parse(text) as { post: { id: string } }).post;
      assert.equal(answers.get(key) ?? id, id, 'the same answer as before');
      answers.set(key, id);
    };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const last = round === ROUNDS;
      const start = (): ReturnType<typeof startProcess> => startProcess(services.config, round * 61_000);
      const processes = await Promise.all(last ? [start()] : [start(), start()]);
      const dying = processes[0].child;
      // All that were not answered, some that were, and some that are new; each asked of both processes at once.
      const asked = keys.slice(0, (round + 1) * REQUESTS).filter((key, at) => !answers.has(key) || at % 5 === 0);
      // One dies when so many answers were given, with all others somewhere on their way.
      let left = last ? Infinity : Math.floor(Math.random() * REQUESTS);
      const asking = asked.flatMap((key) =>
        processes.map(async ({ url }) => {
          await ask(url, key);
          if (--left === 0) dying.kill('SIGKILL');
        }),
      );
      if (left === 0) dying.kill('SIGKILL');
      for (const end of await Promise.allSettled(asking)) {
        if (end.status === 'rejected' && (last || end.reason instanceof assert.AssertionError)) throw end.reason;
      }
      await Promise.all(processes.map(({ child }) => kill(child)));
    }
    const rows = await services.database.selectFrom('post').select(['id', 'text']).execute();
    assert.deepEqual(
      rows.map(({ id, text }) => [text, id]).sort(),
      [...answers].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    assert.equal(rows.length, keys.length);
  });
}

describe('on SQLite', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'magpie-publishing-'));
  });
  after(() => rm(folder, { recursive: true }));
  suite(async () => ({ kind: 'sqlite', file: join(folder, 'magpie.sqlite') }));
});

describe('on PostgreSQL', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());
  suite(async () => ({ kind: 'postgres', url: await postgres.createDatabase() }));
});
