import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { sql } from 'kysely';
import type { DatabaseConfig } from '../../src/gateway/config/gateway-config.js';
import { postgresMissing, startPostgres, type Postgres } from './support/postgres.js';
import { servedFolder } from './support/served-folder.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

const FOREVER = 'public, max-age=31536000, immutable';
const PROCESSES = 4;

const codeOf = (build: string): string => `export const build = '${build}';`;

/** Starts a process that has one build of a version; what it holds is named after `build`. */
function run(
  test: TestContext,
  database: DatabaseConfig,
  version: string,
  build: string = version.replaceAll('.', ''),
): Promise<TestGateway> {
  const code = codeOf(build);
  const files = {
    'widgets/release.json': JSON.stringify({ version }),
    'widgets/magpie.js': code,
    'widgets/magpie.js.br': brotliCompressSync(code),
    [`widgets/only-${build}.js`]: 'export {};',
    [`widgets/chunks-${build}/panel.js`]: `export const panel = '${build}';`,
  };
  return startTestGateway(test, { database }, { servedFolder: servedFolder(test, files) });
}

async function runBefore(...started: Parameters<typeof run>): Promise<void> {
  await (await run(...started)).close();
}

const textOf = async ({ ask }: TestGateway, path: string): Promise<string | number> => {
  const response = await ask(path);
  return response.status === 200 ? response.text() : response.status;
};

function suite(makeDatabase: () => Promise<DatabaseConfig>): void {
  it('are sent after an upgrade as they were before it', async (test) => {
    const database = await makeDatabase();
    const path = '/dist/cdn@1.2.3/magpie.js';
    const headersOf = ({ headers }: Response): Readonly<Record<string, string>> =>
      Object.fromEntries([...headers].filter(([name]) => !/^(?:ratelimit|x-request-id|date)/.test(name)));
    const before = await run(test, database, '1.2.3');
    const asked = [{}, { 'accept-encoding': 'br' }];
    const sent = await Promise.all(asked.map((headers) => before.ask(path, { headers })));
    await before.close();
    const gateway = await run(test, database, '1.3.0');
    for (const [index, headers] of asked.entries()) {
      const response = await gateway.ask(path, { headers });
      assert.equal(response.status, 200);
      assert.deepEqual(headersOf(response), headersOf(sent[index]!));
      assert.equal(response.headers.get('cache-control'), FOREVER);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      const bytes = new Uint8Array(await response.arrayBuffer());
      assert.equal(
        String('accept-encoding' in headers ? brotliDecompressSync(bytes) : Buffer.from(bytes)),
        codeOf('123'),
      );
    }
    assert.equal(await textOf(gateway, '/dist/cdn@1.2.3/chunks-123/panel.js'), "export const panel = '123';");
    assert.equal(await textOf(gateway, '/dist/cdn@1.3.0/magpie.js'), codeOf('130'));
    assert.equal(await textOf(gateway, '/dist/cdn/magpie.js'), codeOf('130'));
  });

  it('are found by pages that loaded the newest entry just before the upgrade, chunks alone', async (test) => {
    const database = await makeDatabase();
    await runBefore(test, database, '1.2.3');
    const gateway = await run(test, database, '1.3.0');
    const response = await gateway.ask('/dist/cdn/chunks-123/panel.js');
    assert.equal(await response.text(), "export const panel = '123';");
    assert.equal(response.headers.get('cache-control'), FOREVER);
    assert.equal(await textOf(gateway, '/dist/cdn/only-123.js'), 404);
  });

  it('are of one build each, the last that ran', async (test) => {
    const database = await makeDatabase();
    await runBefore(test, database, '1.2.3', 'first');
    await runBefore(test, database, '1.2.3', 'second');
    const later = await run(test, database, '1.3.0');
    assert.equal(await textOf(later, '/dist/cdn@1.2.3/magpie.js'), codeOf('second'));
    assert.equal(await textOf(later, '/dist/cdn@1.2.3/chunks-second/panel.js'), "export const panel = 'second';");
    assert.equal(await textOf(later, '/dist/cdn@1.2.3/only-first.js'), 404);
  });

  it('are those that ran here and no others, however they are asked for', async (test) => {
    const database = await makeDatabase();
    await runBefore(test, database, '1.2.3');
    const gateway = await run(test, database, '1.3.0');
    for (const path of [
      'nothing.js',
      'magpie.js%00',
      '../magpie.js',
      '%2e%2e/secret.js',
      'magpie.js.br',
      '%25',
      '__proto__',
    ]) {
      assert.equal(await textOf(gateway, `/dist/cdn@1.2.3/${path}`), 404, path);
    }
    const unknown = await gateway.ask('/dist/cdn@1.0.0/magpie.js');
    assert.equal(unknown.status, 302);
    assert.equal(unknown.headers.get('location'), '/dist/cdn/magpie.js');
  });
}

describe('the widgets of other versions, kept in an SQLite file,', () => {
  let folder: string;
  let files = 0;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'magpie-kept-'))));
  after(() => rm(folder, { recursive: true }));
  const makeDatabase = async (): Promise<DatabaseConfig> => ({
    kind: 'sqlite',
    file: join(folder, `${(files += 1)}.db`),
  });
  suite(makeDatabase);

  it('are missed by nobody at the start: where they cannot be kept, the operator reads so', async (test) => {
    const database = await makeDatabase();
    const before = await run(test, database, '1.2.3');
    await sql`create trigger full_disk before insert on widget_file begin select raise(abort, 'disk full'); end`.execute(
      before.services.database,
    );
    await before.close();
    const gateway = await run(test, database, '1.3.0');
    assert.equal(await textOf(gateway, '/dist/cdn@1.3.0/magpie.js'), codeOf('130'));
    assert.match(JSON.stringify(gateway.logged), /were not kept in the database: after an upgrade.*next start/);
    await sql`drop trigger full_disk`.execute(gateway.services.database);
    await gateway.close();
    await runBefore(test, database, '1.3.0');
    const later = await run(test, database, '1.4.0');
    assert.equal(await textOf(later, '/dist/cdn@1.3.0/magpie.js'), codeOf('130'));
  });
});

describe('the widgets of other versions, kept in PostgreSQL,', { skip: postgresMissing }, () => {
  let postgres: Postgres;
  before(async () => (postgres = await startPostgres()));
  after(() => postgres.stop());
  const makeDatabase = async (): Promise<DatabaseConfig> => ({
    kind: 'postgres',
    url: await postgres.createDatabase(),
  });
  suite(makeDatabase);

  it('are known to a process that still has the earlier one, too', async (test) => {
    const database = await makeDatabase();
    const gateway = await run(test, database, '1.2.3');
    await run(test, database, '1.3.0');
    assert.equal(await textOf(gateway, '/dist/cdn@1.3.0/magpie.js'), codeOf('130'));
    assert.equal(await textOf(gateway, '/dist/cdn/chunks-130/panel.js'), "export const panel = '130';");
    assert.equal(await textOf(gateway, '/dist/cdn/magpie.js'), codeOf('123'));
  });

  it('are of the running build where another of the same version runs too', async (test) => {
    const database = await makeDatabase();
    const gateway = await run(test, database, '1.2.3', 'first');
    await run(test, database, '1.2.3', 'second');
    assert.equal(await textOf(gateway, '/dist/cdn@1.2.3/magpie.js'), codeOf('first'));
    assert.equal(await textOf(gateway, '/dist/cdn@1.2.3/only-second.js'), 404);
  });

  it('are kept once where several processes start together', async (test) => {
    const database = await makeDatabase();
    const started = await Promise.all(Array.from({ length: PROCESSES }, () => run(test, database, '1.2.3')));
    assert.deepEqual(
      started.flatMap(({ logged }) => logged.filter(({ level }) => level === 'error')),
      [],
    );
    const later = await run(test, database, '1.3.0');
    assert.equal(await textOf(later, '/dist/cdn@1.2.3/magpie.js'), codeOf('123'));
  });
});
