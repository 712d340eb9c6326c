import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadOpenAccount } from '../../src/gateway/accounts/open-accounts.js';
import type { OpenAccount } from '../../src/gateway/open-networks/open-networks.js';
import { createHostGates } from '../../src/gateway/pictures/host-gates.js';
import { startTestGateway } from './support/start-gateway.js';

describe('Many who ask for one account of an open network', () => {
  const address = 'mastodon:river@social.example';

  it('ask its server once between them, and again when it has failed', async (t) => {
    const { services } = await startTestGateway(t);
    let asked = 0;
    let answer: (() => void) | undefined;
    let isDown = true;
    const loadAccount = async (): Promise<unknown> => {
      asked += 1;
      await new Promise<void>((resolve) => (answer = resolve));
      if (isDown) throw new Error('down');
      return { address, name: 'River', handle: '@river', url: 'https://social.example/@river', bio: [], fields: [] };
    };
    const open = { network: { loadAccount }, address } as unknown as OpenAccount;
    const crowd = async (): Promise<readonly PromiseSettledResult<unknown>[]> => {
      const asking = Promise.allSettled(Array.from({ length: 50 }, () => loadOpenAccount(services, open)));
      while (!answer) await new Promise(setImmediate);
      answer();
      answer = undefined;
      return asking;
    };
    assert.equal((await crowd()).filter(({ status }) => status === 'rejected').length, 50);
    assert.equal(asked, 1);
    isDown = false;
    assert.equal((await crowd()).filter(({ status }) => status === 'fulfilled').length, 50);
    assert.equal(asked, 2);
    await loadOpenAccount(services, open);
    assert.equal(asked, 2);
  });
});

describe('Many who wait for a host', () => {
  it('are told at once when those before have found out that it is down', async () => {
    const { pass } = createHostGates(() => 0);
    let asked = 0;
    let fail: (() => void) | undefined;
    const down = new Promise<void>((resolve) => (fail = resolve));
    const work = async (): Promise<never> => {
      asked += 1;
      await down;
      throw new Error('down');
    };
    const asking = Promise.allSettled(Array.from({ length: 20 }, () => pass('pictures.example', work, () => true)));
    while (asked < 4) await new Promise(setImmediate);
    fail?.();
    const reasons = (await asking).map((result) => (result as PromiseRejectedResult).reason as Error);
    // Those that came in while the fourth failed may have asked as well.
    assert.ok(asked <= 8, `${asked}`);
    assert.equal(reasons.filter(({ name }) => name === 'HostRestsError').length, 20 - asked);
  });
});
