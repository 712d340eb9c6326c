import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { components } from '../../src/core/gateway-api.js';
import type { GatewayConfig } from '../../src/gateway/config/gateway-config.js';
import { grantsOf, revokeGrant } from '../../src/gateway/follows/grants.js';
import { approveTicket, declineTicket, findTicket } from '../../src/gateway/follows/tickets.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { openPage, pageKey, type Page } from './support/page-key.js';
import { addAccount, addViewer, followersOf } from './support/rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const SITE = 'https://river.example';

async function start(test: TestContext, overrides: Partial<GatewayConfig> = {}): Promise<TestGateway> {
  const gateway = await startTestGateway(test, overrides);
  await addAccount(gateway.services, 'river');
  return gateway;
}

async function open(gateway: TestGateway, origin = SITE): Promise<Page> {
  const key = await pageKey(() => gateway.clock.now);
  return openPage(gateway.ask, { publicUrl: TEST_ORIGIN, origin, key });
}

const problemOf = async (response: Response): Promise<components['schemas']['Problem']> =>
  (await response.json()) as components['schemas']['Problem'];

describe('POST /v1/follows', () => {
  it('answers a ticket, with the page that finishes it', async (test) => {
    const gateway = await start(test);
    const page = await open(gateway);
    const response = await page.ask('POST', '/v1/follows', { account: 'magpie:river' });
    const ticket = (await response.json()) as components['schemas']['Ticket'];
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('cache-control'), 'private, no-store');
    assert.deepEqual(contractErrors('Ticket', ticket), []);
    assert.equal(ticket.approveUrl, `${TEST_ORIGIN}/follow/${ticket.id}`);
    assert.equal(ticket.qrText, ticket.approveUrl);
    assert.deepEqual(
      [ticket.account, ticket.state, ticket.expiresInSeconds, ticket.intervalSeconds],
      ['magpie:river', 'pending', 300, 3],
    );
  });

  it('takes the address as the page wrote it, and answers it as the gateway writes it', async (test) => {
    const page = await open(await start(test));
    assert.equal((await page.follow('magpie:River')).account, 'magpie:river');
  });

  it('keeps of the secret only what recognizes it, and never logs it', async (test) => {
    const gateway = await start(test);
    const page = await open(gateway);
    const ticket = await page.follow('magpie:river');
    await page.status(ticket);
    const rows = await gateway.services.database.selectFrom('ticket').selectAll().execute();
    assert.equal(rows.length, 1);
    assert.doesNotMatch(JSON.stringify([rows, gateway.logged]), new RegExp(ticket.secret));
  });

  it('remembers where to lead back to, and the language', async (test) => {
    const gateway = await start(test);
    const page = await open(gateway);
    const ticket = await page.follow('magpie:river', { returnUrl: `${SITE}/posts?page=2#last`, language: 'pt-br' });
    const view = await findTicket(gateway.services, ticket.id);
    assert.deepEqual([view?.returnUrl, view?.language], [`${SITE}/posts?page=2#last`, 'pt-BR']);
    // The page that takes the asking page's place leads back; a phone has no such page.
    assert.deepEqual(
      [ticket.approveUrl, ticket.qrText],
      [`${TEST_ORIGIN}/follow/${ticket.id}?return=1`, `${TEST_ORIGIN}/follow/${ticket.id}`],
    );
    assert.deepEqual([view?.origin, view?.key], [SITE, page.key.thumbprint]);
    // Only a page that took the asking page's place leads back to it; a phone that read the code has nowhere to go back to.
    assert.deepEqual(
      [ticket.approveUrl, ticket.qrText],
      [`${ticket.qrText}?return=1`, `${TEST_ORIGIN}/follow/${ticket.id}`],
    );
  });

  it('lets a page follow whose language is misspelt', async (test) => {
    const gateway = await start(test);
    const page = await open(gateway);
    const { id } = await page.follow('magpie:river', { language: 'en_US' });
    assert.equal((await findTicket(gateway.services, id))?.language, undefined);
  });

  const refused: readonly [what: string, body: unknown, status: number, code: string, pointer?: string][] = [
    ['a body that is not an object', 'magpie:river', 400, 'invalid-request', ''],
    ['no account', {}, 400, 'invalid-request', ''],
    ['an account that is a number', { account: 7 }, 400, 'invalid-request', '/account'],
    ['an account without end', { account: `magpie:${'x'.repeat(2_100)}` }, 400, 'invalid-request', '/account'],
    ['a member that nobody knows', { account: 'magpie:river', viewer: 'me' }, 400, 'invalid-request', '/viewer'],
    ['an account that is not here', { account: 'magpie:lake' }, 404, 'not-found'],
    ['an account of another network', { account: 'elsewhere:river.example' }, 404, 'not-found'],
    ['an address that none has on its network', { account: 'bluesky:..' }, 404, 'not-found'],
    ['a body that is too long', { account: 'x'.repeat(70_000) }, 413, 'too-large'],
    ...[
      'https://evil.example/',
      'https://river.example.evil.example/',
      'https://river.example@evil.example/',
      'https://user@river.example/',
      'http://river.example/',
      'https://river.example:8443/',
      'javascript:alert(1)//https://river.example',
      '//river.example/',
      '/posts',
      'blob:https://river.example/1',
    ].map((returnUrl): [string, unknown, number, string, string] => [
      `a way back to ${returnUrl}`,
      { account: 'magpie:river', returnUrl },
      400,
      'invalid-request',
      '/returnUrl',
    ]),
  ];
  for (const [what, body, status, code, pointer] of refused) {
    it(`refuses ${what} with ${code}, and makes no ticket`, async (test) => {
      const gateway = await start(test);
      const response = await (await open(gateway)).ask('POST', '/v1/follows', body);
      const problem = await problemOf(response);
      assert.deepEqual([response.status, problem.code, problem.errors?.[0]?.pointer], [status, code, pointer]);
      assert.deepEqual(contractErrors('Problem', problem), []);
      assert.equal((await gateway.services.database.selectFrom('ticket').select('id').execute()).length, 0);
    });
  }

  it('refuses what is not JSON, and what does not say that it is', async (test) => {
    const gateway = await start(test);
    const { key } = await open(gateway);
    const send = async (body: string, type: string): Promise<string> => {
      const nonce = (await gateway.ask('/v1/follows', { method: 'POST' })).headers.get('dpop-nonce');
      const dpop = await key.prove({ htm: 'POST', htu: `${TEST_ORIGIN}/v1/follows`, nonce });
      const headers = { dpop, origin: SITE, 'content-type': type };
      return (await problemOf(await gateway.ask('/v1/follows', { method: 'POST', headers, body }))).code;
    };
    assert.equal(await send('{', 'application/json'), 'invalid-request');
    assert.equal(await send('{"account":"magpie:river"}', 'text/plain'), 'unsupported-type');
  });

  it('refuses a page that has twenty attempts open, until one is over', async (test) => {
    const gateway = await start(test);
    const page = await open(gateway);
    const [first] = await Promise.all(Array.from({ length: 20 }, () => page.follow('magpie:river')));
    const response = await page.ask('POST', '/v1/follows', { account: 'magpie:river' });
    assert.deepEqual([response.status, (await problemOf(response)).code], [429, 'rate-limited']);
    assert.equal(response.headers.get('retry-after'), '300');
    assert.equal((await (await open(gateway)).follow('magpie:river')).state, 'pending');
    await declineTicket(gateway.services, first!.id);
    assert.equal((await page.follow('magpie:river')).state, 'pending');
  });

  it('says no to another method', async (test) => {
    const gateway = await start(test);
    const response = await gateway.ask('/v1/follows', { method: 'PUT' });
    assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST']);
  });
});

describe('Following in one click', () => {
  const oneClick = { sites: { allowed: 'all', oneClick: [SITE] } } as const;

  /** A page whose key a viewer has allowed, and who then ended the follow. */
  async function allowed(gateway: TestGateway, origin = SITE): Promise<{ page: Page; viewerId: string }> {
    const page = await open(gateway, origin);
    const viewerId = await addViewer(gateway.services);
    await approveTicket(gateway.services, (await page.follow('magpie:river')).id, viewerId);
    await page.unfollow('magpie:river');
    return { page, viewerId };
  }

  it('needs a viewer who has allowed the page before', async (test) => {
    const gateway = await start(test, oneClick);
    assert.equal((await (await open(gateway)).follow('magpie:river')).state, 'pending');
  });

  it('follows at once', async (test) => {
    const gateway = await start(test, oneClick);
    const { page } = await allowed(gateway);
    const ticket = await page.follow('magpie:river');
    assert.deepEqual([ticket.state, ticket.expiresInSeconds], ['following', 0]);
    assert.deepEqual(await page.relationships('magpie:river'), [{ account: 'magpie:river', state: 'following' }]);
    assert.equal((await page.status(ticket)).state, 'following');
  });

  it('is not for a site that the operator has not named', async (test) => {
    const gateway = await start(test, oneClick);
    const { page } = await allowed(gateway, 'https://lake.example');
    assert.equal((await page.follow('magpie:river')).state, 'pending');
  });

  it('is not for a page that the viewer allows no longer', async (test) => {
    const gateway = await start(test, oneClick);
    const { page, viewerId } = await allowed(gateway);
    const [grant] = await grantsOf(gateway.services, viewerId);
    await revokeGrant(gateway.services, viewerId, grant!.id);
    assert.equal((await page.follow('magpie:river')).state, 'pending');
    assert.deepEqual(await grantsOf(gateway.services, viewerId), []);
  });

  it('says why it cannot, when the viewer follows as many accounts as they may', async (test) => {
    const gateway = await start(test, { ...oneClick, followLimit: 1 });
    const lake = await addAccount(gateway.services, 'lake');
    const { page } = await allowed(gateway);
    assert.equal((await page.follow('magpie:river')).state, 'following');
    const ticket = await page.follow('magpie:lake');
    assert.equal(ticket.state, 'declined');
    assert.equal((await page.status(ticket)).code, 'follow-limit');
    assert.deepEqual(await followersOf(gateway.services, lake), { stored: 0, counted: 0 });
  });
});

describe('GET /v1/follows/{id}', () => {
  it('tells how the attempt stands', async (test) => {
    const gateway = await start(test);
    const page = await open(gateway);
    const ticket = await page.follow('magpie:river');
    gateway.clock.now += 100_500;
    const status = await page.status(ticket);
    assert.deepEqual(contractErrors('TicketStatus', status), []);
    assert.deepEqual(status, { state: 'pending', account: 'magpie:river', expiresInSeconds: 200 });
    await declineTicket(gateway.services, ticket.id);
    assert.deepEqual(await page.status(ticket), {
      state: 'declined',
      account: 'magpie:river',
      expiresInSeconds: 0,
      code: 'denied',
    });
  });

  const refused: readonly [
    who: string,
    status: number,
    code: string,
    authorization: (secret: string) => string | undefined,
  ][] = [
    ['who has no secret', 401, 'unauthorized', () => undefined],
    ['who has another secret', 401, 'unauthorized', () => `Bearer ${'A'.repeat(43)}`],
    ['who has half of the secret', 401, 'unauthorized', (secret) => `Bearer ${secret.slice(0, 20)}`],
    ['who sends the secret as a password', 401, 'unauthorized', (secret) => `Basic ${btoa(`:${secret}`)}`],
    ['who sends more than a secret', 401, 'unauthorized', (secret) => `Bearer ${secret} ${secret}`],
  ];
  for (const [who, status, code, authorization] of refused) {
    it(`is not for ${who}`, async (test) => {
      const gateway = await start(test);
      const { id, secret } = await (await open(gateway)).follow('magpie:river');
      const sent = authorization(secret);
      const response = await gateway.ask(
        `/v1/follows/${id}`,
        sent === undefined ? {} : { headers: { authorization: sent } },
      );
      assert.deepEqual([response.status, (await problemOf(response)).code], [status, code]);
      assert.equal(response.headers.get('cache-control'), 'private, no-store');
    });
  }

  it('knows no ticket by another’s secret, nor one that never was', async (test) => {
    const gateway = await start(test);
    const page = await open(gateway);
    const [one, other] = [await page.follow('magpie:river'), await page.follow('magpie:river')];
    await assert.rejects(page.status({ ...one, secret: other.secret }), { status: 401, code: 'unauthorized' });
    await assert.rejects(page.status({ ...one, id: 'none' }), { status: 404, code: 'not-found' });
  });
});
