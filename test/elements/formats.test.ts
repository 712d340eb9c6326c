import { expect } from '@open-wc/testing';
import { age } from '../../src/elements/post-feed/time.js';
import { compact } from '../../src/elements/shared/numbers.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const NOW = +new Date(2026, 10, 23, 12);
const ago = (milliseconds: number, language: string): string =>
  age(new Date(NOW - milliseconds).toISOString(), NOW, language);

describe('numbers and times without `Intl`', () => {
  it('a count in English is written as `Intl` writes it', () => {
    const format = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
    const edges = [0, 1, 999, 1_000, 1_049, 1_050, 1_450, 9_999, 10_050, 48_213, 99_949, 99_950, 999_499, 999_950];
    for (const count of edges.flatMap((edge) => [edge, edge * 1_000, edge * 1_000_000])) {
      expect(compact(count, 'en'), `${count}`).to.equal(format.format(count));
      expect(compact(count, 'en-US'), `${count}`).to.equal(format.format(count));
    }
    expect(compact(10 ** 16, 'en')).to.equal(format.format(10 ** 16));
  });

  it('a time in English says minutes, hours, days and then the day', () => {
    const format = new Intl.RelativeTimeFormat('en', { style: 'narrow' });
    for (const [time, value, unit] of [
      [59 * MINUTE, -59, 'minute'],
      [60 * MINUTE, -1, 'hour'],
      [6.9 * DAY, -6, 'day'],
    ] as const) {
      expect(ago(time, 'en')).to.equal(format.format(value, unit));
    }
    const day = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });
    expect(ago(18 * DAY, 'en')).to.equal(day.format(NOW - 18 * DAY));
    expect(ago(-MINUTE, 'en')).to.equal('1m ago');
    expect(ago(59 * MINUTE, 'en')).to.equal('59m ago');
    expect(ago(60 * MINUTE, 'en-US')).to.equal('1h ago');
    expect(ago(DAY, 'en')).to.equal('1d ago');
    expect(ago(6.9 * DAY, 'en')).to.equal('6d ago');
    expect(ago(18 * DAY, 'en')).to.equal('Nov 5');
    expect(ago(330 * DAY, 'en')).to.equal('Dec 28, 2025');
  });

  it('other English, and other languages, are written as their readers do', () => {
    expect(ago(18 * DAY, 'en-GB')).to.equal('5 Nov');
    expect(ago(330 * DAY, 'de'))
      .to.contain('28. Dez')
      .and.to.contain('2025');
    expect(compact(48_213, 'zh')).to.equal('4.8万');
    expect(ago(2 * DAY, 'zh')).to.equal('2天前');
  });
});
