import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import { claimKey, keepAnswer } from '../../src/gateway/publishing/idempotency.js';
import { publishing } from '../../src/gateway/publishing/publishing.js';
import { createGateway } from '../../src/gateway/create-gateway.js';
import { routes } from '../../src/gateway/http/app.js';
import { createMetrics } from '../../src/gateway/http/metrics.js';
import { problemResponse, type ProblemError } from '../../src/gateway/http/problem.js';
import { onEachDatabase } from './support/each-database.js';
import { answered, openPublisher, refusedWith, type TestPublisher } from './support/publisher.js';
import { startTestGateway, type TestGateway } from './support/start-gateway.js';

type Schemas = components['schemas'];

const POSTS = '/v1/accounts/magpie:river/posts';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const post = (publisher: TestPublisher, key: string, text = 'x'): Promise<Response> =>
  publisher.send('POST', POSTS, { text }, { 'idempotency-key': key });

const countOf = async ({ ask }: TestGateway): Promise<number> =>
  (await answered<Schemas['PostPage']>(await ask(`${POSTS}?limit=40`), 200)).posts.length;

/** What a process leaves behind that dies while it works on a request. */
async function leaveBehind({ services }: TestGateway, key: string, requestHash: string): Promise<void> {
  const { id } = await services.database.selectFrom('publisher_token').select('id').executeTakeFirstOrThrow();
  const attempt = await claimKey(services, { tokenId: id, key, requestHash });
  assert.equal(attempt.state, 'claimed');
}

onEachDatabase((start) => {
  it('acts once and answers the same again', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const first = await post(publisher, 'spring');
    const body = await first.clone().text();
    gateway.clock.now += DAY_MS - 1;
    const again = await post(publisher, 'spring');
    assert.equal(again.status, 201);
    assert.equal(await again.text(), body);
    for (const name of ['location', 'content-type', 'cache-control']) {
      assert.equal(again.headers.get(name), first.headers.get(name), name);
    }
    assert.equal(await countOf(gateway), 1);
    gateway.clock.now += 1;
    assert.equal((await post(publisher, 'spring')).status, 201);
    assert.equal(await countOf(gateway), 2);
  });

  it('acts once for many at the same time, in two processes', async (t) => {
    const gateway = await start(t);
    const { services, clock } = gateway;
    const other =
      services.config.database.kind === 'sqlite'
        ? gateway
        : {
            ...gateway,
            ...(await createGateway(services.config, {
              log: services.log,
              now: () => clock.now,
              metrics: createMetrics(false),
            })),
          };
    if (other !== gateway) t.after(() => other.close());
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const ask = async (from: Pick<TestGateway, 'fetch'>): Promise<Response> =>
      from.fetch(
        new Request(new URL(POSTS, services.config.publicUrl), {
          method: 'POST',
          headers: {
            authorization: `Bearer ${publisher.token}`,
            'content-type': 'application/json',
            'idempotency-key': 'spring',
          },
          body: '{"text":"x"}',
        }),
      );
    const responses = await Promise.all(Array.from({ length: 12 }, (_, at) => ask(at % 2 ? gateway : other)));
    const ids = new Set<string>();
    for (const response of responses) {
      if (response.status === 201) ids.add(((await response.json()) as Schemas['OwnPost']).post.id);
      else assert.equal(`${response.headers.get('retry-after')} ${await refusedWith(response)}`, '1 409 conflict');
    }
    assert.equal(ids.size, 1);
    assert.equal(await countOf(gateway), 1);
  });

  it('tells another request under the same key that the key was used', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const { post: made } = await answered<Schemas['OwnPost']>(await post(publisher, 'spring'), 201);
    const key = { 'idempotency-key': 'spring' };
    for (const response of [
      await post(publisher, 'spring', 'y'),
      await publisher.send('POST', '/v1/accounts', { text: 'x' }, key),
      await publisher.send('PATCH', `${POSTS}/${made.id}`, { text: 'x' }, key),
      await publisher.send('DELETE', `${POSTS}/${made.id}`, undefined, key),
    ]) {
      assert.equal(await refusedWith(response), '422 idempotency-mismatch');
    }
    assert.equal(await countOf(gateway), 1);
  });

  it('keeps keys of different tokens apart', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    await post(publisher, 'spring');
    assert.equal((await post(await openPublisher(gateway), 'spring', 'y')).status, 201);
    assert.equal(await countOf(gateway), 2);
  });

  it('is honoured by every write', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    const { post: made } = await publisher.addPost('river', { text: 'x' });
    for (const [method, path, body, status] of [
      ['POST', '/v1/accounts', { username: 'hill', name: 'Hill' }, 201],
      ['PATCH', '/v1/accounts/magpie:hill', { name: 'Hills' }, 200],
      ['PATCH', `${POSTS}/${made.id}`, { text: 'y' }, 200],
      ['DELETE', `${POSTS}/${made.id}`, undefined, 204],
      ['DELETE', '/v1/accounts/magpie:hill', undefined, 204],
    ] as const) {
      const send = (): Promise<Response> =>
        publisher.send(method, path, body, { 'idempotency-key': `${method} ${path}`.replace(' ', '-') });
      const first = await send();
      assert.equal(first.status, status, `${method} ${path}`);
      gateway.clock.now += 1_000;
      const again = await send();
      assert.equal(again.status, status, `${method} ${path}`);
      assert.equal(await again.text(), await first.text());
    }
  });

  it('frees the key of a request that did nothing', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    assert.equal(await refusedWith(await post(publisher, 'spring')), '404 not-found');
    await publisher.addAccount('river');
    assert.equal(await refusedWith(await post(publisher, 'spring', '')), '400 invalid-request');
    assert.equal((await post(publisher, 'spring')).status, 201);
  });

  it('asks to wait for a request that is being worked on, and lets it be tried again a minute after its process died', async (t) => {
    const gateway = await start(t);
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    assert.equal((await post(publisher, 'before')).status, 201);
    const { request_hash } = await gateway.services.database
      .selectFrom('idempotent')
      .select('request_hash')
      .executeTakeFirstOrThrow();
    await leaveBehind(gateway, 'spring', request_hash);
    gateway.clock.now += MINUTE_MS - 1;
    const refused = await post(publisher, 'spring');
    assert.equal(refused.headers.get('retry-after'), '1');
    assert.equal(await refusedWith(refused), '409 conflict');
    gateway.clock.now += 1;
    assert.equal((await post(publisher, 'spring')).status, 201);
    assert.equal(await countOf(gateway), 2);
  });

  it('undoes what took so long that another did it', async (t) => {
    const gateway = await start(t);
    const { services, clock } = gateway;
    const publisher = await openPublisher(gateway);
    await publisher.addAccount('river');
    let reading: () => void = () => undefined;
    const isReading = new Promise<void>((resolve) => (reading = resolve));
    let goOn: () => void = () => undefined;
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const slow = routes().post('/v1/accounts', (context) =>
      publishing(services, context, {
        address: undefined,
        read: async () => {
          reading();
          await mayGoOn;
        },
        write: async ({ database }) => {
          await database.updateTable('account').set({ name: 'Too late' }).execute();
          return { status: 200, body: {} };
        },
      }),
    );
    slow.onError((error) => problemResponse(error as ProblemError));
    const init = {
      method: 'POST',
      headers: { authorization: `Bearer ${publisher.token}`, 'idempotency-key': 'slow' },
      body: '{}',
    };
    const late = slow.request('/v1/accounts', init);
    await isReading;
    clock.now += MINUTE_MS;
    const { token_id, key, request_hash } = await services.database
      .selectFrom('idempotent')
      .selectAll()
      .executeTakeFirstOrThrow();
    const taken = await claimKey(services, { tokenId: token_id, key, requestHash: request_hash });
    assert.equal(taken.state, 'claimed');
    goOn();
    assert.equal(await refusedWith(await late), '409 conflict');
    const { name } = await services.database.selectFrom('account').select('name').executeTakeFirstOrThrow();
    assert.equal(name, 'The river');
    assert.ok(
      taken.state === 'claimed' && (await keepAnswer(services, taken.claim, { status: 200, headers: {}, body: '1' })),
    );
    assert.equal(await (await slow.request('/v1/accounts', init)).text(), '1');
  });
});

describe('Idempotency-Key', () => {
  for (const [name, key] of [
    ['is empty', ''],
    ['is longer than 200 characters', 'x'.repeat(201)],
    ['holds a space', 'a b'],
    ['is not ASCII', 'schl\u00fcssel'],
  ] as const) {
    it(`is refused where it ${name}`, async (t) => {
      const gateway = await startTestGateway(t);
      const publisher = await openPublisher(gateway);
      await publisher.addAccount('river');
      const { code, errors } = await answered<Schemas['Problem']>(await post(publisher, key), 400);
      assert.equal(`${code} ${errors?.[0]?.pointer}`, 'invalid-request Idempotency-Key');
      assert.equal(await countOf(gateway), 0);
    });
  }
});
