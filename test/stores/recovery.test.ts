import { expect } from '@open-wc/testing';
import { NetworkError, type NetworkErrorCode } from '../../src/core/errors.js';
import { recovery } from '../../src/stores/recovery.js';

/** A clock that goes when the test says so; `random` is what the test gives, or differs each time. */
function clockWith(random?: number) {
  let now = Date.now();
  let timers: { readonly at: number; readonly then: () => void }[] = [];
  let seed = Math.trunc(now) % 2_147_483_647;
  return {
    now: () => now,
    random: () => random ?? (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647,
    wait(ms: number, then: () => void) {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    /** Milliseconds till each timer. */
    waits: () => timers.map(({ at }) => Math.round(at - now)),
    pass(ms: number) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.then();
      }
      now = end;
    },
  };
}

const lost = (code: NetworkErrorCode = 'unreachable', retryAfterSeconds?: number): NetworkError =>
  new NetworkError(code, 'Lost', { retryAfterSeconds });

describe('what failed', () => {
  for (const code of ['unreachable', 'timeout'] as const) {
    it(`is tried again twice, after a random time that grows, and then every half minute: ${code}`, () => {
      const clock = clockWith(0.5);
      const recover = recovery(clock);
      const waits: number[] = [];
      let tries = 1;
      const again = (): void => {
        tries++;
        recover(lost(code), again);
      };
      recover(lost(code), again);
      for (let round = 0; round < 3; round++) {
        waits.push(...clock.waits());
        clock.pass(clock.waits()[0]!);
      }
      expect(waits).to.deep.equal([2_000, 4_000, 31_500]);
      // The page has tried twice by itself within the minute: the third waits for another half.
      expect(tries).to.equal(3);
    });
  }

  for (const code of ['not-found', 'private', 'bad-response'] as const) {
    it(`is left alone where another try cannot help: ${code}`, () => {
      const clock = clockWith();
      recovery(clock)(lost(code), () => expect.fail('It was tried again.'));
      expect(clock.waits()).to.deep.equal([]);
    });
  }

  it('is tried when the server has said, never before, and not by all pages at the same moment', () => {
    const waits = Array.from({ length: 1_000 }, () => {
      const clock = clockWith(Math.random());
      recovery(clock)(lost('rate-limited', 60), () => {});
      return clock.waits()[0]!;
    });
    expect(Math.min(...waits)).to.be.at.least(60_000);
    expect(Math.max(...waits)).to.be.at.most(66_000);
    expect(fullest(waits)).to.be.at.most(50);
  });

  it('is not tried by a thousand pages at the same moment: no tenth of a second has more than a twentieth of them', () => {
    const waits = Array.from({ length: 1_000 }, (_, page) => {
      // Evenly, with the jumps of chance: the golden ratio spreads any number of points.
      const clock = clockWith((page * 0.618_033_988_75) % 1);
      recovery(clock)(lost(), () => {});
      return clock.waits()[0]!;
    });
    expect(fullest(waits)).to.be.at.most(50);
    expect(Math.max(...waits)).to.be.below(4_000);
  });

  it('is asked for together again where it was asked for together', () => {
    const clock = clockWith();
    const recover = recovery(clock);
    const error = lost();
    const tried: number[] = [];
    for (let widget = 0; widget < 25; widget++) recover(error, () => tried.push(widget));
    expect(clock.waits().length).to.equal(1);
    clock.pass(4_000);
    expect(tried.length).to.equal(25);
  });

  it('waits once, however often it fails meanwhile', () => {
    const clock = clockWith();
    const recover = recovery(clock);
    let tries = 0;
    const again = (): void => {
      tries++;
    };
    for (const error of [lost(), lost('rate-limited', 3_600), lost('timeout'), lost('rate-limited', 60)]) {
      recover(error, again);
      expect(clock.waits().length).to.equal(1);
    }
    recover(lost('not-found'), again);
    expect(clock.waits()).to.deep.equal([]);
    expect(tries).to.equal(0);
  });

  it('is tried again at most twice a minute on a page where little fails', () => {
    const clock = clockWith();
    const recover = recovery(clock);
    let tries = 0;
    for (let widget = 0; widget < 10; widget++) recover(lost(), () => tries++);
    clock.pass(29_000);
    expect(tries).to.equal(2);
  });

  it('is tried again for a tenth of what fails, at most, in any minute', () => {
    const clock = clockWith();
    const recover = recovery(clock);
    const tries: number[] = [];
    const failures: number[] = [];
    for (let second = 0; second < 300; second++) {
      for (let widget = 0; widget < 3; widget++) {
        failures.push(clock.now());
        recover(lost(), () => tries.push(clock.now()));
      }
      clock.pass(1_000);
    }
    for (let second = 60; second < 300; second++) {
      const [from, to] = [failures[(second - 60) * 3]!, failures[second * 3]!];
      const within = (at: number): boolean => at >= from && at < to;
      expect(tries.filter(within).length).to.be.at.most(failures.filter(within).length / 10);
    }
    expect(tries.length).to.be.above(50);
  });
});

/** How many fall into the fullest tenth of a second. */
function fullest(times: readonly number[]): number {
  const bins = new Map<number, number>();
  for (const time of times) bins.set(Math.floor(time / 100), (bins.get(Math.floor(time / 100)) ?? 0) + 1);
  return Math.max(...bins.values());
}
