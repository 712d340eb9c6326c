import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFeedDate } from '../../src/gateway/feeds/feed-date.js';

const isoOf = (text: string): string | undefined => {
  const at = parseFeedDate(text);
  return at === undefined ? undefined : new Date(at).toISOString().replace(':00.000Z', 'Z').replace('.000Z', 'Z');
};

describe('A date of a feed', () => {
  for (const [text, expected] of [
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
    ['01 Jan 04 19:48 EST', '2004-01-02T00:48Z'],
    ['Thu,  5 Jan 2004 9:8:1 PST', '2004-01-05T17:08:01Z'],
    ['Thu, 1 Jan 2004 19:48:21 GMT+08:00', '2004-01-01T11:48:21Z'],
    ['Thu, 01 Jan 2004 19:48:21 +0100 (CET)', '2004-01-01T18:48:21Z'],
    ['Thu, 01-Jan-2004 19:48:21', '2004-01-01T19:48:21Z'],
    ['Thursday, 01 January 2004 19:48:21 UT', '2004-01-01T19:48:21Z'],
    ['Thu, 01 Jan 2004 24:00:00 GMT', '2004-01-02T00:00Z'],
    ['03 Apr 02 1500 GMT', '2002-04-03T15:00Z'],
    ['31 Dec 99', '1999-12-31T00:00Z'],
    ['Wed, 19 Aug 2009 18:28:00 Etc/GMT', '2009-08-19T18:28Z'],
    ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24T22:42:40Z'],
    ['Mo, 3. März 2018 10:00:00 CET', '2018-03-03T09:00Z'],
    ['1 juil. 2018 10:00:00 +0200', '2018-07-01T08:00Z'],
    ['2003-12-31T10:14:55Z', '2003-12-31T10:14:55Z'],
    ['2003-12-31T10:14:55.123456+02:00', '2003-12-31T08:14:55Z'],
    ['2003-12-31 10:14 +0530', '2003-12-31T04:44Z'],
    ['2003-12-31', '2003-12-31T00:00Z'],
    ['2003-12', '2003-12-01T00:00Z'],
    ['2003', '2003-01-01T00:00Z'],
    ['20031231T101455Z', '2003-12-31T10:14:55Z'],
    ['2015-06-30T23:59:60Z', '2015-06-30T23:59:59Z'],
    ['2004/01/08 23:56:58', '2004-01-08T23:56:58Z'],
    ['2004年1月8日 23:56:58', '2004-01-08T23:56:58Z'],
    ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53Z'],
    ['Sun Jan  4 16:29:06 PST 2004', '2004-01-05T00:29:06Z'],
    ['Sun Jan  4 16:29:06 2004', '2004-01-04T16:29:06Z'],
    ['January 5th, 2004', '2004-01-05T00:00Z'],
    [' \n2026-11-22T08:00:00+08:00\n', '2026-11-22T00:00Z'],
  ] as const) {
    it(`is understood as “${text.trim()}”`, () => assert.equal(isoOf(text), expected));
  }

  for (const text of [
    '',
    'soon',
    '-1',
    '2004-13-01',
    '2004-02-30',
    'Thu, 31 Jun 2004 19:48:21 GMT',
    '2003-12-31T25:00:00Z',
    '2003-12-31T10:14:55 PM',
    '2003-12-31T10:14:55+99:00',
    `2003${' '.repeat(100_000)}x`,
  ]) {
    it(`is not made of “${text.slice(0, 30)}”`, () => assert.equal(isoOf(text), undefined));
  }
});
