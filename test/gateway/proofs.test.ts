import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { freshNonce } from '../../src/gateway/follows/nonce.js';
import { approveTicket } from '../../src/gateway/follows/tickets.js';
import { badProofs, operations, SITE, use, type Operation, type Scene } from './support/bad-proofs.js';
import { openPage, pageKey } from './support/page-key.js';
import { addAccount, addViewer } from './support/rows.js';
import { startTestGateway, TEST_ORIGIN, type TestGateway } from './support/start-gateway.js';

const MINUTE = 60_000;

describe('A proof', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ after: () => undefined });
    await addAccount(gateway.services, 'river');
  });
  after(() => gateway.close());

  /** A viewer who follows River by a page's key that they have allowed. */
  async function scene(operation: Operation): Promise<Scene> {
    const { services, clock } = gateway;
    const key = await pageKey(() => clock.now);
    const page = openPage(gateway.ask, { publicUrl: TEST_ORIGIN, origin: SITE, key });
    await approveTicket(services, (await page.follow('magpie:river')).id, await addViewer(services));
    const htu = `${TEST_ORIGIN}${operation.path.replace(/\?.*/, '')}`;
    return {
      gateway,
      operation,
      key,
      strange: await pageKey(() => clock.now),
      claims: { htm: operation.method, htu, nonce: freshNonce(services) },
      now: clock.now,
    };
  }

  /** All that a proof may change. */
  async function stored(): Promise<unknown> {
    const { database } = gateway.services;
    return {
      follows: await database.selectFrom('follow').selectAll().orderBy('viewer_id').execute(),
      tickets: await database.selectFrom('ticket').selectAll().orderBy('id').execute(),
      accounts: await database.selectFrom('account').select(['id', 'followers']).execute(),
      viewers: await database.selectFrom('viewer').select(['id', 'following']).orderBy('id').execute(),
    };
  }

  for (const operation of operations) {
    const { method, path } = operation;
    describe(`for ${method} ${path.replace(/\?.*/, '')}`, () => {
      it('is taken when all is right', async () => {
        const here = await scene(operation);
        const response = await use(here, { dpop: await here.key.prove(here.claims) });
        assert.equal(response.status, operation.done);
      });

      it('is taken of a page whose clock is hours off', async () => {
        const here = await scene(operation);
        const iat = Math.floor(here.now / 1_000) + 9 * 3_600;
        assert.equal((await use(here, { dpop: await here.key.prove({ ...here.claims, iat }) })).status, operation.done);
      });

      for (const { that, status, code, forge, granted } of badProofs) {
        // Whom nobody has allowed anything may still ask to follow.
        if (granted && method === 'POST') continue;
        it(`is refused with ${code} when it ${that}`, async () => {
          const here = await scene(operation);
          const headers = await forge(here);
          const earlier = await stored();
          const response = await use(here, headers);
          const problem = (await response.json()) as { code: string };
          assert.deepEqual([response.status, problem.code], [status, code]);
          assert.deepEqual(await stored(), earlier);
          assert.equal(response.headers.get('cache-control'), 'private, no-store');
          assert.notEqual(response.headers.get('dpop-nonce'), null);
          if (status === 401) assert.match(response.headers.get('www-authenticate') ?? '', /^DPoP /);
          if (code === 'use-nonce') {
            assert.match(response.headers.get('www-authenticate') ?? '', /error="use_dpop_nonce"/);
          }
        });
      }
    });
  }

  it('is taken once only, of many that come at the same moment', async () => {
    const here = await scene(operations[0]);
    const dpop = await here.key.prove(here.claims);
    const answers = await Promise.all(Array.from({ length: 10 }, () => use(here, { dpop })));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array<number>(9).fill(401)]);
  });

  it('is bound to where visitors reach the gateway, not to where a proxy asks for it', async () => {
    const here = await scene(operations[0]);
    const { path } = here.operation;
    const ask = async (htu: string): Promise<Response> =>
      gateway.fetch(
        new Request(`http://10.0.0.7:8080${path}`, {
          headers: { origin: SITE, dpop: await here.key.prove({ ...here.claims, htu }) },
        }),
      );
    assert.equal((await ask(`${TEST_ORIGIN}/v1/relationships`)).status, 200);
    assert.equal((await ask('http://10.0.0.7:8080/v1/relationships')).status, 401);
  });

  it('is good with a nonce for five minutes', async () => {
    const here = await scene(operations[0]);
    const { clock } = gateway;
    const statusAfter = async (minutes: number): Promise<number> => {
      clock.now = here.now + minutes * MINUTE;
      return (await use(here, { dpop: await here.key.prove(here.claims) })).status;
    };
    try {
      assert.deepEqual([await statusAfter(5), await statusAfter(7)], [200, 401]);
    } finally {
      clock.now = here.now;
    }
  });

  it('that is one of two is refused with a word on that', async () => {
    const here = await scene(operations[0]);
    const proof = await here.key.prove(here.claims);
    const { detail } = (await (await use(here, { dpop: `${proof}, ${proof}` })).json()) as { detail: string };
    assert.equal(detail, 'Send one header “DPoP”, not several.');
  });

  it('of a site that the operator has not named is refused', async (test) => {
    const closed = await startTestGateway(test, { sites: { allowed: [SITE], oneClick: [] } });
    await addAccount(closed.services, 'river');
    const key = await pageKey(() => closed.clock.now);
    const page = (origin: string) => openPage(closed.ask, { publicUrl: TEST_ORIGIN, origin, key });
    assert.equal((await page(SITE).follow('magpie:river')).state, 'pending');
    await assert.rejects(page('https://evil.example').follow('magpie:river'), { status: 403, code: 'origin-refused' });
  });
});
