import type { Account, Post, PostPage, PostQuery } from '../../src/core/model.js';
import { plainText } from '../../src/core/rich-text.js';
import { feed } from '../../src/networks/feed/feed.js';
import { answering, ioWith, type FakeFetch } from '../support/answering.js';

export const ADDRESS = 'feed:https://river.example/feed.xml';
/** All posts of a document. */
export const QUERY: PostQuery = {
  limit: 1_000,
  noReplies: false,
  noReposts: false,
  mediaOnly: false,
  tags: [],
  languages: [],
};
const ref = feed.parse(ADDRESS)!;

/** One item of RSS for each, in a channel. */
export function rss(...items: readonly string[]): string {
  const inner = items.map((item) => `<item>${item}</item>`).join('');
  return `<rss version="2.0"><channel><title>River</title>${inner}</channel></rss>`;
}

/** A file of `fixtures/feed`, as it is. */
export async function loadText(name: string): Promise<string> {
  return (await fetch(new URL(`./fixtures/feed/${name}`, import.meta.url))).text();
}

export function loadPage(fetch: FakeFetch, query: Partial<PostQuery> = {}, cursor?: string): Promise<PostPage> {
  return feed.loadPosts!(ref, { ...QUERY, ...query }, cursor, ioWith(fetch));
}

/** The posts of a document, which the page asks for once and nothing beside it. */
export async function postsOf(body: unknown, init?: ResponseInit): Promise<readonly Post[]> {
  const fetch = answering(body, init);
  const { posts } = await loadPage(fetch);
  if (fetch.requests.length !== 1) throw new Error(`${fetch.requests.length} requests for one document`);
  return posts;
}

/** The one post of a channel with one item. */
export async function postOf(item: string): Promise<Post> {
  return (await postsOf(rss(item)))[0]!;
}

export async function accountOf(body: unknown, init?: ResponseInit): Promise<Account> {
  const [account] = await feed.loadAccounts!([ref], ioWith(answering(body, init)));
  if (account instanceof Error || !account) throw new Error('no account', { cause: account });
  return account;
}

/** What went wrong with a document; nothing of it was drawn. */
export async function failureOf(body: unknown, init?: ResponseInit): Promise<Error> {
  try {
    await postsOf(body, init);
  } catch (error) {
    return error as Error;
  }
  throw new Error(`It was read: ${String(body).slice(0, 200)}`);
}

export function textsOf(posts: readonly Post[]): readonly string[] {
  return posts.map(({ text }) => plainText(text));
}
