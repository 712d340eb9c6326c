import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type ClientRequest } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { openDatabase } from '../../src/gateway/database/open-database.js';
import { version } from '../../src/gateway/package.json';
import { openPage, pageKey } from './support/page-key.js';
import {
  runCommand,
  startCommand,
  type CommandOptions,
  type EndedCommand,
  type RunningCommand,
} from './support/command.js';

const PUBLIC_URL = 'http://localhost:8787';
const SECRET = 'canary-of-the-tests-with-32-characters';

/** A folder with a configuration, and the environment that it needs. */
async function operator(
  test: TestContext,
  config: object = { publicUrl: PUBLIC_URL },
): Promise<Required<CommandOptions>> {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-cli-'));
  test.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'magpie.config.json'), JSON.stringify(config));
  return { folder, env: { MAGPIE_SECRET: SECRET, PORT: '0' } };
}

async function listening(
  test: TestContext,
  options: CommandOptions,
): Promise<{ running: RunningCommand; url: string }> {
  const running = startCommand([], options);
  test.after(() => void running.child.kill('SIGKILL'));
  const { url } = JSON.parse(await running.line('listens')) as { url: string };
  return { running, url };
}

async function tokenFor(options: CommandOptions): Promise<string> {
  const { out } = await runCommand(['token', 'create', '--label', 'Blog'], options);
  return out.trim();
}

/** Half of a request that makes an account; the rest is to be sent later. */
function halfRequest(url: string, token: string): { sending: ClientRequest; rest: string } {
  const body = JSON.stringify({ username: 'river', name: 'River' });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': body.length,
  };
  const sending = request(`${url}/v1/accounts`, { method: 'POST', headers });
  sending.write(body.slice(0, 10));
  return { sending, rest: body.slice(10) };
}

describe('magpie-gateway', () => {
  it('says its version, and what it can do', async (t) => {
    const options = await operator(t);
    assert.deepEqual(await runCommand(['--version'], options), { status: 0, out: `${version}\n`, err: '' });
    const { status, out } = await runCommand(['token', '--help'], options);
    assert.equal(status, 0);
    for (const word of ['token create --label', 'check [--repair]', '--config FILE', '--data FILE', 'MAGPIE_SECRET']) {
      assert.ok(out.includes(word), word);
    }
  });

  it('lets nothing reach into every object by `__proto__`', async (t) => {
    const reach = 'process.on("exit", () => { try { ({}).__proto__.a = 1 } catch ({ code }) { console.log(code) } })';
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(reach)}`;
    const options = await operator(t);
    const { out } = await runCommand(['--version'], { ...options, env: { ...options.env, NODE_OPTIONS } });
    assert.equal(out, `${version}\nERR_PROTO_ACCESS\n`);
  });

  it('says in a sentence what was wrong with a command, and ends with 2', async (t) => {
    const options = await operator(t);
    const cases: readonly (readonly [args: readonly string[], says: RegExp])[] = [
      [['--lable', 'x'], /Unknown option '--lable'/],
      [['sevre'], /“sevre” is not a command\.\nmagpie-gateway --help says what there is\./],
      [['serve', 'it'], /“serve it” is not a command/],
      [['token'], /Say what to do: magpie-gateway token create/],
      [['token', 'create'], /Say what the token is for/],
      [['--repair'], /“serve” has no option --repair/],
      [['check', '--label', 'x'], /“check” has no option --label/],
    ];
    const ends = await Promise.all(cases.map(([args]) => runCommand(args, options)));
    ends.forEach(({ status, out, err }, index) => {
      assert.match(err, cases[index]![1]);
      assert.doesNotMatch(err, /^\s+at /m);
      assert.deepEqual([status, out], [2, '']);
    });
  });

  it('does not start with a wrong configuration, and says all that is wrong with it', async (t) => {
    const { folder } = await operator(t, { publicUrl: 'http://river.example', followLimit: 0 });
    const { status, out, err } = await runCommand([], { folder, env: { MAGPIE_SECRET: 'canary' } });
    assert.deepEqual([status, out], [2, '']);
    assert.match(
      err,
      /^The gateway cannot start:\n {2}- followLimit .*\n {2}- publicUrl .*\n {2}- MAGPIE_SECRET .*\n$/,
    );
    assert.ok(!err.includes('canary'));
  });

  it('does not start where its port is taken', async (t) => {
    const options = await operator(t);
    const other = createServer().listen(0, '127.0.0.1');
    t.after(() => other.close());
    await once(other, 'listening');
    const port = `${(other.address() as AddressInfo).port}`;
    const { status, err } = await runCommand([], { ...options, env: { ...options.env, PORT: port } });
    assert.equal(status, 1);
    assert.match(
      err,
      /^The gateway cannot start: nobody can listen at port \d+ of 127\.0\.0\.1 \(.*EADDRINUSE.*\)\. .*\n$/,
    );
  });

  it('does not start where its database does not answer, and does not say its password', async (t) => {
    const options = await operator(t);
    const DATABASE_URL = 'postgres://river:canary@127.0.0.1:1/none';
    const { status, out, err } = await runCommand([], { ...options, env: { ...options.env, DATABASE_URL } });
    assert.equal(status, 1);
    assert.match(
      err,
      /^The gateway cannot start: the database does not answer \(.*ECONNREFUSED.*\)\. .*DATABASE_URL.*\n$/,
    );
    assert.ok(!`${out}${err}`.includes('canary'));
  });
});

describe('magpie-gateway with a database that is a file', () => {
  const file = (folder: string, name: string): string => join(folder, name);

  it('does not start where its folder is missing, or it is something else, and says what was expected', async (t) => {
    const options = await operator(t);
    await writeFile(file(options.folder, 'letter.txt'), 'Dear gateway, '.repeat(100));
    for (const name of ['nowhere/magpie.db', 'letter.txt']) {
      const data = file(options.folder, name);
      for (const command of [['serve'], ['token', 'list']]) {
        const { status, out, err } = await runCommand([...command, '--data', data], options);
        assert.deepEqual([status, out], [1, '']);
        assert.ok(err.startsWith(`The gateway cannot start: the database ${data} cannot be opened (`), err);
        assert.match(err, /^[^\n]* Expected: with --data FILE, [^\n]*\n$/);
      }
    }
  });
});

describe('magpie-gateway token', () => {
  it('makes a token that is shown once, lists it without it, and revokes it', async (t) => {
    const options = await operator(t);
    const made = await runCommand(['token', 'create', '--label', 'Blog of the river'], options);
    assert.match(made.out, /^mgp_[\w-]{43}\n$/);
    const id = /token revoke (\w+)/.exec(made.err)?.[1] ?? '';
    const list = await runCommand(['token', 'list'], options);
    assert.match(list.out, new RegExp(`^${id}  \\d{4}-\\d\\d-\\d\\d  valid  all accounts  Blog of the river$`, 'm'));
    assert.ok(!list.out.includes(made.out.trim()));
    assert.deepEqual(await runCommand(['token', 'revoke', id], options), { status: 0, out: 'Revoked.\n', err: '' });
    assert.match((await runCommand(['token', 'list'], options)).out, /revoked \d{4}-/);
    const again = await runCommand(['token', 'revoke', id], options);
    assert.equal(again.status, 2);
    assert.match(again.err, /There is no valid token of this ID/);
  });

  it('says that an account is not there', async (t) => {
    const args = ['token', 'create', '--label', 'x', '--account', 'magpie:nobody'];
    const { status, out, err } = await runCommand(args, await operator(t));
    assert.deepEqual([status, out], [1, '']);
    assert.match(err, /^There is no account “magpie:nobody” here\.\n$/);
  });
});

describe('magpie-gateway check', () => {
  it('finds a count that is wrong, ends with 1, and mends it when asked to', async (t) => {
    const options = await operator(t);
    const check = (...args: readonly string[]): Promise<EndedCommand> => runCommand(['check', ...args], options);
    assert.match((await check()).out, /^Looked at 0 accounts.*Every count is right\.\n$/);
    const { database } = openDatabase({ kind: 'sqlite', file: join(options.folder, 'magpie.db') });
    const texts = { name: 'River', bio: '', fields: '[]' };
    const times = { created_at: 1, updated_at: 1 };
    await database
      .insertInto('account')
      .values({ id: 'a', username: 'river', ...texts, followers: 7, ...times })
      .execute();
    const found = await check();
    assert.equal(found.status, 1);
    assert.match(found.out, /account a: the count says 7, there are 0\nNot repaired: magpie-gateway check --repair/);
    const mended = await check('--repair');
    assert.equal(mended.status, 0);
    assert.match(mended.out, /Repaired\.\n$/);
    assert.equal((await check()).status, 0);
    const { followers } = await database.selectFrom('account').select('followers').executeTakeFirstOrThrow();
    assert.equal(followers, 0);
    await database.destroy();
  });
});

describe('magpie-gateway serve', () => {
  it('finishes what runs and ends event streams when it is told to stop, and loses nothing', async (t) => {
    const options = await operator(t);
    const token = await tokenFor(options);
    const { running, url } = await listening(t, options);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ username: 'lantern', name: 'Lantern' });
    assert.equal((await fetch(`${url}/v1/accounts`, { method: 'POST', headers, body })).status, 201);

    const page = openPage((path, init) => fetch(url + path, init), {
      publicUrl: PUBLIC_URL,
      origin: 'https://shop.example',
      key: await pageKey(),
    });
    const states = page.watch(await page.follow('magpie:lantern'));
    assert.equal((await states.next()).value?.state, 'pending');
    const { sending, rest } = halfRequest(url, token);
    await once(sending, 'socket').then(([socket]) => once(socket, 'connect'));
    // What was sent has been read once a later request was answered.
    await fetch(`${url}/healthz`);

    running.child.kill('SIGTERM');
    await running.line('The gateway stops');
    assert.equal((await states.next()).done, true);
    await assert.rejects(fetch(`${url}/healthz`));
    sending.end(rest);
    const [response] = await once(sending, 'response');
    response.resume();
    assert.equal(response.statusCode, 201);
    const { status, err } = await running.ended;
    assert.deepEqual([status, err], [0, '']);

    const again = await listening(t, options);
    const list = await fetch(`${again.url}/v1/accounts?account=magpie:lantern&account=magpie:river`);
    const { accounts } = (await list.json()) as { accounts: readonly { account?: { name: string } }[] };
    assert.deepEqual(
      accounts.map(({ account }) => account?.name),
      ['Lantern', 'River'],
    );
    again.running.child.kill('SIGINT');
    assert.equal((await again.running.ended).status, 0);
  });

  it('ends at once when it is told a second time', async (t) => {
    const options = await operator(t);
    const token = await tokenFor(options);
    const { running, url } = await listening(t, options);
    const { sending } = halfRequest(url, token);
    sending.on('error', () => undefined);
    await once(sending, 'socket').then(([socket]) => once(socket, 'connect'));
    await fetch(`${url}/healthz`);
    running.child.kill('SIGTERM');
    await running.line('The gateway stops');
    running.child.kill('SIGTERM');
    assert.equal((await running.ended).status, 1);
  });

  it('says in the log what nobody caught, and ends with 1: whoever runs it starts it again', async (t) => {
    const options = await operator(t);
    const lost = "process.on('SIGUSR2', () => void Promise.reject(new Error('Lost.')))";
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(lost)}`;
    const { running } = await listening(t, { ...options, env: { ...options.env, NODE_OPTIONS } });
    running.child.kill('SIGUSR2');
    const { status, out } = await running.ended;
    assert.equal(status, 1);
    const last = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as { level: string; err: { message: string } };
    assert.deepEqual([last.level, last.err.message], ['fatal', 'Lost.']);
  });

  it('writes nothing but its log to standard output, whatever callers do', async (t) => {
    const { running, url } = await listening(t, await operator(t));
    const stopped = new AbortController();
    await fetch(`${url}/docs`, { signal: stopped.signal });
    stopped.abort();
    const broken = request(`${url}/v1/accounts`, { method: 'POST', headers: { 'content-length': 10 } });
    broken.on('error', () => undefined).write('x');
    await once(broken, 'socket').then(([socket]) => once(socket, 'connect'));
    broken.destroy();
    await fetch(`${url}/healthz`, { headers: { host: 'bad host' } }).catch(() => undefined);
    await fetch(`${url}/healthz`);
    running.child.kill('SIGTERM');
    const { out, err } = await running.ended;
    assert.equal(err, '');
    for (const line of out.trimEnd().split('\n')) assert.doesNotThrow(() => JSON.parse(line) as unknown, line);
  });
});
