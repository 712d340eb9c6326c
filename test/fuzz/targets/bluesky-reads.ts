import { bluesky } from '../../../src/networks/bluesky/bluesky.js';
import { ioAnswering, loadBoth } from '../answering.js';
import { fixture } from '../fixture.js';
import type { Target } from '../target.js';
import { textOf } from '../text-of.js';

const files = ['alice', 'banner', 'embeds', 'posts', 'profiles'];

/** Answers of Bluesky's AppView: profiles and feeds, facets, embeds and labels among them. */
export const target: Target = {
  starts: () => files.flatMap((name) => small(fixture(`networks/fixtures/bluesky/${name}.json`))),
  fuzz: (input) =>
    loadBoth(
      bluesky,
      'bluesky:river.example',
      ioAnswering(() => textOf(input)),
    ),
  large: (repeated) =>
    JSON.stringify({
      profiles: [{ did: 'did:plc:abc', handle: 'river.example', displayName: repeated, description: repeated }],
      feed: [
        {
          post: {
            uri: 'at://did:plc:abc/app.bsky.feed.post/1',
            author: { did: 'did:plc:abc', handle: 'river.example' },
            record: { text: repeated, createdAt: '2026-01-01T00:00:00Z' },
            indexedAt: '2026-01-01T00:00:00Z',
          },
        },
      ],
    }),
};

/** One item each: changes of a small input are many, and quick. */
function small(answer: unknown): readonly string[] {
  const { feed, profiles } = answer as { feed?: unknown[]; profiles?: unknown[] };
  return [
    ...(feed ?? []).slice(0, 12).map((item) => JSON.stringify({ feed: [item] })),
    ...(profiles ?? []).slice(0, 4).map((profile) => JSON.stringify({ profiles: [profile] })),
  ];
}
