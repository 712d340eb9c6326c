import type { Post } from '../../core/model.js';
import { plainText, type RichText } from '../../core/rich-text.js';

/** What is put on several networks, is put there within this time. */
export const WINDOW_MS = 48 * 3_600_000;
/** Where a text is repeated on one network, only those that were made together are taken for one. */
const SERIES_MS = 3_600_000;
/** Of a text as it is compared, in characters: people say “Good morning!” twice and mean it. */
const MIN_LENGTH = 40;

const URLS = /\bhttps?:\/\/\S+|(?<![\w.@/-])(?:[a-z\d-]+\.)+[a-z]{2,}\/\S*/giu;
/** Tags at either end are each network's own; one with a number in it may be all that tells two posts of a series apart. */
const LAST_TAGS = /(?:(?:^|\s+)#(?![^\s#]*\p{N})[^\s#]+)+\s*$/u;
const FIRST_TAGS = /^\s*(?:#(?![^\s#]*\p{N})[^\s#]+\s+)+/u;
/** `@lantern@social.example` and `@lantern.example` are one person; what is before the first dot says who. */
const MENTIONS = /(?<![\w.@])@([\p{L}\p{N}_-]+)(?:[.@][\p{L}\p{N}_.@-]*[\p{L}\p{N}_])?/gu;
/** What stands for the rest of a text that was too long. NFKC has made three dots of one character. */
const ELLIPSIS = /\s*\[?\.\.\.\]?$/u;

/** What is behind these says nothing new of a post, and costs time that grows with its square. In UTF-16 units. */
const ENOUGH = 5_000;

/** What two posts are compared by. */
export interface Likeness {
  readonly network: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Of the post's own page. */
  readonly page: string;
  /** Without addresses, tags of the network and what differs only in how it is written. */
  readonly words: string;
  /** It breaks off, and says so. */
  readonly cut: boolean;
  readonly links: readonly string[];
}

/** @returns `undefined` for what is never the same as a post of another network: answers to others, and what was passed on. */
export function likenessOf(post: Post, network: string): Likeness | undefined {
  const { author, createdAt, replyTo, repostedBy, text, url } = post;
  if (repostedBy || (replyTo && replyTo.handle !== author.handle)) return undefined;
  const words = plainText(text)
    .slice(0, ENOUGH)
    .normalize('NFKC')
    .replace(URLS, ' ')
    .replace(LAST_TAGS, '')
    .replace(FIRST_TAGS, '')
    .replace(MENTIONS, '@$1')
    .replace(/#(?=\p{L})/gu, '')
    .replace(/[‘’‚‹›]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
  const links = [...linksIn(text), ...(post.card ? [post.card.url] : [])].map(canonical);
  return {
    network,
    time: Date.parse(createdAt),
    page: canonical(url),
    words: words.replace(ELLIPSIS, ''),
    cut: ELLIPSIS.test(words),
    links: [...new Set(links)],
  };
}

/**
 * Whether two posts are one, on two networks. Two that differ must never be taken for one; that one is taken for two may be.
 * @param isSeries Whether one of the networks has more than one that the other could be.
 */
export function isRepeat(one: Likeness, other: Likeness, isSeries: boolean): boolean {
  const apartMs = Math.abs(one.time - other.time);
  if (one.network === other.network || apartMs > (isSeries ? SERIES_MS : WINDOW_MS)) return false;
  if (one.page === other.page || announces(one, other) || announces(other, one)) return true;
  if (pointApart(one.links, other.links)) return false;
  // What begins alike may go on differently: it was made at the same time, or leads to the same page.
  const isClose = apartMs <= SERIES_MS || one.links.some((link) => other.links.includes(link));
  return isSame(one, other) || (isClose && (isShortOf(one, other) || isShortOf(other, one)));
}

/** Whether two posts say the same, whenever and wherever that is. */
export function isAlike(one: Likeness, other: Likeness): boolean {
  return (
    one.page === other.page ||
    isSame(one, other) ||
    isShortOf(one, other) ||
    isShortOf(other, one) ||
    announces(one, other) ||
    announces(other, one)
  );
}

function isSame(one: Likeness, other: Likeness): boolean {
  return one.words === other.words && isLong(one.words);
}

/** Whether a post is the beginning of another: it breaks off, or ends with one of its sentences. */
function isShortOf({ words, cut }: Likeness, long: Likeness): boolean {
  const rest = long.words.slice(words.length);
  return (
    isLong(words) &&
    long.words.startsWith(words) &&
    rest !== '' &&
    (cut || (/[.!?]["')]?$/u.test(words) && rest.startsWith(' ')) || /[。！？][」』]?$/u.test(words))
  );
}

/** Whether a post leads to the page of the other, and says no more than how that one begins: its title. */
function announces({ words, links }: Likeness, { page, words: all }: Likeness): boolean {
  return links.includes(page) && words !== '' && all.startsWith(words);
}

function isLong(words: string): boolean {
  return [...words].length >= MIN_LENGTH;
}

/** Whether both lead to pages of one site and to none together: “Our new episode”, and the next day the next one. */
function pointApart(one: readonly string[], other: readonly string[]): boolean {
  const hosts = new Set(one.map(hostOf));
  return other.some((link) => hosts.has(hostOf(link))) && !other.some((link) => one.includes(link));
}

/** What a repeat has in common with a post of which nothing else is remembered. */
export function signsOf({ page, words, links }: Likeness): readonly string[] {
  return [page, isLong(words) ? `${words} ${[...links].sort().join(' ')}` : ''].filter(Boolean).map(digest);
}

function linksIn(text: RichText): readonly string[] {
  return text.flatMap((segment) =>
    segment.type === 'link' ? segment.url : segment.type === 'element' ? linksIn(segment.children) : [],
  );
}

/** An address without what tells only where a visitor came from, or how it is written. */
function canonical(address: string): string {
  const { host, pathname, searchParams } = new URL(address);
  const search = [...searchParams].filter(([name]) => !/^(utm_\w+|fbclid|gclid|ref|source)$/.test(name));
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}?${new URLSearchParams(search)}`;
}

function hostOf(link: string): string {
  return link.slice(0, link.search(/[/?]/));
}

/**
 * 53 bits of a text: two texts of one feed have the same once in many million feeds.
 * @see https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js
 */
function digest(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
