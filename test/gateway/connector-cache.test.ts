import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { once } from '../../src/gateway/connectors/once.js';
import { sharedCache, type Keeping } from '../../src/gateway/connectors/shared-cache.js';
import { OPEN_WAIT_MS } from '../../src/gateway/open-networks/open-network-problem.js';
import { connectorWorld } from './support/connector-world.js';

const keeping: Keeping<string> = { freshMs: () => 1_000, staleMs: 5_000 };

describe('An answer that is shared', () => {
  it('is asked for once by everybody at once, and kept while it is fresh', async () => {
    const { io, clock } = connectorWorld();
    let leases = 0;
    const claim: typeof io.store.claim = async (...entry) => {
      leases += 1;
      return io.store.claim(...entry);
    };
    const cache = sharedCache({ ...io, store: { ...io.store, claim } });
    let asked = 0;
    const load = async (): Promise<string> => `answer ${(asked += 1)}`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => cache.obtain('a', keeping, load)));
    assert.deepEqual([...new Set(answers)], ['answer 1']);
    assert.equal(leases, 1, 'those of one process wait for each other, not for the store');
    clock.now += 999;
    assert.equal(await cache.obtain('a', keeping, load), 'answer 1');
    clock.now += 1;
    assert.equal(await cache.obtain('a', keeping, load), 'answer 2');
    assert.equal(await cache.obtain('b', keeping, load), 'answer 3');
  });

  it('is waited for where another process asks already; what is stale is given meanwhile', async () => {
    const { io, clock } = connectorWorld();
    const [one, other] = [sharedCache(io), sharedCache(io)];
    let give = (_: string): void => undefined;
    const slow = (): Promise<string> => new Promise((resolve) => (give = resolve));
    const first = one.obtain('a', keeping, slow);
    const second = other.obtain('a', keeping, () => assert.fail('It asked as well.'));
    await new Promise((resolve) => setImmediate(resolve));
    give('one');
    assert.deepEqual(await Promise.all([first, second]), ['one', 'one']);
    clock.now += 5_000;
    const third = one.obtain('a', keeping, slow);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await other.obtain('a', keeping, () => assert.fail('It asked as well.')), 'one');
    give('two');
    assert.equal(await third, 'two');
  });

  it('is asked for by another process where the first has died over it', async () => {
    const { io, clock } = connectorWorld();
    void sharedCache(io).obtain('a', keeping, () => new Promise(() => undefined));
    const begun = clock.now;
    assert.equal(await sharedCache(io).obtain('a', keeping, async () => 'answer'), 'answer');
    assert.ok(clock.now - begun <= 30_100);
  });

  it('is asked for once, also where it takes as long as it may', async () => {
    const { io, clock } = connectorWorld();
    let give = (_: string): void => undefined;
    const first = sharedCache(io).obtain('a', keeping, () => new Promise((resolve) => (give = resolve)));
    const second = sharedCache(io).obtain('a', keeping, () => assert.fail('It asked as well.'));
    const begun = clock.now;
    while (clock.now - begun < OPEN_WAIT_MS) await new Promise(setImmediate);
    give('answer');
    assert.deepEqual(await Promise.all([first, second]), ['answer', 'answer']);
  });

  it('is nobody else’s to ask for where the first took too long, and ends while the second asks', async () => {
    const { io, clock } = connectorWorld();
    const gives: ((answer: string) => void)[] = [];
    const slow = (): Promise<string> => new Promise((resolve) => gives.push(resolve));
    const first = sharedCache(io).obtain('a', { ...keeping, freshMs: () => 0 }, slow);
    while (gives.length < 1) await new Promise(setImmediate);
    clock.now += 60_000;
    const second = sharedCache(io).obtain('a', keeping, slow);
    while (gives.length < 2) await new Promise(setImmediate);
    gives[0]!('old');
    assert.equal(await first, 'old');
    assert.equal(await sharedCache(io).obtain('a', keeping, slow), 'old');
    gives[1]!('new');
    assert.equal(await second, 'new');
    assert.equal(await sharedCache(io).obtain('a', keeping, slow), 'new');
    assert.equal(gives.length, 2);
  });

  it('is the last one for a while where asking fails, and nothing without one', async () => {
    const { io, clock } = connectorWorld();
    const cache = sharedCache(io);
    const fail = async (): Promise<string> => Promise.reject(new Error('away'));
    await assert.rejects(cache.obtain('a', keeping, fail), /away/);
    assert.equal(await cache.obtain('a', keeping, async () => 'answer'), 'answer');
    clock.now += 5_999;
    assert.equal(await cache.obtain('a', keeping, fail), 'answer');
    clock.now += 1;
    await assert.rejects(cache.obtain('a', keeping, fail), /away/);
  });

  it('is the last one where asking takes long, for those who come later at once, and the new one when it is there', async () => {
    const { io, clock, deadlines } = connectorWorld();
    const cache = sharedCache(io);
    await cache.obtain('a', keeping, async () => 'old');
    clock.now += 2_000;
    let give = (_: string): void => undefined;
    const hanging = (): Promise<string> => new Promise((resolve) => (give = resolve));
    const first = cache.obtain('a', keeping, hanging);
    while (deadlines.length === 0) await new Promise(setImmediate);
    deadlines[0]!.pass();
    assert.equal(await first, 'old');
    const another = (): never => assert.fail('It is asked for already.');
    assert.equal(await cache.obtain('a', keeping, another), 'old');
    give('new');
    await new Promise(setImmediate);
    assert.equal(await cache.obtain('a', keeping, another), 'new');
    assert.deepEqual(
      deadlines.map(({ ms }) => ms),
      [1_000],
    );
  });

  it('is none any more where a failure says that it is not true', async () => {
    const { io, clock } = connectorWorld();
    const cache = sharedCache(io);
    const mortal: Keeping<string> = { ...keeping, outlives: (error) => (error as Error).message !== 'deleted' };
    await cache.obtain('a', mortal, async () => 'old');
    clock.now += 2_000;
    assert.equal(await cache.obtain('a', mortal, async () => Promise.reject(new Error('away'))), 'old');
    await assert.rejects(
      cache.obtain('a', mortal, async () => Promise.reject(new Error('deleted'))),
      /deleted/,
    );
    await assert.rejects(
      cache.obtain('a', mortal, async () => Promise.reject(new Error('away'))),
      /away/,
    );
  });

  it('is forgotten only as long as it is the same', async () => {
    const { io } = connectorWorld();
    const cache = sharedCache(io);
    await cache.keep('a', keeping, 'new');
    await cache.forget('a', 'old');
    assert.equal(await cache.obtain('a', keeping, async () => 'asked'), 'new');
    await cache.forget('a', 'new');
    assert.equal(await cache.obtain('a', keeping, async () => 'asked'), 'asked');
  });

  it('is due a little earlier in one place than in another', async () => {
    const { io, clock } = connectorWorld({ random: () => 0.999 });
    const cache = sharedCache({ ...io });
    await cache.keep('a', keeping, 'kept');
    clock.now += 901;
    assert.equal(await cache.obtain('a', keeping, async () => 'asked'), 'asked');
  });
});

describe('What is to be done once', () => {
  it('is done once, however often and wherever it is told', async () => {
    const { io } = connectorWorld();
    let done = 0;
    const work = async (): Promise<void> => void (done += 1);
    assert.equal(await once(io.store, 'a', work), 'done');
    assert.equal(await once(io.store, 'a', work), 'known');
    assert.equal(await once(io.store, 'b', work), 'done');
    assert.equal(done, 2);
  });

  it('is busy while it is done, and to be done again where it failed or the process died', async () => {
    const { io, clock } = connectorWorld();
    void once(io.store, 'a', () => new Promise(() => undefined));
    assert.equal(await once(io.store, 'a', async () => undefined), 'busy');
    clock.now += 30_000;
    assert.equal(await once(io.store, 'a', async () => undefined), 'done');
    await assert.rejects(once(io.store, 'b', async () => Promise.reject(new Error('away'))));
    assert.equal(await once(io.store, 'b', async () => undefined), 'done');
  });

  it('stays done where the first takes long, another does it, and the first fails', async () => {
    const { io, clock } = connectorWorld();
    let fail = (_: Error): void => undefined;
    const first = once(io.store, 'a', () => new Promise((_resolve, reject) => (fail = reject)));
    await new Promise(setImmediate);
    clock.now += 30_000;
    assert.equal(await once(io.store, 'a', async () => undefined), 'done');
    fail(new Error('away'));
    await assert.rejects(first, /away/);
    assert.equal(await once(io.store, 'a', async () => undefined), 'known');
  });

  it('is remembered for a day', async () => {
    const { io, clock } = connectorWorld();
    await once(io.store, 'a', async () => undefined);
    clock.now += 24 * 3_600_000 - 1;
    assert.equal(await once(io.store, 'a', async () => undefined), 'known');
  });
});
