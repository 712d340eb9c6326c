import type { PostPlace } from '../../core/model.js';
import { isAlike, isRepeat, type Likeness } from './repeats.js';
import type { Source, Waiting } from './source.js';

/** A post whose turn has come is one with a post of this page: that one is told where it is as well. */
export function isOneOf(first: Waiting, posts: readonly Waiting[]): boolean {
  const { like } = first;
  const found = like && posts.find((one) => one.like && isRepeat(one.like, like, false) && isFree(one, first));
  found?.elsewhere.push(...placesOf(first));
  return Boolean(found);
}

/**
 * Finds the repeats of a post whose turn has come among those that wait. The one of the account that the page names first is
 * the one that is given, at its own time, and is told where the others are; they leave the line.
 * @returns Whether that is another one than this.
 */
export function settleRepeats(first: Waiting, sources: readonly Source[]): boolean {
  const { like } = first;
  if (!like) return false;
  const alike = sources.flatMap(({ waiting }) => waiting.filter((one) => one.like && isAlike(one.like, like)));
  const networks = [first, ...alike].map((one) => one.like!.network);
  const isSeries = new Set(networks).size < networks.length;
  const repeats = nearest(like, alike).filter((one) => isRepeat(one.like!, like, isSeries) && isFree(one, first));
  const [lead] = repeats.filter(({ source }) => source.rank < first.source.rank);
  if (lead) {
    lead.elsewhere.push(...placesOf(first));
    return true;
  }
  for (const repeat of repeats) {
    first.elsewhere.push(...placesOf(repeat));
    repeat.source.waiting = repeat.source.waiting.filter((one) => one !== repeat);
  }
  return false;
}

/** Of each network the one that was made at the nearest time; in the order of the page. */
function nearest({ time }: Likeness, alike: readonly Waiting[]): readonly Waiting[] {
  const found = new Map<string, Waiting>();
  const apartMs = (one: Waiting): number => Math.abs(one.like!.time - time);
  for (const one of alike) {
    const { network } = one.like!;
    const other = found.get(network);
    if (!other || apartMs(one) < apartMs(other)) found.set(network, one);
  }
  return [...found.values()].sort((one, other) => one.source.rank - other.source.rank);
}

/** Whether neither has been found on the other's network before. */
function isFree(one: Waiting, other: Waiting): boolean {
  const networks = [one, other].flatMap((each) => placesOf(each).map(({ network }) => network));
  return new Set(networks).size === networks.length;
}

function placesOf({ post, source, elsewhere }: Waiting): readonly PostPlace[] {
  return [{ network: source.member.network, url: post.url }, ...elsewhere];
}
