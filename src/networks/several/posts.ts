import type { AccountRef, Post, PostPage, PostQuery } from '../../core/model.js';
import { networkOf, type Io } from '../../core/network.js';
import { isOneOf, settleRepeats } from './merge.js';
import { readPlace, writePlace, type Given } from './place.js';
import { signsOf, WINDOW_MS } from './repeats.js';
import { Source, type Waiting } from './source.js';

/** Posts that are remembered to know repeats of them, so that a cursor stays below 8 kB. */
const MAX_GIVEN = 100;
/** Places whose loaded posts are remembered until somebody goes on from there. */
const MAX_REMEMBERED = 20;

/** What has been loaded and not been given, by where to go on. It could be asked for again: this spares the networks. */
const remembered = new Map<string, readonly Source[]>();

/**
 * Loads a page of the posts of several accounts: newest first, each once, the pinned ones of the first account before them.
 * An account that does not answer is left out and named; what is missed by that comes with the next page.
 * @throws {NetworkError} Any code, where one does not answer and the others have no posts; bad-response.
 */
export async function loadPosts(
  ref: AccountRef,
  query: PostQuery,
  cursor: string | undefined,
  io: Io,
): Promise<PostPage> {
  const members = (ref.members ?? []).filter((member) => networkOf(member).loadPosts);
  const nameOf = (place: string): string => `${ref.id} ${JSON.stringify(query)} ${place}`;
  const from = cursor === undefined ? undefined : readPlace(ref, cursor, 2 * members.length);
  const sources =
    (cursor !== undefined && take(nameOf(cursor))) ||
    members.flatMap((member, rank) =>
      [true, false].map((pinned, at) => new Source(member, rank, pinned, from ? from.sources[2 * rank + at] : 'start')),
    );
  // What an account has pinned comes with its first posts.
  const load = once((member: AccountRef, place: string | undefined) =>
    networkOf(member).loadPosts!(member, query, place, io),
  );

  const posts: Waiting[] = [];
  const earlier = from?.given ?? [];
  while (posts.length < query.limit) {
    const gaveUp = await Promise.all(sources.filter(({ isDry }) => isDry).map((source) => source.fill(load)));
    io.signal.throwIfAborted();
    const source = sources.filter(({ waiting }) => waiting.length).reduce(newer, undefined);
    if (!source || gaveUp.includes(true)) break;
    const first = source.shift();
    if (!isOneOf(first, posts) && !isGiven(first, earlier) && !settleRepeats(first, sources)) posts.push(first);
  }

  const failed = sources.filter(({ error }) => error);
  const places = sources.map(({ place }) => place);
  if (!from && !posts.length && failed[0]) throw failed[0].error!;
  const next = places.some(Boolean) ? writePlace({ sources: places, given: toGiven(posts, earlier) }) : undefined;
  if (next) remember(nameOf(next), sources);
  return {
    posts: posts.map(toPost),
    cursor: next,
    ...(failed.length && { missing: [...new Set(failed.map(({ member }) => member))] }),
  };
}

/** The source whose next post is the newer one; of two as new, the one that the page names first. */
function newer(one: Source | undefined, other: Source): Source {
  return one && one.waiting[0]!.due >= other.waiting[0]!.due ? one : other;
}

/** A repeat of what an earlier page has given is given no more; that one cannot be told where else it is. */
function isGiven({ like }: Waiting, given: readonly Given[]): boolean {
  const signs = like ? signsOf(like) : [];
  return given.some(
    ({ sign, networks, time }) =>
      signs.includes(sign) && !networks.includes(like!.network) && Math.abs(time - like!.time) <= WINDOW_MS,
  );
}

/** What may still come again, the latest first. */
function toGiven(posts: readonly Waiting[], earlier: readonly Given[]): readonly Given[] {
  const until = (posts.at(-1)?.due ?? 0) + WINDOW_MS;
  const given = posts.toReversed().flatMap(({ like, elsewhere }) => {
    const networks = [like?.network ?? '', ...elsewhere.map(({ network }) => network)];
    return like ? signsOf(like).map((sign) => ({ sign, networks, time: like.time })) : [];
  });
  return [...given, ...earlier].filter(({ time }) => time <= until).slice(0, MAX_GIVEN);
}

/** Two networks may have the same id for two posts, and so may two feeds. */
function toPost({ post, source: { member, rank }, elsewhere }: Waiting): Post {
  return {
    ...post,
    id: `${rank} ${post.id}`,
    network: member.network,
    pinned: post.pinned && !rank,
    ...(elsewhere.length && { elsewhere }),
  };
}

function take(name: string): readonly Source[] | undefined {
  const sources = remembered.get(name);
  remembered.delete(name);
  for (const source of sources ?? []) source.resume();
  return sources;
}

function remember(name: string, sources: readonly Source[]): void {
  remembered.set(name, sources);
  for (const [oldest] of [...remembered].slice(0, -MAX_REMEMBERED)) remembered.delete(oldest);
}

/** Asks for the same page once, however many want it at the same time. */
function once<T>(
  load: (member: AccountRef, place: string | undefined) => Promise<T>,
): (member: AccountRef, place: string | undefined) => Promise<T> {
  const asked = new Map<AccountRef, Map<string | undefined, Promise<T>>>();
  return (member, place) => {
    const pages = asked.get(member) ?? new Map<string | undefined, Promise<T>>();
    asked.set(member, pages);
    const page = pages.get(place) ?? load(member, place);
    pages.set(place, page);
    return page;
  };
}
