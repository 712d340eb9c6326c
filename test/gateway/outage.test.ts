import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOutage } from '../../src/gateway/http/outage.js';
import { postgresMissing, startPostgres } from './support/postgres.js';
import { addAccount } from './support/rows.js';
import { startTestGateway } from './support/start-gateway.js';

describe('a database that is gone', { skip: postgresMissing }, () => {
  it('is answered with “ask again later”, and named in the log', async (test) => {
    const postgres = await startPostgres();
    const { ask, clock, logged, services } = await startTestGateway(test, {
      database: { kind: 'postgres', url: await postgres.createDatabase() },
    });
    await addAccount(services, 'river');
    assert.equal((await ask('/v1/accounts/magpie:river')).status, 200);
    await postgres.stop();

    // The first may meet a connection that was cut, the second one that cannot be made.
    for (const _ of [1, 2]) {
      // What was answered within the last second is answered again.
      clock.now += 2_000;
      const answer = await ask('/v1/accounts/magpie:river');
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get('retry-after'), '5');
      assert.equal(((await answer.json()) as { code: string }).code, 'unavailable');
    }
    assert.ok(logged.some(({ msg }) => /does not answer/.test(String(msg))));
    assert.equal((await ask('/readyz')).status, 503);
    assert.equal((await ask('/healthz')).status, 200);
  });
});

describe('what an outage is', () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code });
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53300']) {
    it(`${code} is one`, () => assert.equal(isOutage(coded(code)), true));
    it(`${code} behind another error is one`, () =>
      assert.equal(isOutage(new Error('could not', { cause: coded(code) })), true));
  }
  for (const error of [coded('23505'), new Error('no such column'), 'ECONNRESET', undefined]) {
    it(`${String(error)} is none`, () => assert.equal(isOutage(error), false));
  }
});
