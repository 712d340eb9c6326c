import type { Post, PostPage, PostQuery } from '../../src/core/model.js';
import { bluesky } from '../../src/networks/bluesky/bluesky.js';
import { answering, ioWith, type FakeFetch } from '../support/answering.js';

export const RIVER = { did: 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa', handle: 'river.example', displayName: 'River' };
export const LAKE = { did: 'did:plc:bbbbbbbbbbbbbbbbbbbbbbbb', handle: 'lake.example', displayName: 'Lake' };
export const PRIVATE = { labels: [{ val: '!no-unauthenticated' }] };

const WRITTEN = '2026-03-01T12:00:00.000Z';

/** A view of a post, as small as the network lets it be. */
export function view(
  more: Readonly<Record<string, unknown>> = {},
  record: Readonly<Record<string, unknown>> = {},
): object {
  return {
    uri: `at://${RIVER.did}/app.bsky.feed.post/3k`,
    author: RIVER,
    record: { text: 'Hello', createdAt: WRITTEN, ...record },
    indexedAt: WRITTEN,
    ...more,
  };
}

/** What is embedded in a post: `images`, or `record#viewRecord` within another. */
export function embed(name: string, fields: object): object {
  return { $type: `app.bsky.embed.${name}${name.includes('#') ? '' : '#view'}`, ...fields };
}

/** A view of a quoted post. */
export function quoted(more: Readonly<Record<string, unknown>> = {}): object {
  return embed('record#viewRecord', {
    uri: `at://${LAKE.did}/app.bsky.feed.post/3q`,
    author: LAKE,
    value: { text: 'Quoted', createdAt: WRITTEN },
    indexedAt: WRITTEN,
    ...more,
  });
}

export async function loadPosts(...feed: unknown[]): Promise<readonly Post[]> {
  return (await loadPage(answering({ feed }))).posts;
}

/** Loads one post. */
export async function loadPost(
  more: Readonly<Record<string, unknown>>,
  record: Readonly<Record<string, unknown>> = {},
): Promise<Post> {
  return (await loadPosts({ post: view(more, record) }))[0]!;
}

export function loadPage(fetch: FakeFetch, query: Partial<PostQuery> = {}, cursor?: string): Promise<PostPage> {
  return bluesky.loadPosts!(
    bluesky.parse('bluesky:river.example')!,
    { limit: 10, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [], ...query },
    cursor,
    ioWith(fetch),
  );
}
