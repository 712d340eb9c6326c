import { expect } from '@open-wc/testing';
import { pauseSeconds, refusalOf } from '../../src/core/refusal.js';

const YEAR = 365 * 86_400;
const inSeconds = (seconds: number): number => Date.now() + seconds * 1000;
const httpDate = (seconds: number): string => new Date(inSeconds(seconds)).toUTCString();
const iso = (seconds: number): string => new Date(inSeconds(seconds)).toISOString();
/** As RFC 850 writes it: `Sunday, 06-Nov-94 08:49:37 GMT`. */
const rfc850 = (seconds: number): string => {
  const date = new Date(inSeconds(seconds));
  const weekday = date.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
  const [, day, month, year, time] = date.toUTCString().split(' ');
  return `${weekday}, ${day}-${month}-${year!.slice(2)} ${time} GMT`;
};
/** As C's `asctime` prints it: `Sun Nov  6 08:49:37 1994`. */
const asctime = (seconds: number): string => {
  const [weekday, day, month, year, time] = httpDate(seconds).split(' ');
  return `${weekday!.slice(0, 3)} ${month} ${day!.replace(/^0/, ' ')} ${time} ${year}`;
};
const epoch = (seconds: number): string => `${Math.round(inSeconds(seconds) / 1000)}`;

describe('a refusal', () => {
  for (const [status, code] of [
    [400, 'not-found'],
    [401, 'private'],
    [403, 'private'],
    [404, 'not-found'],
    [405, 'bad-response'],
    [410, 'not-found'],
    [418, 'bad-response'],
    [422, 'not-found'],
    [429, 'rate-limited'],
    [500, 'unreachable'],
    [502, 'unreachable'],
    [503, 'unreachable'],
    [504, 'unreachable'],
  ] as const) {
    it(`with status ${status} means ${code}`, () => {
      expect(refusalOf(new Response('', { status })).code).to.equal(code);
    });
  }
});

describe('the pause that a server asks for', () => {
  for (const [what, status, headers, seconds] of [
    ['half a minute without a word', 429, {}, 30],
    ['none without a word, with a server error', 503, {}, undefined],
    ['seconds', 429, { 'retry-after': '120' }, 120],
    ['seconds, with a server error', 503, { 'retry-after': '7' }, 7],
    ['parts of a second, rounded up', 429, { 'retry-after': '0.2' }, 1],
    ['half a minute for zero', 429, { 'retry-after': '0' }, 30],
    ['none for zero, with a server error', 503, { 'retry-after': '0' }, undefined],
    ['none for a number below zero', 503, { 'retry-after': '-5' }, undefined],
    ['half a minute for junk', 429, { 'retry-after': 'soon' }, 30],
    ['at most an hour', 429, { 'retry-after': '86400' }, 3600],
    ['until a date', 429, { 'retry-after': httpDate(90) }, 90],
    ['until a date in the form of RFC 850', 429, { 'retry-after': rfc850(90) }, 90],
    ['until a date as C prints it, which is UTC wherever the visitor is', 429, { 'retry-after': asctime(90) }, 90],
    ['none until one of them in the past', 503, { 'retry-after': asctime(-90) }, undefined],
    [
      'until a date, by the clock of the server that names it',
      429,
      { 'retry-after': httpDate(10 * YEAR + 90), date: httpDate(10 * YEAR) },
      90,
    ],
    ['until a date, by ours where the server’s is none', 429, { 'retry-after': httpDate(90), date: 'now' }, 90],
    ['seconds with space around them', 503, { 'retry-after': ' 7 ' }, 7],
    ['none for a number that JavaScript alone would read', 503, { 'retry-after': '0x10' }, undefined],
    ['none for another', 503, { 'retry-after': '1e3' }, undefined],
    ['none for several', 503, { 'retry-after': '7, 9' }, undefined],
    ['none for nothing', 503, { 'retry-after': '' }, undefined],
    ['at most an hour for a number without end', 503, { 'retry-after': '9'.repeat(400) }, 3600],
    ['none for a day that does not exist', 503, { 'retry-after': 'Foo, 99 Bar 2026 25:61:61 GMT' }, undefined],
    ['none until a date in the past', 503, { 'retry-after': httpDate(-90) }, undefined],
    ['at most an hour until a far date', 429, { 'retry-after': httpDate(86_400) }, 3600],
    ['until the moment that Bluesky names', 429, { 'ratelimit-reset': epoch(60) }, 60],
    ['seconds, where the reset is a delay', 429, { 'ratelimit-reset': '30' }, 30],
    ['until the moment that Mastodon names', 429, { 'x-ratelimit-reset': iso(60) }, 60],
    [
      'when nothing remains, even with an answer',
      200,
      { 'ratelimit-remaining': '0', 'ratelimit-reset': epoch(60) },
      60,
    ],
    ['the same in Mastodon’s words', 200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': iso(60) }, 60],
    ['none while something remains', 200, { 'ratelimit-remaining': '1', 'ratelimit-reset': epoch(60) }, undefined],
    ['none for another refusal while something remains', 404, { 'ratelimit-reset': epoch(60) }, undefined],
    ['Retry-After before a reset', 429, { 'retry-after': '5', 'ratelimit-reset': epoch(60) }, 5],
  ] as readonly (readonly [string, number, Record<string, string>, number | undefined])[]) {
    it(`is ${what}`, () => {
      const pause = pauseSeconds(new Response('', { status, headers }));
      if (seconds === undefined) expect(pause).to.equal(undefined);
      // A moment in whole seconds may be a second nearer by now.
      else expect(pause).to.be.within(seconds - (seconds > 30 && seconds < 3600 ? 2 : 0), seconds + 1);
    });
  }

  it('is part of the error', () => {
    const response = new Response('', { status: 429, headers: { 'retry-after': '120' } });
    expect(refusalOf(response).retryAfterSeconds).to.equal(120);
  });
});
