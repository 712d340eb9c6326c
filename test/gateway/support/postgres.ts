import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL of the tests' own: one cluster with many databases, gone afterwards. */
export interface Postgres {
  /** @returns Connection string of a new, empty database. */
  readonly createDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

const programs = findPrograms();

/** For `describe`'s and `it`'s `skip`: `false` where PostgreSQL is installed, otherwise a sentence that says how to install it. */
export const postgresMissing: string | false =
  programs === undefined &&
  'No PostgreSQL here: install the Debian package postgresql-15, or set PG_BIN to its bin folder.';

/**
 * Starts a cluster in the system's temporary folder, reached through a socket there. It ends with this process, however that
 * ends, and takes its files with it.
 * @throws {Error} PostgreSQL is missing or did not start; what it said.
 */
export async function startPostgres(): Promise<Postgres> {
  if (programs === undefined) throw new Error(postgresMissing || '');
  const folder = await mkdtemp(join(tmpdir(), 'magpie-postgres-'));
  const asServer = serverUser();
  if (asServer.length > 0) execFileSync('chown', ['postgres', folder]);
  await chmod(folder, 0o755);
  const { end, ended } = await run(asServer, programs, folder);
  const urlOf = (database: string): string =>
    `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
  return {
    async createDatabase() {
      const name = `test_${randomBytes(6).toString('hex')}`;
      const client = new pg.Client({ connectionString: urlOf('postgres') });
      await client.connect();
      try {
        await client.query(`create database ${name}`);
      } finally {
        await client.end();
      }
      return urlOf(name);
    },
    async stop() {
      end();
      await ended;
      if (existsSync(folder)) throw new Error(`PostgreSQL left ${(await readdir(folder)).join(', ')} in ${folder}.`);
    },
  };
}

/** The folder of `initdb` and `postgres`; the newest version's of several. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    process.env['PG_BIN'],
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ].find((folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root. */
function serverUser(): readonly string[] {
  return userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
}

// The shell holds the server as long as this process holds the pipe to it: a test that is killed leaves nothing behind.
const KEEPER = `
  "$1/initdb" --pgdata="$2/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >"$2/initdb.log" 2>&1 ||
    { cat "$2/initdb.log" >&2; rm -rf "$2"; exit 1; }
  "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c lc_messages=C -c max_connections=200 >&2 &
  server=$!
  cat >/dev/null
  kill -QUIT $server
  wait $server
  cd / && rm -rf "$2"`;

async function run(
  asServer: readonly string[],
  bin: string,
  folder: string,
): Promise<{ readonly end: () => void; readonly ended: Promise<void> }> {
  const words = [...asServer, 'sh', '-c', KEEPER, 'keeper', bin, folder];
  const keeper = spawn(words[0] ?? 'sh', words.slice(1), {
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    keeper.once('close', () => {
      execFileSync('rm', ['-rf', folder]);
      resolve();
    });
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    keeper.once('error', reject);
    keeper.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
    keeper.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-10_000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
  return { end: () => keeper.stdin.end(), ended };
}
