import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadOpenAccount } from '../../src/gateway/accounts/open-accounts.js';
import { OpenNetworkError } from '../../src/gateway/open-networks/open-network-error.js';
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

  it('see what was seen last for a day while its server is down, and nothing when the account is gone', async (t) => {
    const { services, clock } = await startTestGateway(t);
    let failure: Error | undefined;
    const river = {
      address,
      name: 'River',
      handle: '@river',
      url: 'https://social.example/@river',
      bio: [],
      fields: [],
    };
    const loadAccount = async (): Promise<unknown> => {
      if (failure) throw failure;
      return river;
    };
    const open = { network: { loadAccount }, address } as unknown as OpenAccount;
    await loadOpenAccount(services, open);
    failure = new OpenNetworkError('unreachable', 'social.example was not reached.');
    clock.now += 23 * 3_600_000;
    assert.equal((await loadOpenAccount(services, open)).name, 'River');
    clock.now += 2 * 3_600_000;
    await assert.rejects(loadOpenAccount(services, open), failure);
    failure = undefined;
    await loadOpenAccount(services, open);
    failure = new OpenNetworkError('not-found', 'Nobody is called so.');
    clock.now += 3_600_000;
    await assert.rejects(loadOpenAccount(services, open), failure);
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

  it('ask it again one alone when it has rested; the others do not wait for that', async () => {
    let now = 0;
    const { pass } = createHostGates(() => now);
    const down = (): Promise<never> => Promise.reject(new Error('down'));
    const ask = (work: () => Promise<string>): Promise<string> => pass('pictures.example', work, () => true);
    for (let time = 0; time < 4; time++) await assert.rejects(ask(down), /down/);
    now += 60_000;
    let answer = (_: string): void => undefined;
    const first = ask(() => new Promise((resolve) => (answer = resolve)));
    await assert.rejects(ask(down), { name: 'HostRestsError' });
    answer('there');
    assert.equal(await first, 'there');
    assert.equal(await ask(async () => 'there'), 'there');
  });
});
