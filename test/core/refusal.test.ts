import { expect } from '@open-wc/testing';
import { pauseSeconds, refusalOf } from '../../src/core/refusal.js';

const inSeconds = (seconds: number): number => Date.now() + seconds * 1000;
const httpDate = (seconds: number): string => new Date(inSeconds(seconds)).toUTCString();
const iso = (seconds: number): string => new Date(inSeconds(seconds)).toISOString();
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
