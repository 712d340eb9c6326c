import assert from 'node:assert/strict';
import { toDate } from '../../../src/networks/feed/dates.js';
import { parseFeedDate } from '../../../src/gateway/feeds/feed-date.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

/** Dates of feeds, as browser and gateway read them. What was read is a moment, and is read again as the same. */
export const target: Target = {
  starts: () => [
    'Sat, 07 Sep 2002 00:00:01 GMT',
    '2003-12-31T10:14:55-08:00',
    'January 1, 2004 1:00 pm EST',
    'Fri Jan 2 2004 10:14:55 +0100 2004',
    '2004年01月02日 10:14',
    '31 déc 99 24:00 z',
    '20031231T101455Z',
  ],
  fuzz(input) {
    const text = textOf(input);
    const date = toDate(text);
    if (date !== undefined) {
      assert.equal(new Date(date).toISOString(), date);
      if (/^\d{4}-/.test(date)) assert.equal(toDate(date), date);
    }
    const time = parseFeedDate(text);
    if (time !== undefined) {
      assert.ok(Number.isInteger(time) && !Number.isNaN(new Date(time).getTime()), `${time}`);
    }
  },
};
