import type { AccountRef, Post, PostPage, PostQuery } from '../../core/model.js';
import { networkOf, type Io } from '../../core/network.js';
import { isOneOf, settleRepeats } from './merge.js';
import { readPlace, writePlace, type Given } from './place.js';
import { signsOf, WINDOW_MS } from './repeats.js';
import { Source, type Loader, type Waiting } from './source.js';

/** Posts that are remembered to know repeats of them, so that a cursor stays below 8 kB. */
const MAX_GIVEN = 100;
/**
 * How long the others wait for one that has not answered when all of them have: what there is, is drawn within a second. Who
 * answers later is given in the rest of the page.
 */
const GRACE_MS = 600;
/** Places whose loaded posts are remembered until somebody goes on from there. */
const MAX_REMEMBERED = 20;

/** What has been loaded and not been given, by where to go on. It could be asked for again: this spares the networks. */
const remembered = new Map<string, readonly Source[]>();

/**
 * Loads a page of the posts of several accounts: newest first, each once, the pinned ones of the first account before them.
 * An account that does not answer is left out and named; what is missed by that comes with the next page. One that is only
 * slow holds up nobody: the page comes without it, and once more when it has answered.
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
  const asTheyWere = sources.map((source) => source.copy());
  // What an account has pinned comes with its first posts; and what has been asked for is not asked for again for the rest.
  const load = once((member: AccountRef, place: string | undefined) =>
    networkOf(member).loadPosts!(member, query, place, io),
  );

  const gather = async (all: readonly Source[], graceMs: number): Promise<readonly [PostPage, isWhole: boolean]> => {
    const { posts, late } = await mergePage(all, query.limit, from?.given ?? [], graceMs, load, io.signal);
    const failed = all.filter(({ error }) => error);
    const places = all.map(({ place }) => place);
    if (!from && !posts.length && failed[0]) throw failed[0].error!;
    const next = places.some(Boolean)
      ? writePlace({ sources: places, given: toGiven(posts, from?.given ?? []) })
      : undefined;
    if (next) remember(nameOf(next), all);
    const page = {
      posts: posts.map(toPost),
      cursor: next,
      ...(failed.length && { missing: [...new Set(failed.map(({ member }) => member))] }),
    };
    return [page, !late.size];
  };

  const [page, isWhole] = await gather(sources, GRACE_MS);
  if (isWhole) return page;
  return {
    ...page,
    rest: gather(asTheyWere, Infinity).then(
      ([whole]) => whole,
      () => page,
    ),
  };
}

/** @returns The next posts in their order, and which sources were not waited for any longer. */
async function mergePage(
  sources: readonly Source[],
  limit: number,
  earlier: readonly Given[],
  graceMs: number,
  load: Loader,
  signal: AbortSignal,
): Promise<{ readonly posts: readonly Waiting[]; readonly late: ReadonlySet<Source> }> {
  const posts: Waiting[] = [];
  const late = new Set<Source>();
  while (posts.length < limit) {
    const gaveUp = await fillAll(sources, late, graceMs, load);
    signal.throwIfAborted();
    let source: Source | undefined;
    for (const one of sources) if (one.waiting.length) source = newer(source, one);
    if (!source || gaveUp) break;
    const first = source.shift();
    if (!isOneOf(first, posts) && !isGiven(first, earlier) && !settleRepeats(first, sources)) posts.push(first);
  }
  return { posts, late };
}

/**
 * Lets every source that is dry look for a post, but waits for the last ones only for a time where others have one.
 * @param late Those that nobody waits for; more may join them.
 * @returns Whether one of them gave up looking.
 */
function fillAll(sources: readonly Source[], late: Set<Source>, graceMs: number, load: Loader): Promise<boolean> {
  const asked = new Set(sources.filter((source) => source.isDry && !late.has(source)));
  let gaveUp = false;
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onAnswer = (): void => {
      clearTimeout(timer);
      if (!asked.size) resolve(gaveUp);
      else if (graceMs < Infinity && sources.some(({ waiting }) => waiting.length)) timer = setTimeout(giveUp, graceMs);
    };
    const giveUp = (): void => {
      for (const source of asked) late.add(source);
      resolve(gaveUp);
    };
    for (const source of asked) {
      void source.fill(load).then((gave) => {
        gaveUp ||= gave;
        asked.delete(source);
        onAnswer();
      });
    }
    onAnswer();
  });
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

/** Asks for the same page once, however many want it. */
function once(load: Loader): Loader {
  const asked = new Map<AccountRef, Map<string | undefined, Promise<PostPage>>>();
  return (member, place) => {
    const pages = asked.get(member) ?? new Map<string | undefined, Promise<PostPage>>();
    asked.set(member, pages);
    const page = pages.get(place) ?? load(member, place);
    pages.set(place, page);
    return page;
  };
}
