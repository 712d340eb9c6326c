import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { keptAnswers } from '../../src/gateway/http/kept-answers.js';
import { follow, unfollow } from '../../src/gateway/follows/follow-store.js';
import { transact } from '../../src/gateway/database/transact.js';
import { approveTicket } from '../../src/gateway/follows/tickets.js';
import { openPage, pageKey, type Page } from './support/page-key.js';
import { addAccount, addViewer } from './support/rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const ACCOUNT = '/v1/accounts/magpie:river';
const ORIGINS = ['https://one.example', 'https://two.example', 'https://three.example'];

async function start(test: TestContext): Promise<TestGateway> {
  const gateway = await startTestGateway(test);
  for (const name of ['river', 'stone']) await addAccount(gateway.services, name);
  return gateway;
}

async function followersAt({ ask }: TestGateway): Promise<unknown> {
  return ((await (await ask(ACCOUNT)).json()) as { followers: unknown }).followers;
}

describe('An answer for everybody', () => {
  it('is the same whatever a caller sends along', async (t) => {
    const { ask } = await start(t);
    const plain = await (await ask(ACCOUNT)).text();
    for (const [name, value] of Object.entries({
      origin: 'https://evil.example',
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '"><script>',
      'x-original-url': '/me',
      'x-rewrite-url': '/me',
      'x-http-method-override': 'DELETE',
      forwarded: 'host=evil.example',
      accept: 'text/html',
      'accept-language': 'ar',
      'accept-encoding': 'br',
      cookie: '__Host-session=1',
      authorization: 'Bearer mgp_x',
      'x-request-id': 'evil-request-id',
      range: 'bytes=0-1',
    })) {
      for (const asked of ['before anybody', 'after somebody']) {
        const path = asked === 'before anybody' ? `${ACCOUNT}?${name}` : ACCOUNT;
        const response = await ask(path, { headers: { [name]: value } });
        assert.equal(response.status, 200, name);
        const text = await response.text();
        assert.equal(text, plain, `${name} ${asked}`);
        assert.equal(response.headers.get('access-control-allow-origin'), '*', name);
        assert.equal(
          [...response.headers].some(([, said]) => said.includes('evil')),
          false,
          name,
        );
      }
      assert.equal(await (await ask(`${ACCOUNT}?${name}`)).text(), plain, `${name} for whoever comes next`);
    }
  });

  it('has the same headers when it is sent again, but what is of one request alone', async (t) => {
    const { ask } = await start(t);
    const [first, again] = [await ask(ACCOUNT), await ask(ACCOUNT)];
    const own = ['ratelimit', 'x-request-id', 'content-length'];
    const headersOf = ({ headers }: Response): unknown => [...headers].filter(([name]) => !own.includes(name)).sort();
    assert.deepEqual(headersOf(again), headersOf(first));
    assert.notEqual(again.headers.get('x-request-id'), first.headers.get('x-request-id'));
    assert.match(again.headers.get('ratelimit') ?? '', /r=999998;/);
    const tag = first.headers.get('etag') ?? '';
    const unchanged = await ask(ACCOUNT, { headers: { 'if-none-match': tag } });
    assert.deepEqual([unchanged.status, await unchanged.text(), unchanged.headers.get('etag')], [304, '', tag]);
    assert.equal(unchanged.headers.get('content-type'), null);
  });

  it('is counted, limited and logged when it is sent again', async (t) => {
    const gateway = await startTestGateway(t, { rateLimits: { reading: 3, publishing: 1, following: 1 } });
    await addAccount(gateway.services, 'river');
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await gateway.ask(ACCOUNT)).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    const lines = gateway.logged.filter(({ msg }) => msg === 'request');
    assert.deepEqual(
      lines.map(({ route, status }) => [route, status]),
      [200, 200, 200, 429].map((status) => ['/v1/accounts/:address', status]),
    );
  });

  it('is never older than what this process has done, and a second at most else', async (t) => {
    const gateway = await start(t);
    const { services, clock } = gateway;
    const { id: accountId } = await services.database
      .selectFrom('account')
      .select('id')
      .where('username', '=', 'river')
      .executeTakeFirstOrThrow();
    const viewerId = await addViewer(services);
    assert.equal(await followersAt(gateway), 0);
    await transact(services, async (within) => {
      await follow(within, { viewerId, accountId, origin: undefined });
    });
    assert.equal(await followersAt(gateway), 1);
    await unfollow(services, viewerId, accountId);
    assert.equal(await followersAt(gateway), 0);
    await services.database.updateTable('account').set({ followers: 7 }).where('id', '=', accountId).execute();
    clock.now += 1_000;
    assert.equal(await followersAt(gateway), 7);
  });
});

describe('What is kept', () => {
  const answer = { body: new Uint8Array(1), headers: {}, headersWithoutBody: {}, route: '/' };

  it('is not what was read before a change, and kept after it', () => {
    const answers = keptAnswers(() => 0);
    const mark = answers.mark();
    answers.changed('river');
    answers.keep('/river', answer, { mark, accounts: ['river'], freshMs: 1_000 });
    answers.keep('/stone', answer, { mark, accounts: ['stone'], freshMs: 1_000 });
    assert.deepEqual([answers.read('/river'), answers.read('/stone')], [undefined, answer]);
    answers.changed();
    assert.equal(answers.read('/stone'), undefined);
  });

  it('is renewed by one request while the others go on with it', () => {
    let now = 0;
    const answers = keptAnswers(() => now);
    const keep = (): void => answers.keep('/', answer, { mark: answers.mark(), accounts: [], freshMs: 1_000 });
    keep();
    now = 1_000;
    assert.deepEqual([answers.read('/'), answers.read('/')], [undefined, answer]);
    keep();
    assert.equal(answers.read('/'), answer);
    now = 2_000;
    assert.equal(answers.read('/'), undefined);
    now = 2_250;
    assert.equal(answers.read('/'), undefined);
  });

  it('has a size', () => {
    const answers = keptAnswers(() => 0);
    const body = new Uint8Array(500_000);
    for (let n = 0; n < 100; n += 1) {
      answers.keep(`/${n}`, { ...answer, body }, { mark: 0, accounts: [], freshMs: 1_000 });
    }
    assert.equal(answers.read('/0'), undefined);
    assert.ok(answers.read('/99'));
  });
});

describe('A thousand requests at once of two viewers on three sites', () => {
  it('are each answered with what is theirs', { timeout: 60_000 }, async (t) => {
    const gateway = await start(t);
    const pages: { readonly page: Page; readonly follows: 'river' | 'stone' }[] = [];
    for (const follows of ['river', 'stone'] as const) {
      const viewer = await addViewer(gateway.services);
      for (const origin of ORIGINS) {
        const key = await pageKey(() => gateway.clock.now);
        const page = openPage(gateway.ask, { publicUrl: TEST_ORIGIN, origin, key });
        const ticket = await page.follow(`magpie:${follows}`);
        await approveTicket(gateway.services, ticket.id, viewer);
        pages.push({ page, follows });
      }
    }
    const query = '/v1/relationships?account=magpie:river&account=magpie:stone';
    let wrong = 0;
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        Array.from({ length: 50 }, async (_, n) => {
          if (n % 5 === 4) {
            const account = n % 2 === 0 ? 'river' : 'stone';
            const { address } = (await (await gateway.ask(`/v1/accounts/magpie:${account}`)).json()) as {
              address: string;
            };
            if (address !== `magpie:${account}`) wrong += 1;
            return;
          }
          const { page, follows } = pages[(round + n) % pages.length]!;
          const response = await page.ask('GET', query);
          const { relationships } = (await response.json()) as { relationships: { account: string; state: string }[] };
          const followed = relationships.filter(({ state }) => state === 'following').map(({ account }) => account);
          const [own, cache, vary] = ['access-control-allow-origin', 'cache-control', 'vary'].map((name) =>
            response.headers.get(name),
          );
          if (followed.join() !== `magpie:${follows}`) wrong += 1;
          if (own !== page.origin || cache !== 'private, no-store' || !/\bOrigin\b/.test(vary ?? '')) wrong += 1;
        }),
      );
    }
    assert.equal(wrong, 0);
  });
});
