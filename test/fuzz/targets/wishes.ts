import assert from 'node:assert/strict';
import type { Post } from '../../../src/core/model.js';
import { toQuery } from '../../../src/elements/post-feed/query.js';
import { isLabelled } from '../../../src/networks/bluesky/labels.js';
import { fits } from '../../../src/stores/post-filter.js';
import { ADULT } from '../../../src/networks/bluesky/labels.js';
import type { Target } from '../target.js';
import { jsonOf, textOf } from '../text-of.js';

const post: Post = {
  id: '1',
  url: 'https://a.example/1',
  author: { name: [], handle: '@river', url: 'https://a.example/', avatarUrl: undefined },
  createdAt: '2026-01-01T00:00:00.000Z',
  text: [{ type: 'text', text: 'Art in the party of 河' }],
  language: 'en',
  languages: ['en'],
  tags: ['art'],
  media: [],
  card: undefined,
  quote: undefined,
  poll: undefined,
  repostedBy: undefined,
  repostedAt: undefined,
  replyTo: undefined,
  contentWarning: undefined,
  sensitive: false,
  pinned: false,
  partial: false,
  replies: undefined,
  reposts: undefined,
  likes: undefined,
};

/** What a page wishes to see of a feed, and the labels of Bluesky's moderators. */
export const target: Target = {
  starts: () => [
    '#art, "two words" @river.example https://a.example/1 (?:x)[ 河',
    JSON.stringify([{ val: 'porn', neg: false, exp: '2030-01-01T00:00:00Z' }, { val: '!hide' }]),
  ],
  fuzz(input) {
    const text = textOf(input);
    const asked = { limit: Number(text), noReplies: false, noReposts: false, mediaOnly: false };
    const query = toQuery({ ...asked, tags: text, languages: text, hide: text, only: text });
    assert.ok(query.limit >= 1 && query.limit <= 40);
    assert.equal(
      typeof fits({ ...post, text: [{ type: 'text', text }] }, { ...query, tags: [], languages: [] }),
      'boolean',
    );
    assert.equal(typeof isLabelled({ labels: jsonOf(input) }, ADULT), 'boolean');
  },
};
