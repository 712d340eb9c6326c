import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import type { components } from '../../src/core/gateway-api.js';
import { nameOf, operations, type Operation } from '../../src/gateway/docs/contract-document.js';
import { gatewayRoutes } from '../../src/gateway/gateway-routes.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { statusOf } from '../../src/gateway/http/problem.js';
import { badInputs } from './support/bad-inputs.js';
import { openContractScene, type Asked, type ContractScene } from './support/contract-scene.js';
import { TEST_ORIGIN } from './support/start-gateway.js';

type Schemas = components['schemas'];

/** Which statuses each operation was seen to answer with, so that nothing is documented which never happens. */
const reached = new Map<string, Set<string>>();

/** Sends a request, and compares the answer with what the contract says of the operation. @returns The answer. */
async function answerTo(
  scene: ContractScene,
  operation: Operation,
  asked: Asked,
  what = 'a good request',
): Promise<Response> {
  const response = await scene.send(operation, asked);
  await compare(operation, response.clone(), `${operation.id} with ${what}`);
  return response;
}

async function compare({ id, answers }: Operation, response: Response, what: string): Promise<void> {
  const status = `${response.status}`;
  const documented = answers.find((answer) => answer.status === status);
  const text = await response.text();
  assert.ok(documented, `${what}: ${status} is not documented. ${text.slice(0, 300)}`);
  reached.set(id, (reached.get(id) ?? new Set()).add(status));
  for (const name of Object.keys(documented.headers ?? {})) {
    assert.ok(response.headers.has(name), `${what}: ${status} without the header ${name}`);
  }
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const content = documented.content ?? {};
  if (Object.keys(content).length === 0) {
    assert.equal(text, '', `${what}: ${status} has a body`);
    return;
  }
  const { schema } = content[type] ?? content[type.replace(/\/.*/, '/*')] ?? {};
  assert.ok(schema, `${what}: ${status} as “${type}” is not documented`);
  if (schema.$ref === undefined) return;
  const body: unknown = JSON.parse(text);
  const name = nameOf(schema.$ref) as keyof Schemas;
  assert.deepEqual(contractErrors(name, body), [], `${what}: ${status} is no ${name}: ${text.slice(0, 300)}`);
  if (name === 'Problem') compareProblem(body as Schemas['Problem'], response.status, what);
}

function compareProblem(problem: Schemas['Problem'], status: number, what: string): void {
  assert.equal(problem.status, status, what);
  assert.equal(statusOf(problem.code), status, `${what}: ${problem.code}`);
  assert.equal(problem.type, `/docs#problem-${problem.code}`, what);
}

/** Rows of whatever a refused request must leave as it was. */
async function rowsOf({ gateway }: ContractScene): Promise<unknown> {
  const { database } = gateway.services;
  const accounts = await database.selectFrom('account').selectAll().orderBy('id').execute();
  const posts = await database.selectFrom('post').selectAll().orderBy('id').execute();
  const pictures = await database.selectFrom('picture').select('id').orderBy('id').execute();
  const follows = await database.selectFrom('follow').selectAll().orderBy('viewer_id').execute();
  const tickets = await database.selectFrom('ticket').selectAll().orderBy('id').execute();
  return { accounts, posts, pictures, follows, tickets };
}

const scenes: ContractScene[] = [];
const closers: (() => Promise<unknown>)[] = [];
const context = { after: (close: () => Promise<unknown>) => void closers.push(close) };
after(async () => {
  for (const close of closers) await close();
});

describe('the contract', () => {
  before(async () => {
    scenes.push(await openContractScene(context));
  });

  it('is what the server has under /v1, no more and no less', () => {
    const { services } = scenes[0]!.gateway;
    const app = gatewayRoutes(services, async () => Promise.reject(new Error('Nothing is fetched.')));
    const served = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1'))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const documented = operations().map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual([...new Set(served)].sort(), documented.filter((name) => name.includes(' /v1')).sort());
  });

  it('is the one that the types of client and server were made of', async () => {
    const file = new URL('../../src/core/gateway-api.ts', import.meta.url);
    const made =
      COMMENT_HEADER + astToString(await openapiTS(new URL('../../src/gateway/openapi.json', import.meta.url)));
    const written = await readFile(file, 'utf8');
    const options = { ...(await resolveConfig(file)), parser: 'typescript' };
    assert.equal(await format(written, options), await format(made, options), 'run npx openapi-typescript again');
  });

  it('has a case here for each operation', () => {
    const ids = operations().map(({ id }) => id);
    assert.deepEqual(Object.keys(scenes[0]!.good).sort(), [...ids].sort());
    assert.equal(new Set(ids).size, ids.length);
  });
});

for (const operation of operations()) {
  describe(operation.id, () => {
    const scene = (): ContractScene => scenes[0]!;
    const good = (): Promise<Asked> => scene().good[operation.id]!();
    const documents = (status: number): boolean => operation.answers.some((answer) => answer.status === `${status}`);

    it('does what it is for, and answers as documented', async () => {
      const response = await answerTo(scene(), operation, await good());
      assert.ok(response.status < 300, `${response.status} ${await response.text()}`);
    });

    const takesSomething = operation.parameters.length > 0 || operation.body !== undefined;
    if (takesSomething) {
      it('does not do what the contract does not allow, and says so as documented', async () => {
        const inputs = badInputs(operation, await good());
        assert.ok(inputs.length > 0);
        const before = await rowsOf(scene());
        for (const { what, expected, asked } of inputs) {
          const response = await answerTo(scene(), operation, asked, what);
          assert.ok(expected.includes(response.status), `${what}: ${response.status} ${await response.text()}`);
        }
        assert.deepEqual(await rowsOf(scene()), before);
      });
    }

    for (const { name } of operation.security) {
      it(`does nothing for a caller who shows no ${name} that is good for it`, async () => {
        const asked = await good();
        const before = await rowsOf(scene());
        for (const [what, shown] of Object.entries(await scene().vain(name, operation))) {
          const response = await answerTo(scene(), operation, { ...asked, shown }, what);
          assert.ok([401, 403].includes(response.status), `${what}: ${response.status}`);
        }
        assert.deepEqual(await rowsOf(scene()), before);
      });
    }

    if (documents(304)) {
      it('is not sent again to whoever has it', async () => {
        const asked = await good();
        const etag = (await answerTo(scene(), operation, asked)).headers.get('etag') ?? '';
        const headers = { ...asked.headers, 'if-none-match': etag };
        assert.equal((await answerTo(scene(), operation, { ...asked, headers })).status, 304);
      });
    }

    if (operation.path.includes('{address}')) {
      it('says that an account is not there', async () => {
        const asked = await good();
        for (const address of ['magpie:nobody', 'magpie:', 'river', 'qq:river', '%00', 'magpie:river:river']) {
          const response = await answerTo(scene(), operation, { ...asked, path: { ...asked.path, address } }, address);
          assert.equal(response.status, 404, address);
        }
      });
    }

    if (operation.path.includes('{id}') || operation.path.includes('{file}') || operation.path.includes('{url}')) {
      it('says that there is no such thing', async () => {
        const asked = await good();
        for (const name of Object.keys(asked.path).filter((key) => key !== 'address')) {
          for (const value of ['x', '0'.repeat(26), '..', '%2e%2e', 'é']) {
            const path = { ...asked.path, [name]: value };
            assert.equal((await answerTo(scene(), operation, { ...asked, path }, value)).status, 404, value);
          }
        }
      });
    }

    if (operation.parameters.some(({ name }) => name === 'Idempotency-Key')) {
      it('is done once under one key, and the key is not good for anything else', async () => {
        const asked = await good();
        const key = { 'idempotency-key': `once-${operation.id}` };
        const once = { ...asked, headers: { ...asked.headers, ...key } };
        const [first, second] = [await answerTo(scene(), operation, once), await answerTo(scene(), operation, once)];
        assert.ok(first.status < 300);
        assert.deepEqual([second.status, await second.text()], [first.status, await first.text()]);
        const other = await good();
        const again = {
          ...other,
          headers: { ...other.headers, ...key },
          ...(other.body instanceof Uint8Array ? { body: new Uint8Array([...other.body, 0]) } : {}),
        };
        assert.equal((await answerTo(scene(), operation, again, 'a key that was used')).status, 422);
      });

      it('is not begun again while it is being done', async () => {
        const { services } = scene().gateway;
        const asked = await good();
        const headers = { ...asked.headers, 'idempotency-key': `running-${operation.id}` };
        const done = await answerTo(scene(), operation, { ...asked, headers });
        assert.ok(done.status < 300);
        // As if it had not ended yet.
        await services.database
          .updateTable('idempotent')
          .set({ status: null, headers: null, body: null })
          .where('key', '=', headers['idempotency-key'])
          .execute();
        assert.equal((await answerTo(scene(), operation, { ...asked, headers }, 'a key in use')).status, 409);
      });
    }

    if (documents(429)) {
      it('is refused to who asks too often', async (t) => {
        const few = await openContractScene(t, { rateLimits: { reading: 8, publishing: 8, following: 8 } });
        const asked = await few.good[operation.id]!();
        let response = await answerTo(few, operation, asked);
        for (let n = 0; n < 9 && response.status !== 429; n += 1)
          response = await answerTo(few, operation, asked, 'haste');
        assert.equal(response.status, 429);
        assert.match(response.headers.get('retry-after') ?? '', /^\d+$/);
      });
    }
  });
}

describe('what only some operations answer', () => {
  const scene = (): ContractScene => scenes[0]!;
  const operation = (id: string): Operation => operations().find((one) => one.id === id)!;
  const bent = async (id: string, change: Partial<Asked>): Promise<number> => {
    const asked = await scene().good[id]!();
    return (await answerTo(scene(), operation(id), { ...asked, ...change }, JSON.stringify(change))).status;
  };

  it('is said as documented', async () => {
    const river = { address: 'magpie:river' };
    const unknown = { pictures: [{ id: 'x'.repeat(32) }] };
    assert.equal(await bent('createAccount', { body: { username: 'river', name: 'Another' }, headers: {} }), 409);
    assert.equal(await bent('changeAccount', { body: { avatar: 'x'.repeat(32) }, headers: {} }), 422);
    assert.equal(await bent('createPost', { body: unknown, headers: {} }), 422);
    assert.equal(await bent('changePost', { body: unknown, headers: {} }), 422);
    assert.equal(await bent('createPost', { body: {}, headers: {} }), 400);
    assert.equal(await bent('listPosts', { path: river, query: [['cursor', 'forged']] }), 400);
    assert.equal(await bent('startFollow', { body: { account: 'magpie:nobody' } }), 404);
    assert.equal(
      await bent('startFollow', { body: { account: 'magpie:river', returnUrl: 'https://other.example/' } }),
      400,
    );
    assert.equal(await bent('startFollow', { body: { account: 'wechat:silent' } }), 503);
    assert.equal(await bent('listPosts', { path: { address: 'wechat:silent' }, query: [] }), 503);
    assert.equal(await bent('unfollow', { query: [['account', 'magpie:nobody']] }), 404);
    assert.equal(await bent('unfollow', { query: [['account', 'wechat:silent']] }), 409);
    assert.equal(await bent('readOEmbed', { query: [['url', `${TEST_ORIGIN}/@nobody`]] }), 404);
    const xml = [
      ['url', `${TEST_ORIGIN}/@river`],
      ['format', 'xml'],
    ] as const;
    assert.equal(await bent('readOEmbed', { query: xml }), 501);
    assert.equal((await answerTo(scene(), operation('readImage'), scene().brokenImage(), 'no picture')).status, 502);
  });

  it('is a stream of events where one is asked for', async () => {
    const asked = await scene().good['readFollow']!();
    const headers = { accept: 'text/event-stream' };
    const response = await answerTo(scene(), operation('readFollow'), { ...asked, headers }, 'events');
    assert.equal(response.headers.get('content-type')?.split(';')[0], 'text/event-stream');
    const [, data = ''] = /^data: (.*)$/m.exec(await response.text()) ?? [];
    assert.deepEqual(contractErrors('TicketStatus', JSON.parse(data)), []);
  });

  it('is said of a database that is gone', async (t) => {
    const lost = await openContractScene(t);
    await lost.gateway.services.database.schema.alterTable('account').renameTo('lost').execute();
    assert.equal((await answerTo(lost, operation('checkReadiness'), { path: {}, query: [], headers: {} })).status, 503);
  });
});

describe('what is documented', () => {
  it('happens: each status of each operation was seen here', () => {
    const unseen = operations().flatMap(({ id, answers }) =>
      answers.filter(({ status }) => !reached.get(id)?.has(status)).map(({ status }) => `${id} ${status}`),
    );
    assert.deepEqual(unseen, []);
  });
});
